// SPDX-License-Identifier: GPL-3.0-or-later
// What makes a line at the edge of a page a running head or a page number: each condition from both sides.
#include "indexer/cleaning/page_edges.hpp"
#include "indexer/text/section_names.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <vector>

using namespace dossier::reading;

namespace {

using Lines = std::vector<std::string>;

const std::string by_title = " < words of the title at the head of a page";
const std::string by_repeat = " < repeats at the edges of pages";
const std::string by_number = " < words with the number of the page";
const std::string lone = " < a number at the edge of a page";

/// Eight lines of running text between those at the edges of a page.
std::string page(const Lines& top, const Lines& foot = {}) {
  std::string text;
  for (const auto& line : top) text += line + "\n";
  for (int i = 0; i < 8; ++i) text += "and the barge lay behind the mole of the harbour\n";
  for (const auto& line : foot) text += line + "\n";
  return text;
}

/// A title page, with lines that are too short to be an edge, and those behind it, parted by form feeds.
std::string paper(const Lines& pages, const std::string& first = "Ice Roads in the Sound\n\nAda Brook\n",
                  const std::string& foot = {}) {
  std::string text = first;
  for (int i = 0; i < 14; ++i) text += "Mud\n";
  text += foot;
  for (const auto& one : pages) text += "\f" + one;
  return text;
}

/// `line < reason` of each line that is blanked.
Lines blanked(const std::string& text) {
  const auto lines = split_lines(text);
  Lines out;
  for (const auto& edit : drop_page_edges(lines).edits) {
    if (edit.made.blank()) out.push_back(std::string(lines[edit.at].text) + " < " + edit.reason);
  }
  return out;
}

Lines on_second_page(const std::string& head) { return blanked(paper({page({head})})); }
Lines on_pages(std::size_t count, const std::string& head) { return blanked(paper(Lines(count, page({head})))); }
Lines times(std::size_t count, const std::string& line) { return Lines(count, line); }

long offset_of(const Lines& heads) {
  Lines pages;
  for (const auto& head : heads) pages.push_back(page({head}));
  return drop_page_edges(split_lines(paper(pages))).page_offset;
}

}  // namespace

TEST_CASE("two words of the title page make a head, and no word of another", "[page edges]") {
  CHECK(on_second_page("Ice Roads") == Lines{"Ice Roads" + by_title});
  CHECK(on_second_page("Brook: Roads in the Sound") == Lines{"Brook: Roads in the Sound" + by_title});
  CHECK(on_second_page("Roads").empty());
  CHECK(on_second_page("Brook and").empty());
  CHECK(on_second_page("Brook et al").empty());
  CHECK(on_second_page("Brook et al Roads") == Lines{"Brook et al Roads" + by_title});
  CHECK(on_second_page("Brook and Roads") == Lines{"Brook and Roads" + by_title});
  CHECK(on_second_page("Ice Roads 17") == Lines{"Ice Roads 17" + by_title});
  CHECK(on_second_page("Roads 17").empty());
  CHECK(on_second_page("Roads ** in") == Lines{"Roads ** in" + by_title});
  CHECK(on_second_page("Ice Bridges").empty());
  CHECK(on_second_page("Ice Roads.").empty());
  CHECK(on_second_page("2. Ice Roads").empty());
}

TEST_CASE("a head of 160 bytes is one, and a longer line is none", "[page edges]") {
  const std::string head = "Ice Roads";
  CHECK(on_second_page(std::string(151, ' ') + head).size() == 1);
  CHECK(on_second_page(std::string(152, ' ') + head).empty());
}

TEST_CASE("a heading that names a section is no head, though the title has its words", "[page edges]") {
  const std::string first = "On Methods of Ice Roads and Data for Ships\n\nAda Brook\n";
  REQUIRE_FALSE(named_role("On Methods of Ice Roads and Data for Ships"));
  REQUIRE(named_role("Data and Methods"));
  CHECK(blanked(paper({page({"Data and Methods"})}, first)).empty());
  CHECK(blanked(paper({page({"Ice Roads"})}, first)) == Lines{"Ice Roads" + by_title});
}

TEST_CASE("words of the title make a head in the first line of a page alone", "[page edges]") {
  CHECK(blanked(paper({page({"Harbour", "Ice Roads"})})).empty());
  CHECK(blanked(paper({page({}, {"Ice Roads"})})).empty());
  CHECK(blanked(paper({page({})}, "Ice Roads\nMud\nEel\nOar\n")).empty());
}

TEST_CASE("the title page has fourteen lines with text, or ends at a heading", "[page edges]") {
  const auto first = [](std::size_t before, const std::string& between) {
    std::string text;
    for (std::size_t i = 0; i < before; ++i) text += "The ferries waited\n\n";
    return text + between + "Northern Alder\n";
  };
  const auto pages = Lines{page({"Northern Alder"})};
  CHECK(blanked(paper(pages, first(13, ""))) == Lines{"Northern Alder" + by_title});
  CHECK(blanked(paper(pages, first(14, ""))).empty());
  CHECK(blanked(paper(pages, first(4, "Ice\n"))) == Lines{"Northern Alder" + by_title});
  CHECK(blanked(paper(pages, first(4, "Introduction\n"))).empty());
}

TEST_CASE("a head of eight letters and twelve words repeats on two pages, another on three", "[page edges]") {
  CHECK(on_pages(1, "Quay Harbours").empty());
  CHECK(on_pages(2, "Harbours") == times(2, "Harbours" + by_repeat));
  CHECK(on_pages(2, "Harbour").empty());
  CHECK(on_pages(3, "Harbour") == times(3, "Harbour" + by_repeat));
  CHECK(on_pages(3, "Quay") == times(3, "Quay" + by_repeat));
  CHECK(on_pages(4, "Mud").empty());
  const std::string twelve = "Barges Weirs Mills Locks Reeds Banks Piers Tolls Boats Gates Masts Sails";
  CHECK(on_pages(2, twelve) == times(2, twelve + by_repeat));
  CHECK(on_pages(2, twelve + " Ropes").empty());
  CHECK(on_pages(3, twelve + " Ropes") == times(3, twelve + " Ropes" + by_repeat));
}

TEST_CASE("a head that stands twice on one page repeats on no other", "[page edges]") {
  const std::string head = "Quay Harbours";
  CHECK(blanked(paper({page({head, head}), page({})})).empty());
  CHECK(blanked(paper({page({head}), page({head})})).size() == 2);
  CHECK(blanked(paper({page({}, {head})}, "Ice Roads\n", head + "\n")).size() == 2);
  CHECK(blanked(paper({page({head})}, head + "\nMud\nEel\nOar\n")) == Lines{head + by_repeat});
}

TEST_CASE("three lines from either end are an edge, and one inside stands alone on three pages", "[page edges]") {
  const std::string head = "Quay Harbours";
  CHECK(blanked(paper({page({"Weir", "Mill", head}), page({"Lock", "Reed", head})})).size() == 2);
  CHECK(blanked(paper({page({}, {head, "Mill", "Weir"}), page({}, {head, "Lock", "Reed"})})).size() == 2);
  CHECK(blanked(paper(times(3, page({"Mud", "Eel", "Oar", head})))).empty());
  const Lines alone{"Mud", "Eel", "Oar", "", head, ""};
  CHECK(blanked(paper(times(2, page(alone)))).empty());
  CHECK(blanked(paper(times(3, page(alone)))) == times(3, head + by_repeat));
  CHECK(blanked(paper(times(3, page({"Mud", "Eel", "Oar", "", "Harbour", ""})))).empty());
  CHECK(blanked(paper(times(3, page({"Mud", "Eel", "Oar", head, ""})))).empty());
  CHECK(blanked(paper(times(3, page({"Mud", "Eel", "Oar", "", head})))).empty());
  auto many = times(3, page(alone));  // of twelve pages, and of thirteen
  many.resize(11, page({}));
  CHECK(blanked(paper(many)).size() == 3);
  many.push_back(page({}));
  CHECK(blanked(paper(many)).empty());
}

TEST_CASE("a piece of a sentence is no head, however often it stands at an edge", "[page edges]") {
  for (const auto* line :
       {"Quay Harbours:", "Quay Harbours,", "Quay Harbours of", "quay harbours.", "quay harbours, mills, weirs and",
        "quay harbours near mill weirs", "Quay Harbours near mill weirs."}) {
    CAPTURE(line);
    CHECK(on_pages(3, line).empty());
  }
  for (const auto* line : {"quay harbours near weirs", "Quay Harbours near weirs.", "Quay Harbours near mill weirs",
                           "Quay Harbours near weirs, vol."}) {
    CAPTURE(line);
    CHECK(on_pages(2, line) == times(2, line + by_repeat));
  }
  CHECK(on_pages(3, "Conclusion").empty());
  CHECK(on_pages(3, "# Conclusion").empty());
}

TEST_CASE("numbers that agree with the count of pages on more than half of them tell its offset", "[page edges]") {
  CHECK(offset_of({"12", "13"}) == 10);
  CHECK(offset_of({"12"}) == 0);
  CHECK(offset_of({"12", "99"}) == 0);
  CHECK(offset_of({"12", "13", "70", "90"}) == 0);
  CHECK(offset_of({"12", "13", "14", "70", "90"}) == 10);
  CHECK(offset_of({"xii", "xiii"}) == 0);
  CHECK(offset_of({"Quay Harbours   12", "Mill Weirs   13"}) == 10);
  CHECK(offset_of({"Quay Harbours 12", "Quay Harbours 13"}) == 10);
  CHECK(offset_of({"Quay Harbours 12", "Mill Weirs 13"}) == 0);
  // Two numbers on each page: the smaller ones.
  CHECK(drop_page_edges(split_lines(paper({page({"12"}, {"22"}), page({"13"}, {"23"})}))).page_offset == 10);
  CHECK(drop_page_edges(split_lines(paper({page({"22"}, {"12"}), page({"23"}, {"13"})}))).page_offset == 10);
}

TEST_CASE("a lone number at an edge goes where it counts the page", "[page edges]") {
  CHECK(on_second_page("12") == Lines{"12" + lone});
  CHECK(blanked(paper({page({"Harbour", "12"})})).empty());
  CHECK(blanked(paper({page({"Harbour", "- 12 -"})})) == Lines{"- 12 -" + lone});
  CHECK(blanked(paper({page({"Harbour", "xii"})})) == Lines{"xii" + lone});
  CHECK(blanked(paper({page({"Harbour", "Mill", "Weir", "", "- 12 -", ""})})).empty());
  const auto third = [](const Lines& top) {
    return blanked(paper({page({"12"}), page(top), page({"14"}), page({"15"})}));
  };
  const Lines others{"12" + lone, "14" + lone, "15" + lone};
  CHECK(third({"13"}).size() == 4);
  CHECK(third({"12"}).size() == 4);
  CHECK(third({"14"}).size() == 4);
  CHECK(third({"11"}) == others);
  CHECK(third({"15"}) == others);
  CHECK(third({"Harbour", "13"}).size() == 4);
  CHECK(third({"Harbour", "14"}) == others);
}

TEST_CASE("words with the number of their page are a head", "[page edges]") {
  const auto third = [](const std::string& line) {
    return blanked(paper({page({"12"}), page({line}), page({"14"}), page({"15"})})).size() == 4;
  };
  CHECK(third("13 Mill Weirs"));
  CHECK_FALSE(third("12 Mill Weirs"));
  CHECK_FALSE(third("14 Mill Weirs"));
  CHECK_FALSE(third("13 Mill Weirs."));
  const std::string eleven = "Barges Weirs Mills Locks Reeds Banks Piers Tolls Boats Gates Masts";
  CHECK(third("13 " + eleven));
  CHECK_FALSE(third("13 " + eleven + " Sails"));
  // Where no offset is known, a number far apart is enough.
  CHECK(on_second_page("Mill Weirs   40") == Lines{"Mill Weirs   40" + by_number});
  CHECK(on_second_page("Mill Weirs 40").empty());
  CHECK_FALSE(third("Mill Weirs   40"));
  CHECK(third("Mill Weirs   xl"));
  CHECK(blanked(paper({page({})}, "Mill Weirs   40\nMud\nEel\nOar\n")) == Lines{"Mill Weirs   40" + by_number});
}

TEST_CASE("one page has no edges", "[page edges]") {
  CHECK(blanked(page({"12"})).empty());
  CHECK(blanked("").empty());
}

TEST_CASE("a number right above a numbered heading goes, and one elsewhere stays", "[page edges]") {
  const auto goes = [](const std::string& above, const std::string& number, const std::string& below) {
    return blanked("The ferries waited\n" + above + number + "\n" + below + "\nThe ferries waited\n").size() == 1;
  };
  CHECK(goes("\n", "47", "2. Mill Weirs"));
  CHECK_FALSE(goes("and so\n", "47", "2. Mill Weirs"));
  CHECK_FALSE(goes("\n", "47", "\n2. Mill Weirs"));
  CHECK_FALSE(goes("\n", "xlvii", "2. Mill Weirs"));
  CHECK_FALSE(goes("\n", "47321", "2. Mill Weirs"));
  CHECK_FALSE(goes("\n", "47", "Mill Weirs"));
  CHECK_FALSE(goes("\n", "47", "B. Mill Weirs"));
  CHECK_FALSE(goes("\n", "47", "2. Mill Weirs."));
  CHECK_FALSE(goes("\n", "47", "2. mill weirs"));
  const std::string eleven = " Barges Weirs Mills Locks Reeds Banks Piers Tolls Boats Gates Masts";
  CHECK(goes("\n", "47", "2." + eleven));
  CHECK_FALSE(goes("\n", "47", "2." + eleven + " Sails"));
}
