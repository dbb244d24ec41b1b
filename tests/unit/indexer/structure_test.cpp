// SPDX-License-Identifier: GPL-3.0-or-later
// Headings, sections, tables, references and what pages carry besides.
#include "tests/unit/indexer/reading_support.hpp"

namespace {

const std::string words =
    "the harbour of the northern town had been closed for the better part of that winter, and nobody in the town spoke "
    "of it.";

std::vector<std::string> headings_of(std::string_view text) {
  std::vector<std::string> lines;
  for (const auto& passage : read_text(text).passages) {
    if (passage.section == dossier::Section::Front) continue;
    std::string line = std::string(to_string(passage.section)) + ":";
    for (const auto& heading : passage.heading) line += " > " + heading;
    lines.push_back(std::move(line));
  }
  return lines;
}

std::string under(std::initializer_list<const char*> headings) {
  std::string text;
  for (const char* heading : headings) text += std::string(heading) + "\n\nIn May " + words + "\n\n";
  return text;
}

}  // namespace

TEST_CASE("an entry that begins with a small particle is one of its own") {
  const auto reading = read_text(
      "# Salt\n\n## References\n\nOduya, M. (2011). Wells and Keepers. Tamale: Northern Press.\n\n"
      "van der Veen, K. (2014). Cloth as Money. Leiden: Old Harbour.\n\nof the road. Leiden: Old Harbour, 2014.\n");
  std::vector<std::string> entries;
  for (const auto& passage : reading.passages) {
    if (passage.kind == dossier::PassageKind::Reference) entries.push_back(passage.text.substr(0, 12));
  }
  CHECK(entries == std::vector<std::string>{"Oduya, M. (2", "van der Veen"});
}

TEST_CASE("numbering tells the truth over random levels") {
  CHECK(headings_of(under({"#### 1 Introduction", "# 1.1 Setting", "## 1.2 Aim", "## 2 The Ice", "# 2.1 Early ice",
                           "#### 3 Conclusion", "### REFERENCES"}))
            .size() == 7);
  CHECK(headings_of(
            under({"#### 1 Introduction", "# 1.1 Setting", "# 2 The Ice", "#### 2.1 Early Ice", "## 3 Conclusion"})) ==
        std::vector<std::string>{"introduction: > 1 Introduction", "introduction: > 1 Introduction > 1.1 Setting",
                                 "analysis: > 2 The Ice", "analysis: > 2 The Ice > 2.1 Early Ice",
                                 "conclusion: > 3 Conclusion"});
  CHECK(headings_of(under({"## INTRODUCTION", "## LITERATURE REVIEW", "#### A. Ice", "### B. Fog", "## CONCLUSION"})) ==
        std::vector<std::string>{"introduction: > INTRODUCTION", "literature: > LITERATURE REVIEW",
                                 "literature: > LITERATURE REVIEW > A. Ice", "literature: > LITERATURE REVIEW > B. Fog",
                                 "conclusion: > CONCLUSION"});
}

TEST_CASE("C and D below a Roman number are letters, next to A and B") {
  CHECK(headings_of(under({"**I. INTRODUCTION**", "**II. RESULTS**", "**A. Ice**", "**B. Fog**", "**C. Snow**",
                           "**D. Hail**", "**III. CONCLUSION**"})) ==
        std::vector<std::string>{"introduction: > I. INTRODUCTION", "analysis: > II. RESULTS",
                                 "analysis: > II. RESULTS > A. Ice", "analysis: > II. RESULTS > B. Fog",
                                 "analysis: > II. RESULTS > C. Snow", "analysis: > II. RESULTS > D. Hail",
                                 "conclusion: > III. CONCLUSION"});
}

TEST_CASE("headings in italics are parts of those that stand upright, whatever the levels say") {
  CHECK(headings_of(under({"#### **Introduction**", "# **Ice**", "# *Early ice*", "### *Late ice*", "# **Fog**",
                           "## **Conclusion**"})) ==
        std::vector<std::string>{"introduction: > Introduction", "analysis: > Ice", "analysis: > Ice > Early ice",
                                 "analysis: > Ice > Late ice", "analysis: > Fog", "conclusion: > Conclusion"});
}

TEST_CASE("an anchor in front of a note, and a link as its mark, are read over") {
  const auto lines = outline_of(
      "# Ice\n\nAda Brook\n\n## Introduction\n\nThe ice came early.[1](#page-1-0) " + words +
      "\n\n<span id=\"page-1-0\"></span>1. Interview with the ferryman, 4 May 1990.\n\nIn June " + words + "\n");
  CHECK(std::find(lines.begin(), lines.end(),
                  "footnote introduction [Introduction] Interview with the ferryman, 4 May 1990.") != lines.end());
}

TEST_CASE("a school of theory right behind the introduction opens the theory, behind the results it does not") {
  const auto lines = headings_of(under({"## 1. Introduction", "## 2. A Constructivist Reading", "## 3. The Ice",
                                        "## 4. Constructivism on Ice", "## 5. Conclusion"}));
  REQUIRE(lines.size() == 5);
  CHECK(lines[1].starts_with("theory:"));
  CHECK(lines[3].starts_with("analysis:"));
}

TEST_CASE("headings without marks: bold lines, plain lines, capitals") {
  for (const auto* style : {"plain", "bold", "caps"}) {
    CAPTURE(style);
    const auto dress = [&](std::string name) {
      if (std::string(style) == "bold") return "**" + name + "**";
      if (std::string(style) == "caps") {
        for (auto& c : name) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
      }
      return name;
    };
    const auto lines = headings_of(
        "Salt and Silence\n\nAda Brook\n\n" +
        under({dress("Introduction").c_str(), dress("Literature Review").c_str(), dress("Ice and Fog").c_str(),
               dress("Results").c_str(), dress("The First Winter").c_str(), dress("Conclusion").c_str()}));
    REQUIRE(lines.size() == 6);
    CHECK(lines[2].starts_with("literature: > "));
    CHECK(lines[4].starts_with("analysis: > "));
    CHECK(lines[5].starts_with("conclusion: > "));
  }
}

TEST_CASE("a paper without results of its own has its analysis in what it is about") {
  CHECK(headings_of("Salt and Silence\n\nAda Brook\n\n" +
                    under({"Introduction", "Theoretical Framework", "The Ice of the North", "Conclusion"}))[2] ==
        "analysis: > The Ice of the North");
}

TEST_CASE("bold sentences and marked rests of sentences are no headings") {
  CHECK(headings_of(under({"## Introduction"}) +
                    "**The harbour was closed in 2002 with help from abroad.**\n\nIt opened.\n")
            .back() == "introduction: > Introduction");
  CHECK(headings_of(
            "## Introduction\n\nIn that year the masters of the harbour and of the\n\n## ships of the town met.\n")
            .size() == 1);
}

TEST_CASE("a label introduces short lines and heads long paragraphs") {
  const std::string start =
      "Salt and Silence\n\nAda Brook\n\nIntroduction\n\n" + ("In May " + words) + "\n\nResults\n\nThe Ice\n\n";
  const auto list = outline_of(start + "Evidence:\n\nThe logs name the ice.\n\nThe pilots confirm it.\n\n");
  CHECK(list.back() == "list analysis [The Ice] Evidence:/The logs name the ice./The pilots confirm it.");
  const auto heading = headings_of(start + "Evidence from the Logs:\n\nIn May " + words + " In June " + words + "\n");
  CHECK(heading.back() == "analysis: > Results > Evidence from the Logs:");
}

TEST_CASE("tables by tabs, pipes, gaps, rules and HTML, with captions and notes") {
  const std::string cells = "Year | Ice/2001 | 3/2002 | 4";
  struct Row {
    const char* why;
    std::string text;
    std::string table;
  };
  const std::vector<Row> rows{
      {"tabs", "Table 1: Ice\n\nYear\tIce\n2001\t3\n2002\t4\n", "Table 1: Ice/" + cells},
      {"pipes", "**Table 1**  \n**Ice**\n\n| Year | Ice |\n|---|---|\n| 2001 | 3 |\n| 2002 | 4 |\n\n*Projected.\n",
       "Table 1 Ice/" + cells + "/*Projected."},
      {"HTML",
       "<table><caption>Table 1. Ice</caption>\n<tr><th>Year</th><th>Ice</th></tr>\n<tr><td>2001</td><td>3</td></tr>"
       "<tr><td>2002</td><td>4</td></tr></table>\n\nSource: logs.\n",
       "Table 1. Ice/" + cells + "/Source: logs."},
      {"simple table", "  Year   Ice   Fog\n  ------ ----- -----\n  2001   3     1\n  2002   4     2\n\n  : Ice\n",
       "Ice/Year | Ice | Fog/2001 | 3 | 1/2002 | 4 | 2"},
      {"wrapped head", "Table 1: Ice\n\nYear\tIce in\tFog in\n\tNorth\tSouth\n2001\t3\t1\n",
       "Table 1: Ice/Year | Ice in North | "
       "Fog in South/2001 | 3 | 1"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.why);
    const auto lines = outline_of("## Results\n\nIn May " + words + "\n\n" + row.text + "\nIn June " + words + "\n");
    REQUIRE(lines.size() == 3);
    CHECK(lines[1] == "table analysis [Results] " + row.table);
  }
}

TEST_CASE("reference lists in several styles, cut by blank lines") {
  const std::string brook = "Brook, A. (2001). Ice in the north. Harbour Press.";
  const std::string strand =
      "Strand, B., & Firth, C. (2002). Fog. Journal of Fog, 3(1), 1–9. https://doi.org/10.5555/fog.2002";
  struct Row {
    const char* why;
    std::string text;
    std::vector<std::string> entries;
  };
  const std::vector<Row> rows{
      {"bullets", "- " + brook + "\n\n- " + strand + "\n", {brook, strand}},
      {"numbers", "[1] " + brook + "\n[2] " + strand + "\n", {"[1] " + brook, "[2] " + strand}},
      {"paragraphs", brook + "\n\n" + strand + "\n", {brook, strand}},
      {"lines", brook + "\n" + strand + "\n", {brook, strand}},
      {"rest behind a blank line",
       "- Brook, A. (2001). Ice in the north.\n\n Retrieved from https://ice.example\n- " + strand + "\n",
       {"Brook, A. (2001). Ice in the north. Retrieved from https://ice.example", strand}},
      {"works cited",
       "Brook, Ada. *Ice*. Harbour Press, 2001.\n\n---. “Fog.” *Harbours*, vol. 3, 2002, pp. 1-9.\n",
       {"Brook, Ada. Ice. Harbour Press, 2001.", "---. “Fog.” Harbours, vol. 3, 2002, pp. 1-9."}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.why);
    const auto reading = read_text("## Conclusion\n\nIn May " + words + "\n\n## References\n\n" + row.text);
    std::vector<std::string> entries;
    for (const auto& passage : reading.passages) {
      if (passage.kind == dossier::PassageKind::Reference) entries.push_back(passage.text);
    }
    CHECK(entries == row.entries);
  }
}

TEST_CASE("running heads and page numbers go, with their account, pages are counted as printed") {
  std::string text;
  for (int page = 0; page < 4; ++page) {
    if (page > 0) text += "\f";
    text += (page % 2 == 0 ? "Brook: Salt and Silence\n\n" : "Journal of Cold Harbours 4(2)\n\n");
    if (page == 0) text += "Introduction\n\n";
    text += "On page " + std::string(1, static_cast<char>('a' + page)) + " " + words + "\n\n" +
            std::to_string(51 + page) + "\n";
  }
  const auto reading = read_text(text);
  REQUIRE(reading.passages.size() >= 4);
  CHECK(reading.passages.back().pages == dossier::PageRange{4, 4});
  CHECK(reading.passages.back().printed == dossier::PrintedPages{"54", "54"});
  CHECK(reading.record.dropped_lines.at("page number") == 4);
  for (const auto& passage : reading.passages) {
    CHECK(passage.text.find("Journal of Cold") == std::string::npos);
  }
}

TEST_CASE("labels and headings that merely repeat stay") {
  const auto lines =
      outline_of(under({"## Results", "### Ice", "**Policy Implication:**", "### Fog", "**Policy Implication:**"}));
  CHECK(lines.size() == 5);
  CHECK(lines[4].find("[Policy Implication:]") != std::string::npos);
}

TEST_CASE("lines tell where a passage stood") {
  const auto reading = read_text("## Introduction\n\nIn May " + words + "\n\n- ice\n- fog\n");
  REQUIRE(reading.passages.size() == 2);
  CHECK(reading.passages[0].lines == dossier::LineRange{3, 3});
  CHECK(reading.passages[1].lines == dossier::LineRange{5, 6});
  CHECK_FALSE(reading.passages[0].pages.known());
}

TEST_CASE("tables without a word are left out and counted, text that one cuts is joined") {
  const auto reading = read_text(
      "# Ferries\n\n## Introduction\n\nThe old ferry crossed the\n\n| | |\n|---|---|\n| ![](f.png) | |\n\nstrait once "
      "a day.\n\n"
      "||||\n\n<table><tr><td></td></tr></table>\n\nThe new one does so twice.\n");
  CHECK(outline_of(reading) ==
        std::vector<std::string>{"front front [] Ferries",
                                 "paragraph introduction [Introduction] The old ferry crossed the strait once a day.",
                                 "paragraph introduction [Introduction] The new one does so twice."});
  CHECK(reading.record.dropped_lines.at("empty table") == 5);
}

TEST_CASE("rows parted by pipes are a table without pipes at their ends, one such line is none") {
  const auto lines = outline_of("# Ice in the Sound\n\nAda Brook\n\n## Introduction\n\nIn May " + words +
                                "\n\nTable No. 1: Ferries by town\n\nTown | 2000 | 2010\nNarrows | 3 | 11\n\nIn June " +
                                words + "\n\nThe posts were red | white | red.\n");
  CHECK(
      std::find(lines.begin(), lines.end(),
                "table introduction [Introduction] Table No. 1: Ferries by town/Town | 2000 | 2010/Narrows | 3 | 11") !=
      lines.end());
  CHECK(lines.back() == "paragraph introduction [Introduction] The posts were red | white | red.");
}

TEST_CASE("a heading below the caption of a figure is a heading") {
  const auto lines = headings_of("Ice in the Sound\n\nAda Brook\n\n1 Introduction\n\nIn May " + words +
                                 "\n\nFigure 1: Posts on the ice\n\n1.1 Early ice\n\nIn June " + words +
                                 "\n\n1.2 Late ice\n\nIn July " + words + "\n");
  CHECK(std::find(lines.begin(), lines.end(), "introduction: > 1 Introduction > 1.1 Early ice") != lines.end());
}

TEST_CASE("questions with numbers are a list") {
  const auto lines = outline_of("# Ice in the Sound\n\nAda Brook\n\n## Introduction\n\nIn May " + words +
                                "\n\n## Research Questions\n\nQ1. Why did it freeze?\n\nQ2. Why did it thaw?\n");
  CHECK(lines.back() == "list introduction [Research Questions] Q1. Why did it freeze?/Q2. Why did it thaw?");
}

TEST_CASE("what an introduction says of the study belongs to it, next to it too") {
  const auto lines =
      headings_of("# Ice\n\nAda Brook\n\n" + under({"## Introduction", "## Problem Statement", "## Research Objectives",
                                                    "## Results", "### Early Ice", "## Conclusion"}));
  REQUIRE(lines.size() == 6);
  CHECK(lines[1].starts_with("introduction:"));
  CHECK(lines[2].starts_with("introduction:"));
  CHECK(lines[3].starts_with("analysis:"));
}

TEST_CASE("thanks that run into their name are set apart from the conclusion") {
  const auto lines = headings_of("# Ice in the Sound\n\nAda Brook\n\n## Conclusion\n\nIn May " + words +
                                 "\n\nAcknowledgements. I thank the ferryman of Narrows for his patience.\n");
  CHECK(lines == std::vector<std::string>{"conclusion: > Conclusion", "back: > Acknowledgements"});
}

TEST_CASE("a paragraph over a page break stands on both pages, and what is printed there is kept") {
  const auto pages = [](const std::string& separator, const std::string& foot_1, const std::string& foot_2) {
    return "## Introduction\n\nIn May " + words + "\n\nThe ferry between the two towns lay in the harbour until\n\n" +
           foot_1 + separator + "the spring, when the ice broke. " + words + "\n\n" + foot_2;
  };
  const auto fed = read_text(pages("\f", "214\n", "215\n") + "\fThen " + words + "\n\n216\n");
  REQUIRE(fed.passages.size() == 3);
  CHECK(fed.passages[0].pages == dossier::PageRange{1, 1});
  CHECK(fed.passages[1].pages == dossier::PageRange{1, 2});
  CHECK(fed.passages[1].printed == dossier::PrintedPages{"214", "215"});
  CHECK(fed.passages[2].pages == dossier::PageRange{3, 3});
  CHECK(fed.passages[2].printed == dossier::PrintedPages{"216", "216"});
  const auto marked = read_text("<!-- page 7 -->\n\n" + pages("\n<!-- page 8 -->\n\n", "", ""));
  REQUIRE(marked.passages.size() == 2);
  CHECK(marked.passages[1].pages == dossier::PageRange{7, 8});
  CHECK_FALSE(marked.passages[1].printed.known());
}
