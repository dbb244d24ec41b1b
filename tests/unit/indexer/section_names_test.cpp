// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/section_names.hpp"

#include "tests/support/catch.hpp"

#include <string>

using namespace dossier;
using namespace dossier::reading;

TEST_CASE("a heading's name tells its role") {
  struct Row {
    const char* heading;
    const char* role;  // empty: says what the paper is about
  };
  const Row rows[] = {
      {"ABSTRACT", "abstract"},
      {"Executive Summary", "abstract"},
      {"1. Introduction", "introduction"},
      {"I. INTRODUCTION: THE PROBLEM", "introduction"},
      {"2 HISTORICAL OVERVIEW OF THE STRAIT", "background"},
      {"Literature Review", "literature"},
      {"What the Literature Says", "literature"},
      {"Theoretical Background", "theory"},
      {"A Constructivist Framework: Memory as Structure", "theory"},
      {"The legal framework of transit", ""},
      {"Material and Methods", "methods"},
      {"3.2 Research Methodology", "methods"},
      {"Sources and Method", "methods"},
      {"Results and Discussion", "analysis"},
      {"4. Findings", "analysis"},
      {"Discussion", "discussion"},
      {"RECOMMENDATIONS AND POLICY IMPLICATIONS", "recommendations"},
      {"Conclusion and Recommendations", "conclusion"},
      {"Concluding Remarks", "conclusion"},
      {"Competing Interests", "back"},
      {"Acknowledgements", "back"},
      {"Works Cited", "references"},
      {"Literaturverzeichnis", "references"},
      {"Fazit", "conclusion"},
      {"The Virtue of Dullness", ""},
      {"Theoretical Analysis: Three Views", ""},
      {"R\xC3\x89SUM\xC3\x89", "abstract"},
      {"3 DATA", "methods"},
      {"From Theory to Practice", ""},
      {"WHAT TO DO", "recommendations"},
      {"CONCLUSIONES", "conclusion"},
      {"List of Abbreviations", "back"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.heading);
    const auto role = named_role(row.heading);
    CHECK((role ? std::string(to_string(*role)) : std::string()) == row.role);
  }
}

TEST_CASE("numbers of headings are read, and years and initials are none") {
  CHECK(heading_number("2.1.3 Words").parts == 3);
  CHECK(heading_number("2.1.3 Words").last == 3);
  CHECK(heading_number("12. Words").first == 12);
  CHECK(heading_number("1 INTRODUCTION").parts == 1);
  CHECK(heading_number("IV. Words").style == HeadingNumber::Style::Roman);
  CHECK(heading_number("B. Words").style == HeadingNumber::Style::Letter);
  CHECK(heading_number("Chapter 3: Words").last == 3);
  CHECK(heading_number("2015 was a year").parts == 0);
  CHECK(heading_number("3 reasons why").parts == 0);
  CHECK(heading_number("Words").parts == 0);
}

TEST_CASE("names that run into a paragraph are found") {
  CHECK(run_in_name("Abstract: The paper", 0).sort == RunIn::Sort::Abstract);
  CHECK(run_in_name("Abstract—The paper", 0).size == std::string("Abstract—").size());
  CHECK(run_in_name("ABSTRACT The paper", 0).sort == RunIn::Sort::Abstract);
  CHECK(run_in_name("Abstract art is", 0).sort == RunIn::Sort::None);
  CHECK(run_in_name("Key Words: one, two", 0).sort == RunIn::Sort::Keywords);
  CHECK(run_in_name("KEYWORDS One, two", 0).sort == RunIn::Sort::Keywords);
  CHECK(run_in_name("Funding: none.", 0).sort == RunIn::Sort::Heading);
  CHECK(run_in_name("Introduction. The paper", 13).sort == RunIn::Sort::Heading);
  CHECK(run_in_name("The paper", 0).sort == RunIn::Sort::None);
}

TEST_CASE("names of sections are known in many languages") {
  struct Row {
    const char* heading;
    Section role;
  };
  const Row rows[] = {
      {"1. INTRODUCCIÓN", Section::Introduction},
      {"Marco teórico", Section::Theory},
      {"Cadre théorique", Section::Theory},
      {"RÉSULTATS", Section::Analysis},
      {"Schlussfolgerungen", Section::Conclusion},
      {"Referencial teórico", Section::Theory},
      {"ВВЕДЕНИЕ", Section::Introduction},
      {"Список литературы", Section::References},
      {"الخاتمة", Section::Conclusion},
      {"قائمة المراجع", Section::References},
      {"چکیده", Section::Abstract},
      {"نتیجه\u200cگیری", Section::Conclusion},
      {"حوالہ جات", Section::References},
      {"प्रस्तावना", Section::Introduction},
      {"निष्कर्ष", Section::Conclusion},
      {"文献综述", Section::Literature},
      {"参考文献", Section::References},
      {"緒論", Section::Introduction},
      {"結論", Section::Conclusion},
      {"المنهج", Section::Methods},
      {"روش", Section::Methods},
      {"शोध पद्धति", Section::Methods},
      {"1. 서론", Section::Introduction},
      {"연구 방법", Section::Methods},
      {"참고문헌", Section::References},
  };
  for (const auto& row : rows) {
    CAPTURE(row.heading);
    CHECK(named_role(row.heading) == row.role);
  }
}
