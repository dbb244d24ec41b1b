// SPDX-License-Identifier: GPL-3.0-or-later
// How far apart the numbers of pages stand, and how much must speak for a row of them: each limit from both sides.
#include "indexer/cleaning/page_breaks.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <utility>
#include <vector>

using namespace dossier::reading;

namespace {

using Ranges = std::vector<std::pair<std::size_t, std::size_t>>;

Ranges pages_of(const std::vector<std::string>& lines) {
  std::string text;
  for (const auto& line : lines) text += line + "\n";
  Ranges out;
  for (const auto& page : counted_pages(split_lines(text))) out.emplace_back(page.from, page.to);
  return out;
}

/// A line of so many bytes that begins with a capital and has two words.
std::string bytes(std::size_t count) { return "The " + std::string(count - 4, 'x'); }

/// Marked numbers, each of five bytes, with lines of so many bytes between them.
Ranges numbered(const std::vector<std::string>& numbers, std::size_t between) {
  std::vector<std::string> lines;
  for (const auto& number : numbers) {
    if (!lines.empty()) lines.push_back(bytes(between));
    lines.push_back(number);
  }
  return pages_of(lines);
}

const std::vector<std::string> three{"- 1 -", "- 2 -", "- 3 -"};
const std::vector<std::string> odd{"- 1 -", "- 3 -", "- 5 -"};

/// Whether pages are found in two pieces of text with many bytes between them.
bool parts(const std::vector<std::string>& first, const std::vector<std::string>& second) {
  std::vector<std::string> lines = first;
  lines.push_back(bytes(900));
  lines.insert(lines.end(), second.begin(), second.end());
  return pages_of(lines).size() > 1;
}

}  // namespace

TEST_CASE("a page has 400 to 16,000 bytes", "[page breaks]") {
  const Ranges cut{{0, 1}, {1, 3}, {3, 5}};
  const Ranges whole{{0, 5}};
  CHECK(numbered(three, 394) == whole);
  CHECK(numbered(three, 395) == cut);
  CHECK(numbered(three, 15'995) == cut);
  CHECK(numbered(three, 15'996) == whole);
  CHECK(numbered(odd, 794) == whole);
  CHECK(numbered(odd, 795) == cut);
  CHECK(numbered(odd, 31'995) == cut);
  CHECK(numbered(odd, 31'996) == whole);
}

TEST_CASE("numbers of pages grow by one or two", "[page breaks]") {
  CHECK(numbered({"- 1 -", "- 4 -", "- 7 -"}, 2000) == Ranges{{0, 5}});
  CHECK(numbered({"- 3 -", "- 2 -", "- 1 -"}, 2000) == Ranges{{0, 5}});
  CHECK(numbered({"- 7 -", "- 7 -", "- 7 -"}, 2000) == Ranges{{0, 5}});
  CHECK(numbered({"- 7 -", "- 8 -", "- 10 -"}, 2000) == Ranges{{0, 1}, {1, 3}, {3, 5}});
  CHECK(pages_of({}) == Ranges{{0, 0}});
  CHECK(pages_of({"The ferries", "waited"}) == Ranges{{0, 2}});
  // What stands behind the last number is a page too, and blank lines count no bytes.
  CHECK(pages_of({"- 1 -", "", bytes(395), "", "- 2 -", bytes(395), "- 3 -", "The end"}) ==
        Ranges{{0, 1}, {1, 5}, {5, 7}, {7, 8}});
}

TEST_CASE("Roman numbers are counted apart", "[page breaks]") {
  const std::vector<std::string> lines{"",  "i", "",         bytes(500), "",    "ii", "",         bytes(500), "",
                                       "3", "",  bytes(500), "",         "iii", "",   bytes(500), "",         "iv"};
  CHECK(pages_of(lines) == Ranges{{0, 2}, {2, 6}, {6, 14}, {14, 18}});
}

TEST_CASE("two numbers make pages where as much speaks for them as eight", "[page breaks]") {
  // A marked number counts three, one alone between blank lines one more, the next page three.
  CHECK(parts({"- 1 -"}, {"- 2 -"}));
  CHECK_FALSE(parts({"- 1 -"}, {"", "2", "The end."}));             // 3 + 0 + 3
  CHECK(parts({"", "- 1 -", "", "The"}, {"", "2", ""}));            // 4 + 1 + 3
  CHECK_FALSE(parts({"", "- 1 -", "", "The"}, {"2", ""}));          // 4 + 0 + 3
  CHECK_FALSE(parts({"", "- 1 -", "The"}, {"", "2", ""}));          // 3 + 1 + 3
  CHECK_FALSE(parts({"", "- 1 -", "", "The"}, {"", "3", ""}));      // 4 + 1
  CHECK(parts({"", "- 1 -", "", "The"}, {"", "- 3 -", ""}));        // 4 + 4
  CHECK_FALSE(parts({"", "- 1 -", "", "The"}, {"- 3 -", "Ice."}));  // 4 + 3
  CHECK(parts({"", "Quay Harbours   1", "", "The"}, {"", "2", ""}));
  // Where the text goes on over the number, three more.
  CHECK(parts({"the ferries", "1", "waited for the ice"}, {"", "- 2 -"}));        // 3 + 4 + 3
  CHECK_FALSE(parts({"the ferries", "1", "waited for the ice"}, {"", "2", ""}));  // 3 + 1 + 3
  CHECK_FALSE(parts({"the ferries.", "1", "waited for the ice"}, {"", "- 2 -"}));
  CHECK_FALSE(parts({"the ferries", "1", "Waited for the ice"}, {"", "- 2 -"}));
  // The next lines with text, two blank ones away at most.
  CHECK(parts({"the ferries", "", "", "1", "", "", "waited there"}, {"- 2 -"}));  // 4 + 3 + 3
  CHECK_FALSE(parts({"the ferries", "", "", "", "1", "", "", "waited there"}, {"- 2 -"}));
  CHECK_FALSE(parts({"the ferries", "", "", "1", "", "", "", "waited there"}, {"- 2 -"}));
}

TEST_CASE("three numbers make pages unless they stand above titles", "[page breaks]") {
  const auto row = [&](const std::string& number, const std::string& below) {
    return std::vector<std::string>{bytes(500), "", number, below, "they waited."};
  };
  const auto pages = [&](const std::vector<std::string>& below) {
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < below.size(); ++i) {
      const auto one = row(std::to_string(i + 1), below[i]);
      lines.insert(lines.end(), one.begin(), one.end());
    }
    return pages_of(lines).size();
  };
  const std::string nine = "Reeds Banks Piers Tolls Boats Gates Masts Sails Ropes";
  const std::string neutral = "Mill weirs.";
  CHECK(pages({neutral, neutral, neutral}) == 4);       // twice three
  CHECK(pages({"Mill Weirs", neutral, neutral}) == 1);  // two less
  CHECK(pages({nine, neutral, neutral}) == 1);
  CHECK(pages({nine + " Oars", neutral, neutral}) == 4);
  CHECK(pages({"mill weirs.", neutral, neutral}) == 4);
}

TEST_CASE("of a number that stands in several places the last four are remembered", "[page breaks]") {
  const auto pages = [](std::size_t more) {
    std::vector<std::string> lines{"- 1 -", bytes(400)};
    lines.insert(lines.end(), more, "- 1 -");
    for (const auto* number : {"- 2 -", "- 3 -"}) {
      lines.emplace_back(number);
      lines.push_back(bytes(400));
    }
    return pages_of(lines).size();
  };
  CHECK(pages(3) == 4);
  CHECK(pages(4) == 3);
}

TEST_CASE("form feeds part pages", "[page breaks]") {
  Ranges out;
  for (const auto& page : fed_pages(split_lines("a\nb\n\fc\n\fd\ne\nf\n"))) out.emplace_back(page.from, page.to);
  CHECK(out == Ranges{{0, 2}, {2, 3}, {3, 6}});
  CHECK(fed_pages({}).empty());
}
