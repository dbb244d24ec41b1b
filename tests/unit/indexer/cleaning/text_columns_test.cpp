// SPDX-License-Identifier: GPL-3.0-or-later
// How wide a column is at least, how wide a gutter, and how many lines it takes: each limit from both sides.
#include "indexer/cleaning/text_columns.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <vector>

using namespace dossier::reading;

namespace {

using Lines = std::vector<std::string>;

const std::string left15 = "the ferries are";
const std::string left16 = "the ferries were";
const std::string left18 = "the ferries waited";
const std::string right15 = "deep ice lay on";
const std::string right16 = "deep snow lay on";
const std::string right17 = "deep snow lay far";
const std::string right18 = "deep snow lay here";
const std::string crossing = "and the ferries between the two towns lay in it";

std::string blanks(std::size_t count) { return std::string(count, ' '); }

/// So many equal lines.
Lines times(std::size_t count, const std::string& line) { return Lines(count, line); }

Lines joined(std::initializer_list<Lines> parts) {
  Lines all;
  for (const auto& part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}

/// The lines in their new order; none where they stay as they are.
Lines relaid(const Lines& lines) {
  std::string text;
  for (const auto& line : lines) text += line + "\n";
  const auto source = split_lines(text);
  Lines out;
  for (const auto& line : part_columns(source).relaid) out.emplace_back(line.text);
  return out;
}

/// Eight lines of two columns and a gap of that width.
Lines eight(const std::string& left, std::size_t gap, const std::string& right) {
  return times(8, left + blanks(gap) + right);
}

}  // namespace

TEST_CASE("a gutter has a column with eighteen or more before it and behind it", "[text columns]") {
  CHECK(relaid(eight(left16, 3, right18)) == joined({times(8, left16), times(8, right18)}));
  CHECK(relaid(eight(left16, 3, right17)).empty());
  CHECK(relaid(eight(left15, 3, right18)).empty());
  CHECK(relaid(eight(left18, 3, right16)) == joined({times(8, left18), times(8, right16)}));
  CHECK(relaid(eight(left18, 3, right15)).empty());
  CHECK(relaid(eight(left15, 4, right18)) == joined({times(8, left15), times(8, right18)}));
}

TEST_CASE("two blanks are no gap", "[text columns]") {
  // Further gaps, at the end of the lines, are too near to it.
  CHECK(relaid(eight(left18, 2, right18 + "   x")).empty());
  CHECK(relaid(eight(left18, 3, right18 + "   x")) == joined({times(8, left18), times(8, right18 + "   x")}));
}

TEST_CASE("eight lines with text on both sides make a gutter", "[text columns]") {
  const auto both = left18 + blanks(3) + right18;
  CHECK(relaid(times(7, both)).empty());
  CHECK(relaid(joined({times(7, both), times(3, left18)})).empty());
  CHECK(relaid(joined({times(7, both), {"the   ferries waited for the deep snow"}})).empty());
  CHECK(relaid(joined({times(8, both), times(2, left18)})) ==
        joined({times(10, left18), times(8, right18), times(2, "")}));
}

TEST_CASE("lines that cross a gutter part the page, and too many of them are none", "[text columns]") {
  const auto both = left18 + blanks(3) + right18;
  const auto bands = [&](std::size_t crossings) {
    return joined({times(4, both), times(crossings, crossing), times(4, both)});
  };
  CHECK(relaid(bands(4)).empty());
  // Each band is laid out again by itself, where it is too short to be parted once more.
  CHECK(relaid(bands(3)) ==
        joined({times(4, left18), times(4, right18), times(3, crossing), times(4, left18), times(4, right18)}));
}

TEST_CASE("text on one side alone stays on it, and the right column keeps what is set in", "[text columns]") {
  const auto both = left18 + blanks(3) + right18;
  CHECK(relaid(joined({times(7, both), {blanks(21) + right18, left18 + blanks(5) + right16, left16, ""}, {both}})) ==
        joined({times(7, left18),
                {"", left18, left16, ""},
                {left18},  // to the left
                times(7, right18),
                {right18, "  " + right16, "", ""},
                {right18}}));
}

TEST_CASE("three gutters are found, one in what is right of the other, and no fourth", "[text columns]") {
  const auto columns = [](int count) {
    std::string line;
    for (int i = 0; i < count; ++i) line += (i == 0 ? "" : blanks(3)) + left18;
    return line;
  };
  CHECK(relaid(times(8, columns(3))) == times(24, left18));
  CHECK(relaid(times(8, columns(4))) == times(32, left18));
  CHECK(relaid(times(8, columns(5))) == joined({times(24, left18), times(8, columns(2))}));
}

TEST_CASE("both columns have three words a line and go on in every fourth", "[text columns]") {
  CHECK(relaid(eight("ferries were there", 3, right18)).size() == 16);
  CHECK(relaid(eight("ferries thereabout", 3, right18)).empty());
  CHECK(relaid(eight(left18, 3, "snow laid hereupon")).size() == 16);
  CHECK(relaid(eight(left18, 3, "snowing hereabouts")).empty());
  const auto ended = [](std::size_t going_on) {
    return joined({times(8 - going_on - 1, "the ferry is late." + blanks(3) + right18),
                   times(going_on + 1, left18 + blanks(3) + right18)});
  };
  CHECK(relaid(ended(2)).size() == 16);
  CHECK(relaid(ended(1)).empty());
}

TEST_CASE("two signs of a script without blanks count as a word more", "[text columns]") {
  CHECK(relaid(eight("渡船很多", 15, right18)) == joined({times(8, "渡船很多"), times(8, right18)}));
  CHECK(relaid(eight("渡船多", 16, right18)).empty());
}

TEST_CASE("lines are looked at up to column four hundred", "[text columns]") {
  CHECK(relaid(eight(left16, 383, right18)) == joined({times(8, left16), times(8, right18)}));
  CHECK(relaid(eight(left16, 384, right18)).empty());
}

TEST_CASE("where nothing tells pages apart, seventy lines are one", "[text columns]") {
  const auto both = left18 + blanks(3) + right18;
  CHECK(relaid(times(72, both)) == joined({times(70, left18), times(70, right18), times(2, both)}));
}

TEST_CASE("a page begins with its left column alone", "[text columns]") {
  std::string text = "the ferries\n\f";
  for (const auto& line : eight(left18, 3, right18)) text += line + "\n";
  const auto source = split_lines(text);
  const auto out = part_columns(source);
  CHECK(out.relaid_because == "columns side by side");
  std::vector<std::size_t> begins;
  for (std::size_t i = 0; i < out.relaid.size(); ++i) {
    if (out.relaid[i].starts_page) begins.push_back(i);
  }
  CHECK(begins == std::vector<std::size_t>{1});
  CHECK(part_columns({}).relaid.empty());
}
