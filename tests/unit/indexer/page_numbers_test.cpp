// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/source/page_numbers.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <vector>

using namespace dossier::reading;

namespace {

using Names = std::vector<std::string>;

struct SeenPage {
  Names margin;  ///< lines of furniture
  std::string label;
};

Names numbers(const std::vector<SeenPage>& pages) {
  std::vector<PageSigns> signs;
  for (const auto& page : pages) {
    PageSigns one;
    one.label = page.label;
    for (const auto& line : page.margin) {
      for (auto& number : numbers_in_margin(line)) one.margin.push_back(number);
    }
    signs.push_back(one);
  }
  return printed_numbers(signs);
}

Names seen_in(std::string_view line) {
  Names texts;
  for (const auto& number : numbers_in_margin(line)) texts.push_back(number.text);
  return texts;
}

}  // namespace

TEST_CASE("numbers in a line of a margin") {
  CHECK(seen_in("214") == Names{"214"});
  CHECK(seen_in("– 214 –") == Names{"214"});
  CHECK(seen_in("Page 3 of 9") == Names{"3"});
  CHECK(seen_in("3 of 9") == Names{"3", "9"});
  CHECK(seen_in("S12 Annals of Salt 4(2)") == Names{"S12", "4", "2"});
  CHECK(seen_in("xiv") == Names{"xiv"});
  CHECK(seen_in("Salt and Wool").empty());
  CHECK(seen_in("10.1000/1234567").size() == 2);
  for (const auto* const line : {"- 12 -", "– 12 –", "— 12 —", "[12]", "(12)", "| 12 |", "Page 12", "Page 12 of 300",
                                 "page 12/300", "p. 12", "Seite 12 von 300", "S. 12", "стр. 12"}) {
    INFO(line);
    const auto found = numbers_in_margin(line);
    REQUIRE(found.size() == 1);
    CHECK(found.front().text == "12");
    CHECK(found.front().alone);
  }
  CHECK(numbers_in_margin("– xiv –").front().text == "xiv");
  for (const auto* const line : {"12 May 2001", "Pages 12", "12(3)", "12/3", "Page 12 of the Annals", "Vol. 12"}) {
    INFO(line);
    CHECK_FALSE(numbers_in_margin(line).front().alone);
  }
  CHECK_FALSE(numbers_in_margin("12 Weaver").front().alone);
  CHECK_FALSE(numbers_in_margin("12 соль").front().alone);
}

TEST_CASE("the number that runs with the pages is the page's, whatever else stands in the margin") {
  CHECK(numbers({{{"Annals 12 (2019) 214"}, "1"}, {{"215 Weaver 12"}, "2"}, {{"Annals 12 (2019) 216"}, "3"}}) ==
        Names{"214", "215", "216"});
  CHECK(numbers({{{"Page 1 of 3"}, ""}, {{"Page 2 of 3"}, ""}, {{"Page 3 of 3"}, ""}}) == Names{"1", "2", "3"});
  CHECK(numbers({{{"S7"}, ""}, {{"S8"}, ""}}) == Names{"S7", "S8"});
}

TEST_CASE("pages without a number count on from those beside") {
  // The opening page, a page with a drawing, the last one.
  CHECK(numbers({{{}, ""}, {{"215"}, ""}, {{}, ""}, {{"217"}, ""}, {{}, ""}}) ==
        Names{"214", "215", "216", "217", "218"});
  // A cover of two pages, of which the first is not counted.
  CHECK(numbers({{{}, ""}, {{}, ""}, {{"30"}, ""}, {{"31"}, ""}}) == Names{"", "29", "30", "31"});
  // Nothing below 1; nothing between two ways to count.
  CHECK(numbers({{{}, ""}, {{"1"}, ""}, {{"2"}, ""}}) == Names{"", "1", "2"});
  CHECK(numbers({{{"iii"}, ""}, {{"iv"}, ""}, {{}, ""}, {{"1"}, ""}, {{"2"}, ""}}) == Names{"iii", "iv", "", "1", "2"});
  CHECK(numbers({{{"viii"}, ""}, {{}, ""}, {{"x"}, ""}, {{}, ""}}) == Names{"viii", "ix", "x", "xi"});
}

TEST_CASE("labels of the file count where the margins say nothing, and decide between numbers") {
  CHECK(numbers({{{}, "xi"}, {{}, "xii"}, {{}, "A-1"}}) == Names{"xi", "xii", "A-1"});
  CHECK(numbers({{{}, "Cover"}, {{}, "7"}, {{}, "8"}}) == Names{"6", "7", "8"});
  // Without labels of its own a file names its pages 1, 2, 3.
  CHECK(numbers({{{}, "1"}, {{}, "2"}}) == Names{"", ""});
  // Both the year's issue and the page run with the pages.
  CHECK(numbers({{{"31 77"}, "77"}, {{"32 78"}, "78"}, {{"33 79"}, "79"}}) == Names{"77", "78", "79"});
  // What is printed holds against labels that somebody left over.
  CHECK(numbers({{{"214"}, "5"}, {{"215"}, "6"}, {{"216"}, "7"}, {{}, "8"}}) == Names{"214", "215", "216", "217"});
}

TEST_CASE("numbers that run with nothing are no pages") {
  CHECK(numbers({{{"Annals 12"}, ""}, {{"Annals 12"}, ""}, {{"Annals 12"}, ""}}) == Names{"", "", ""});
  CHECK(numbers({{{"214"}, ""}}) == Names{"214"});
  CHECK(numbers({{{"Annals of Salt 12"}, ""}}) == Names{""});
  CHECK(numbers({{{"40"}, ""}, {{}, ""}, {{}, ""}, {{}, ""}, {{"44"}, ""}}) == Names{"", "", "", "", ""});
  CHECK(numbers({}).empty());
}
