// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/citations/in_text.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <vector>

namespace dossier::citations {
namespace {

/// `Khan & Raza 2019a`, `Okafor + 2017`, `[3]`, `^3`
std::vector<std::string> found_in(std::string_view text) {
  std::vector<std::string> all;
  for (const auto& one : find_citations(text)) {
    if (one.form != InText::Form::AuthorYear) {
      const auto* const mark = one.form == InText::Form::Raised ? "^" : one.form == InText::Form::Bracketed ? "[" : "(";
      all.push_back(mark + std::to_string(one.number));
      continue;
    }
    std::string names;
    for (const auto& name : one.authors.names) names += (names.empty() ? "" : " & ") + name;
    if (one.authors.more) names += " +";
    all.push_back(names + " " + std::to_string(one.year) + (one.letter == 0 ? "" : std::string(1, one.letter)));
  }
  return all;
}

struct Row {
  std::string text;
  std::vector<std::string> citations;
};

}  // namespace

TEST_CASE("citations by author and year are found in brackets and in sentences") {
  const std::vector<Row> rows{
      {"Rivers divide (Khan 2019).", {"Khan 2019"}},
      {"Rivers divide (see Khan, 2019, p. 14; Raza 2014a, 2014b).", {"Khan 2019", "Raza 2014a", "Raza 2014b"}},
      {"Rivers divide (Khan & Yaqoob, 2019: 4–6).", {"Khan & Yaqoob 2019"}},
      {"As Khan and Yaqoob (2019, 14) say", {"Khan & Yaqoob 2019"}},
      {"In Halvia, Khan (2019) found", {"Khan 2019"}},
      {"Okafor et al. (2017) count them.", {"Okafor + 2017"}},
      {"Khan's (2019) rivers", {"Khan 2019"}},
      {"according to van den Berg (2008), and al-Sarhan (2012)", {"van den Berg 2008", "al-Sarhan 2012"}},
      {"so the World Bank (2016) and the Ministry of Foreign Affairs (2019) say",
       {"World Bank 2016", "Ministry of Foreign Affairs 2019"}},
      {"(Okafor, Lindqvist and Tanaka 2017)", {"Okafor & Lindqvist & Tanaka 2017"}},
      {"(Miller, 2013, 2017b,a, 2018)", {"Miller 2013", "Miller 2017b", "Miller 2017a", "Miller 2018"}},
      {"(SILVA; SOUZA, 2015, p. 5)", {"SILVA & SOUZA 2015"}},
      {"(Khan 2019; 2021)", {"Khan 2019", "Khan 2021"}},
      {"(e.g. see Keeling et al. (2001); Wang 2012)", {"Keeling + 2001"}},
      {"水与信任（王小明，2019）。", {"王小明 2019"}},
      {"(O'Neil, 2005) and (García Márquez 2011)", {"O'Neil 2005", "García Márquez 2011"}},
  };
  for (const auto& [text, citations] : rows) {
    INFO(text);
    CHECK(found_in(text) == citations);
  }
}

TEST_CASE("a semicolon parts what stands in one bracket, not what follows it") {
  const std::vector<Row> rows{
      {"(Khan 2019), later; (Raza 2014)", {"Khan 2019", "Raza 2014"}},
      {"Khan (2019; 2020) and Raza; others (2021)", {"Khan 2019", "Khan 2020"}},
      {"(Khan 2019;) and; (;Raza 2014)", {"Khan 2019", "Raza 2014"}},
  };
  for (const auto& [text, citations] : rows) {
    INFO(text);
    CHECK(found_in(text) == citations);
  }
}

TEST_CASE("years that are no citations") {
  for (const std::string text :
       {"The war (1947–1991) ended.", "It began in 2004 (in March 2004).", "a treaty (see the text of 1998)",
        "They met (March 2019).", "the bridge (12019 stones)", "See https://a.example/(Khan/2019).", ""}) {
    INFO(text);
    CHECK(found_in(text).empty());
  }
}

TEST_CASE("numbers of entries are found in all three forms") {
  CHECK(found_in("as shown [12]") == std::vector<std::string>{"[12"});
  CHECK(found_in("as shown [2, 4–6]") == std::vector<std::string>{"[2", "[4", "[5", "[6"});
  CHECK(found_in("as shown (3,7)") == std::vector<std::string>{"(3", "(7"});
  CHECK(found_in("as shown.¹² And more³") == std::vector<std::string>{"^12", "^3"});
  CHECK(found_in("of 5² metres [sic] [1–900]").empty());
}

TEST_CASE("names before a semicolon go with the year behind it where they are one short name alone") {
  const std::vector<Row> rows{
      {"(Alencar de Souza; Lima 2015)", {"Alencar de Souza & Lima 2015"}},
      {"(World Bank of Ostmark; Lima 2015)", {"Lima 2015"}},
      {"(Khan and Raza; Lima 2015)", {"Lima 2015"}},
      {"(see Khan; Lima 2015)", {"Lima 2015"}},
      {"(Silva; Souza; Lima 2015)", {"Silva & Souza & Lima 2015"}},
      {"(Silva; and so on; Lima 2015)", {"Lima 2015"}},
      {"(Silva; Souza 2015; Lima 2016)", {"Silva & Souza 2015", "Lima 2016"}},
      {"(Silva; Souza 2015, Lima 2016)", {"Silva & Souza 2015", "Lima 2016"}},
      {"(Silva; 2015)", {}},
      {"(Khan 2014) and (Silva; Lima 2015)", {"Khan 2014", "Silva & Lima 2015"}},
  };
  for (const auto& [text, citations] : rows) {
    INFO(text);
    CHECK(found_in(text) == citations);
  }
}

TEST_CASE("further years and letters go with the names before them") {
  const std::vector<Row> rows{
      {"(Khan 2014, and 2015)", {"Khan 2014", "Khan 2015"}},
      {"(Khan 2014 and 2015)", {"Khan 2014", "Khan 2015"}},
      {"(Khan 2014 & 2015)", {"Khan 2014", "Khan 2015"}},
      {"(Khan 2014, 2015)", {"Khan 2014", "Khan 2015"}},
      {"(Khan 2014,2015)", {"Khan 2014", "Khan 2015"}},
      {"Khan (2014; 2015)", {"Khan 2014", "Khan 2015"}},
      {"Khan ( 2014)", {"Khan 2014"}},
      {"Khan (2014; Raza 2015)", {"Khan 2014", "Raza 2015"}},
      {"(2014) and ( 2015)", {}},
      {"(Khan 2014 or 2015)", {"Khan 2014"}},
      {"(Khan 2014a/b)", {"Khan 2014a", "Khan 2014b"}},
      {"(Khan 2014a, b)", {"Khan 2014a", "Khan 2014b"}},
      {"(Khan 2014a, b, 2015)", {"Khan 2014a", "Khan 2014b", "Khan 2015"}},
      {"Khan (2014a, b; c)", {"Khan 2014a", "Khan 2014b", "Khan 2014c"}},
      {"(Khan 2014a, bc)", {"Khan 2014a"}},
      {"(Khan 2014a, B)", {"Khan 2014a"}},
      {"(Khan 2014, b)", {"Khan 2014"}},
      {"(Khan 2014a, 2015, b)", {"Khan 2014a", "Khan 2015"}},
      {"(Khan 2014: 3; in 2015)", {"Khan 2014"}},
  };
  for (const auto& [text, citations] : rows) {
    INFO(text);
    CHECK(found_in(text) == citations);
  }
}

TEST_CASE("brackets hold six hundred bytes at most, and no bracket that opens") {
  const auto bracket = [](std::size_t size) { return "(Khan 2019, " + std::string(size - 11, 'x') + ")"; };
  CHECK(found_in(bracket(599)) == std::vector<std::string>{"Khan 2019"});
  CHECK(found_in(bracket(600)).empty());
  CHECK(found_in("(so (Khan 2019))") == std::vector<std::string>{"Khan 2019"});
  CHECK(found_in("[so (Khan 2019)]") == std::vector<std::string>{"Khan 2019"});
  CHECK(found_in("[so [4] Khan 2019]") == std::vector<std::string>{"[4"});
  CHECK(found_in("(so [4], Khan 2019)") == std::vector<std::string>{"Khan 2019", "[4"});
  CHECK(found_in("（Khan 2019）") == std::vector<std::string>{"Khan 2019"});
  CHECK(found_in("[Khan 2019]") == std::vector<std::string>{"Khan 2019"});
  CHECK(found_in("(Khan 2019").empty());
}

TEST_CASE("names with a page alone stand in round brackets") {
  const auto pages = [](const std::string& text) {
    std::vector<std::string> all;
    for (const auto& one : find_citations(text)) {
      if (one.form == InText::Form::AuthorPage) all.emplace_back(one.span.of(text));
    }
    return all;
  };
  using Texts = std::vector<std::string>;
  CHECK(pages("as they say (Khan 14).") == Texts{"Khan 14"});
  CHECK(pages("(see Khan and Raza 14–16)") == Texts{"Khan and Raza 14–16"});
  CHECK(pages("(Khan 123456789)") == Texts{"Khan 123456789"});
  CHECK(pages("(Khan 1234567890)").empty());
  CHECK(pages("(Khan 14a)").empty());
  CHECK(pages("(Khan p)").empty());
  CHECK(pages("[Khan 14]").empty());
  CHECK(pages("(Khan)").empty());
  CHECK(pages("(the rivers 14)").empty());
  CHECK(pages("(14 15)").empty());
}

TEST_CASE("numbers make lists and ranges of forty at most") {
  using Marks = std::vector<std::string>;
  for (const std::string text : {"[3,4]", "[3, 4]", "[3;4]", "[3 4]", "[3–4]", "[3—4]", "[3-4]", "[3‐4]", "[3‑4]"}) {
    INFO(text);
    CHECK(found_in(text) == Marks{"[3", "[4"});
  }
  for (const std::string text :
       {"[0]", "[3.4]", "[6–4]", "[4–4]", "[4–]", "[–4]", "[4–45]", "[]", "[3, x]", "[1500]"}) {
    INFO(text);
    CHECK(found_in(text).empty());
  }
  CHECK(found_in("[4–44]").size() == 41);
  CHECK(found_in("[2–4, 7]") == Marks{"[2", "[3", "[4", "[7"});
  CHECK(found_in("[1499]") == Marks{"[1499"});
  CHECK(found_in("[3, p. 14]") == Marks{"[3"});
  CHECK(found_in("(3, pp. 14–15)") == Marks{"(3"});
}

TEST_CASE("a dash between two square brackets stands for the entries between them") {
  using Marks = std::vector<std::string>;
  for (const std::string dash : {"–", "-", "—"}) CHECK(found_in("[3]" + dash + "[5]") == Marks{"[3", "[4", "[5"});
  CHECK(found_in("[3] [5]") == Marks{"[3", "[5"});
  CHECK(found_in("[5]–[3]") == Marks{"[5", "[3"});
  CHECK(found_in("[3]–[3]") == Marks{"[3", "[3"});
  CHECK(found_in("[2, 3]–[5]") == Marks{"[2", "[3", "[4", "[5"});
  CHECK(found_in("[3]–[5, 6]") == Marks{"[3", "[5", "[6"});
  CHECK(found_in("(3)–(5)") == Marks{"(3", "(5"});
  CHECK(found_in("(3)–[5]") == Marks{"(3", "[5"});
  CHECK(found_in("[3]–(5)") == Marks{"[3", "(5"});
  CHECK(found_in("[3]–[44]").size() == 42);
  CHECK(found_in("[3]–[45]").size() == 42);
  const std::string text = "so [3]–[5].";
  const auto found = find_citations(text);
  REQUIRE(found.size() == 3);
  CHECK(found[1].span.of(text) == "[3]–[5]");
}

TEST_CASE("raised numbers stand behind a word or a stop, up to two thousand") {
  using Marks = std::vector<std::string>;
  CHECK(found_in("rivers²⁰⁰⁰") == Marks{"^2000"});
  CHECK(found_in("rivers²⁰⁰¹").empty());
  CHECK(found_in("rivers⁹⁹⁹⁹⁹⁹⁹⁹⁹⁹⁹⁹").empty());
  CHECK(found_in("rivers⁰").empty());
  CHECK(found_in("²rivers").empty());
  CHECK(found_in("rivers⁴⁵⁶⁷⁸").empty());
  CHECK(found_in("rivers¹³⁰") == Marks{"^130"});
  CHECK(found_in("2²").empty());
}

TEST_CASE("a citation spans its names and its year") {
  const std::string text = "So Khan and Raza (2019a, 4) say.";
  const auto found = find_citations(text);
  REQUIRE(found.size() == 1);
  CHECK(found.front().span.of(text) == "Khan and Raza (2019a");
}

}  // namespace dossier::citations
