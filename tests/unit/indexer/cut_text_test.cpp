// SPDX-License-Identifier: GPL-3.0-or-later
// Paragraphs, notes and lists that pages, columns, boxes and blank lines cut.
#include "tests/unit/indexer/reading_support.hpp"

namespace {

const std::string head = "# Salt and Silence\n\nAda Brook\n\n## Introduction\n\n";

std::vector<std::string> body(const std::string& text) {
  auto lines = outline_of(head + text);
  lines.erase(lines.begin(), lines.begin() + 2);
  return lines;
}

const std::string p = "paragraph introduction [Introduction] ";

}  // namespace

TEST_CASE("a paragraph that a break cut is one passage") {
  const std::string start = "The harbour of the northern town had been closed for the better part of that winter and ";
  struct Row {
    const char* why;
    std::string text;
    std::string joined;
  };
  const std::vector<Row> rows{
      {"small letter", start + "its\n\nmayor was away.\n", start + "its mayor was away."},
      {"capital behind a function word", start + "of\n\nOslo nobody spoke.\n", start + "of Oslo nobody spoke."},
      {"hyphenated word", start + "govern-\n\nment was away.\n", start + "government was away."},
      {"true hyphen", start + "cross-\n\nborder trade. The cross-border trade fell.\n",
       start + "cross-border trade. The cross-border trade fell."},
      {"page number between", start + "its\n\n14\n\nmayor was away.\n", start + "its mayor was away."},
      {"form feed", start + "its\n\f\nmayor was away.\n", start + "its mayor was away."},
  };
  for (const auto& row : rows) {
    CAPTURE(row.why);
    CHECK(body(row.text) == std::vector<std::string>{p + row.joined});
  }
}

TEST_CASE("complete paragraphs stay apart, also without a full stop") {
  const std::string first = "The harbour of the northern town had been closed for the better part of that long winter";
  CHECK(body(first + ".\n\nThe mayor was away.\n").size() == 2);
  CHECK(body(first + "\n\nThe mayor was away.\n").size() == 2);
}

TEST_CASE("notes at the foot of a page neither cut the paragraph nor vanish") {
  for (const std::string mark : {"¹", "<sup>1</sup>", "$^{1}$"}) {
    for (const std::string note : {"1. ", "¹", "<sup>1</sup> "}) {
      CAPTURE(mark, note);
      const auto lines = body("Nobody had seen the ice." + mark + " The mayor of the town spoke of\n\n" + note +
                              "See Brook, Ice, 14.\n\nnothing else.\n");
      CHECK(lines ==
            std::vector<std::string>{p + "Nobody had seen the ice. The mayor of the town spoke of nothing else.",
                                     "footnote introduction [Introduction] See Brook, Ice, 14."});
    }
  }
}

TEST_CASE("a bare number glued to a word is a mark only where its note stands below") {
  const auto with = body("The ice came early.1 Ships waited.\n\n1 Brook, Ice, 14.\n\nThey waited long.\n");
  CHECK(with[0] == p + "The ice came early. Ships waited.");
  CHECK(with[1] == "footnote introduction [Introduction] Brook, Ice, 14.");
  CHECK(body("The engine of type early.1 was built.\n")[0] == p + "The engine of type early.1 was built.");
}

TEST_CASE("a note that the page cut goes on below the text of the next page") {
  const auto lines = body(
      "First.¹ Second.²\n\n1. A long note on the price of an\n\nThe text goes on here and ends.³\n\nact of God, as "
      "Brook "
      "says.\n\n2. Another note.\n\n3. And one more.\n");
  CHECK(lines[1] == "footnote introduction [Introduction] A long note on the price of an act of God, as Brook says.");
  CHECK(lines.size() == 5);
}

TEST_CASE("a numbered list is no series of notes") {
  const auto lines = body("The study asks:\n\n1. Who waited?\n2. Who went?\n");
  CHECK(lines ==
        std::vector<std::string>{"list introduction [Introduction] The study asks:/1. Who waited?/2. Who went?"});
}

TEST_CASE("lists in all their shapes") {
  struct Row {
    const char* why;
    std::string text;
    std::vector<std::string> lines;
  };
  const std::string l = "list introduction [Introduction] ";
  const std::vector<Row> rows{
      {"bullets and lead-in", "Three things:\n\n- ice\n- fog\n* wind\n", {l + "Three things:/ice/fog/wind"}},
      {"cut by blank lines", "Three things:\n\n- ice\n\n- fog\n\n- wind\n", {l + "Three things:/ice/fog/wind"}},
      {"number behind a bullet", "- 1. ice\n- 2. fog\n", {l + "1. ice/2. fog"}},
      {"letters", "Two things:\n\na) ice,\nb) fog.\n", {l + "Two things:/a) ice,/b) fog."}},
      {"without bullets",
       "Ports saw:\n\nThe ice came.\n\nThe fog stayed.\n\nThe ships left.\n",
       {l + "Ports saw:/The ice came./The fog stayed./The ships left."}},
      {"lines of one group",
       "Ports saw:\nice in March\nfog in April\nwind in May\n",
       {l + "Ports saw:/ice in March/fog in April/wind in May"}},
      {"HTML", "<p>Two things:</p>\n<ul>\n<li>ice;</li>\n<li>fog.</li>\n</ul>\n", {l + "Two things:/ice;/fog."}},
      {"what follows said in Spanish",
       "Las causas son las siguientes.\n\nEl hielo llegó.\n\nLa niebla quedó.\n\nLos barcos salieron.\n",
       {l + "Las causas son las siguientes./El hielo llegó./La niebla quedó./Los barcos salieron."}},
      {"labels below a label",
       "Records:\n\nTolls:\n\nBooks of the northern gate\n\nWrecks:\n\nLetters of the pilots to the mayor\n",
       {l + "Records:/Tolls: Books of the northern gate/Wrecks: Letters of the pilots to the mayor"}},
      {"one label below a label is no list",
       "Records:\n\nTolls:\n\nBooks of the northern gate\n",
       {p + "Records:", p + "Tolls:", p + "Books of the northern gate"}},
      {"short sentences below a heading",
       "The ice came.\n\nThe fog stayed.\n\nThe ships left.\n",
       {l + "The ice came./The fog stayed./The ships left."}},
      {"short sentences that take up each other",
       "The ice came in May.\n\nIt stayed for long.\n\nThe ships left.\n",
       {p + "The ice came in May. It stayed for long. The ships left."}},
      {"the same in German",
       "Das Eis kam im Mai.\n\nEs blieb lange.\n\nDie Schiffe fuhren ab.\n",
       {p + "Das Eis kam im Mai. Es blieb lange. Die Schiffe fuhren ab."}},
      {"one item", "- ice and nothing else\n", {l + "ice and nothing else"}},
      {"two lists",
       "- ice\n- fog\n\nThen the wind came and everything was over.\n\n- one\n- two\n",
       {l + "ice/fog", p + "Then the wind came and everything was over.", l + "one/two"}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.why);
    CHECK(body(row.text) == row.lines);
  }
}

TEST_CASE("items that are whole paragraphs are paragraphs") {
  std::string item;
  for (int i = 0; i < 45; ++i) item += "word" + std::to_string(i) + ' ';
  const auto lines = body("Some of the literature has themes\n\n- A " + item + "\n- B " + item + "\n");
  REQUIRE(lines.size() == 3);
  CHECK(lines[1].starts_with(p + "A word0"));
}

TEST_CASE("an end that was printed before its beginning finds it") {
  const std::string start = "The question that the harbour masters of both towns asked in that winter was a matter of";
  const auto lines = outline_of("# Salt and Silence\n\n## 1 Introduction\n\nice[2].\n\n## 1.1 Setting\n\n" + start +
                                "\n\n## 1.2 Aim\n\nThe aim is to answer it in full.\n");
  CHECK(lines[1] == "paragraph introduction [1.1 Setting] " + start + " ice[2].");
}

TEST_CASE("a box of correspondence and licence is front matter inside the text") {
  const auto lines = body(
      "The harbour of the northern town had been closed for the better part of that winter and\n\n## "
      "Correspondence\n\nAda "
      "Brook  \nada@brook.example\n\n## Article History\n\nReceived: May 1, 2020\n\n**Copyright:** © 2020 by the "
      "author.\n\nits mayor was away.\n");
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].ends_with("winter and its mayor was away."));
  CHECK(lines[1] ==
        "front front [] Correspondence Ada Brook ada@brook.example Article History Received: May 1, 2020 "
        "Copyright: © 2020 by the author.");
}
