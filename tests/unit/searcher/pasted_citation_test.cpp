// SPDX-License-Identifier: GPL-3.0-or-later
// What is left of a citation that was copied from a text: each thing that is taken off, and what only looks like it.
#include "searcher/answers/pasted_citation.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <vector>

using dossier::pasted_citations;

namespace {

using Texts = std::vector<std::string>;

struct Row {
  std::string query;
  Texts left;
};

void check(const std::vector<Row>& rows) {
  for (const auto& [query, left] : rows) {
    CAPTURE(query);
    CHECK(pasted_citations(query) == left);
  }
}

}  // namespace

TEST_CASE("initials leave a citation, behind its first word or before a name") {
  check({
      {"Khan, A. B. (2021). Title", {"Khan, (2021"}},
      {"Khan, A.B., 2021", {"Khan, 2021"}},
      {"Öberg A. 2021", {"Öberg 2021"}},
      {"de A. Witt 2021", {"de Witt 2021"}},
      {"A. Khan 2021", {"Khan 2021"}},
      {"N.-Z. Khan 2021", {"Khan 2021"}},
      {"A. & B. Khan 2021", {"A. & Khan 2021"}},
      {"A. öberg 2021", {"A. öberg 2021"}},
      {"A. KHAN 2021", {"A. KHAN 2021"}},
      {"A. 2021", {"A. 2021"}},
      {"Khan A. rivers", {"Khan A. rivers"}},  // no year, no brackets
      {"A. Khan rivers", {"A. Khan rivers"}},
      {"Khan AB. 2021", {"Khan AB. 2021"}},
      {"Khan a. 2021", {"Khan a. 2021"}},
      {"Khan A 2021", {"Khan A 2021"}},
      {"Khan A.B 2021", {"Khan A.B 2021"}},
      {"see A. Khan 2021", {"Khan 2021"}},
      {"A. see Khan 2021", {"Khan 2021"}},
  });
}

TEST_CASE("a year ends a citation that has letters before it, but where more words follow at once") {
  check({
      {"Khan 2019, p. 4", {"Khan 2019"}},
      {"Khan 2019: 4", {"Khan 2019"}},
      {"Khan 2019. Rivers", {"Khan 2019"}},
      {"Khan 2019; Rivers", {"Khan 2019"}},
      {"Khan (2019) Rivers", {"Khan (2019"}},
      {"[Khan 2019] Rivers", {"[Khan 2019"}},
      {"Khan 2019a, p. 4", {"Khan 2019a"}},
      {"Khan,2019, p. 4", {"Khan,2019"}},
      {"Khan 2019 p. 4", {"Khan 2019 p. 4"}},
      {"Khan 2019-20, p. 4", {"Khan 2019-20, p. 4"}},
      {"Khan 2019ab, p. 4", {"Khan 2019ab, p. 4"}},
      {"Khan 20190, p. 4", {"Khan 20190, p. 4"}},
      {"Khan 201, p. 4", {"Khan 201, p. 4"}},
      {"Khan 3019, p. 4", {"Khan 3019, p. 4"}},
      {"Khan 1019, p. 4", {"Khan 1019"}},
      {"Khan x2019, p. 4", {"Khan x2019, p. 4"}},
      {"2019, p. 4", {"2019, p. 4"}},
      {"Иванов 2019, с. 4", {"Иванов 2019"}},
      {"Khan 12 2019, p. 4", {"Khan 12 2019"}},
      {"2019", {"2019"}},
  });
}

TEST_CASE("words before a citation leave it, and pages those in brackets", "[pasted]") {
  check({
      {"see Khan 2019", {"Khan 2019"}},
      {"See also Khan 2019", {"Khan 2019"}},
      {"cf., Khan 2019", {"Khan 2019"}},
      {"Khan see 2019", {"Khan see 2019"}},
      {"see Khan rivers", {"see Khan rivers"}},
      {"(Khan see)", {"Khan"}},
      {"(see Khan n.d.)", {"Khan"}},
      {"(Khan 214)", {"Khan"}},
      {"(Khan 214–15)", {"Khan"}},
      {"(Khan 1914-15)", {"Khan"}},
      {"(Khan 1a5)", {"Khan"}},
      {"(Khan 3914)", {"Khan 3914"}},
      {"(Khan 2a)", {"Khan 2a"}},
      {"(Khan a2)", {"Khan a2"}},
      {"(214 Khan)", {"214 Khan"}},
      {"Khan 214", {"Khan 214"}},
      {"(Khan, Rivers of Trust)", {"Khan"}},
      {"(Khan, 2019)", {"Khan, 2019"}},
      {"Khan, Rivers", {"Khan, Rivers"}},
  });
}

TEST_CASE("a citation in one pair of brackets is taken apart at its semicolons") {
  check({
      {"(Khan 2019; Raza 2021)", {"Khan 2019", "Raza 2021"}},
      {"[Khan 2019; Raza 2021]", {"Khan 2019", "Raza 2021"}},
      {"(Khan 2019; Raza 2021).", {"Khan 2019", "Raza 2021"}},
      {" (Khan 2019) \n", {"Khan 2019"}},
      {"(Khan 2019;; )", {"Khan 2019"}},
      {"Khan 2019; Raza 2021", {"Khan 2019"}},
      {"(Khan) (Raza)", {"(Khan) (Raza)"}},
      {"(Khan]", {"(Khan]"}},
      {"(Khan", {"(Khan"}},
      {"Khan)", {"Khan)"}},
      {"[Khan)", {"[Khan)"}},
      {"()", {"()"}},
      {"(a)", {"a"}},
      {"Khan  and \t Raza", {"Khan and Raza"}},
      {"", {}},
      {"  ", {}},
  });
}

TEST_CASE("keys stand behind an at sign") {
  check({
      {"[see @khan2019, p. 4; @roe2021]", {"@khan2019", "@roe2021"}},
      {"@khan2019; @roe2021", {"@khan2019", "@roe2021"}},
      {"@khan2019 and more", {"@khan2019"}},
      {"[-@khan2019]", {"@khan2019"}},
      {"{@khan2019}", {"@khan2019"}},
      {"@{khan2019}", {"@khan2019"}},
      {"@khan2019.", {"@khan2019"}},
      {"@:khan:2019:", {"@khan:2019"}},
      {"a@khan", {"a@khan"}},
      {"a@khan @roe", {"@roe"}},
      {"@ @roe", {"@roe"}},
      {"@", {"@"}},
      {"@khan]x", {"@khan"}},
  });
}
