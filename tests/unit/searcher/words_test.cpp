// SPDX-License-Identifier: GPL-3.0-or-later
// What a word finds: itself first, its forms, other ways of writing it; and what it does not find.
#include "searcher/forms/language_words.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/searcher/found_rows.hpp"

#include <algorithm>
#include <string>
#include <vector>

using namespace dossier;
using namespace dossier::testing;

namespace {

std::string codes(const SearchResponse& response) {
  std::string out;
  for (const auto& diagnostic : response.echo.diagnostics) out += (out.empty() ? "" : " ") + diagnostic.code;
  return out;
}

}  // namespace

TEST_CASE("a word finds its forms and no word that merely begins alike") {
  check({"The nation spoke.", "A national day.", "Nations differ.", "A commercial port.", "Commerce grew.",
         "The general came.", "It will generate heat.", "Tariffs were paid.", "They pay the tariff.", "One woman sang.",
         "Many women sang.", "The oases dried up.", "An oasis lay there."},
        {{"nation", "1 3"},
         {"nations", "3 1"},
         {"national", "2"},
         {"commerce", "5"},
         {"general", "6"},
         {"generation", ""},
         {"pay", "9 8"},
         {"paying", "8 9"},
         {"women", "11 10"},
         {"oasis", "13 12"},
         {"tariff", "9 8"}});
}

TEST_CASE("forms of other languages are found where the library has texts in them") {
  check({"Los barcos de la armada que salieron del puerto con una carga.",
         "El barco para las islas, por una ruta con sus luces.",
         "La luz de los faros que guían a una nave con las velas.", "Una nave para las costas que son de los pueblos."},
        {{"barco", "2 1"}, {"luz", "3 2"}, {"barcos", "1 2"}});
  check({"한국 정부는 북쪽과 대화했다.", "정부의 대답", "학교에서 배운다"},
        {{"정부", "2 1"}, {"북쪽", "1"}, {"학교", "3"}, {"학교는", "3"}});
  check({"Санкции были сняты.", "Эти санкции остались.", "Санкциями грозили."}, {{"санкция", "3 2 1"}});
}

TEST_CASE("compounds and designations are one thing however they are written") {
  check({"The airspace was shut.", "The air-space was shut.", "Air space was shut.", "Fresh air and open space."},
        {{"airspace", "1 3 2"}, {"air-space", "2 3 1 4"}});
  check({"The airspace was shut.", "The air-space was shut."},
        {{"airspace", "1 2"}, {"air-space", "2 1"}, {"airspaces", "1 2"}});
  check({"A T-72 stood there.", "Two T72s stood there.", "A T 72 burned.", "The 72 men left."},
        {{"T-72", "1 3 2"}, {"T72", "2 1 3"}, {"T 72", "3 1 2"}, {"T-72s", "2 1 3"}});
  check({"The B7 met.", "The B-7 met."}, {{"B7", "1 2"}, {"B-7", "2 1"}});
  check({"The VIRUS-19 spread.", "VIRUS19 spread.", "The 19 men left."},
        {{"VIRUS 19", "1 2 3"}, {"VIRUS-19", "1 2"}, {"VIRUS19", "2 1"}});
  check({"An email came.", "The e-mails came."}, {{"email", "1 2"}, {"e-mail", "2 1"}});
  check({"The A10C flew.", "The A-10C flew.", "An A-10 flew.", "A 10 percent rise.", "The A10 flew."},
        {{"A10C", "1 2"}, {"A-10C", "2 1"}, {"A10", "5"}, {"A-10", "3 4 5"}});
  check({"KPop fans.", "K-pop fans.", "A You Tube clip."},
        {{"KPop", "1 2"}, {"K-pop", "2 1"}, {"kpop", "1"}, {"YouTube", "3"}});
  check({"Since the mid-1990s.", "In the 1990s.", "A MID-90 gun."}, {{"mid-1990s", "1 2 3"}, {"MID-90", "3"}});
  check({"E. Lin came.", "The air-spaces were shut."}, {{"elin", ""}, {"airspace", "2"}});
}

TEST_CASE("another writing has its own forms, and counts as the word whether the taxonomy knows it or not") {
  check({"The organisation met.", "The organization met.", "The organizations met.", "The organisations met."},
        {{"organisation", "1 2 3 4"}, {"organization", "2 1 3 4"}, {"organisations", "4 3 2 1"}});
  const StoredIndex index(
      content_of({{"Counterterrorism failed.", "Counter-terrorism failed.", "Anti-terrorism failed."}}));
  for (const auto* query : {"counterterrorism", "counter-terrorism", "counter terrorism"}) {
    CAPTURE(query);
    const auto response = answer(index, query);
    CHECK(response.total == 3);
    CHECK(response.total_all_words == 2);
  }
}

TEST_CASE("acronyms have plurals, and their long forms too") {
  check({"The LNG terminal.", "MPs' votes counted.", "An MP voted.", "Free trade agreements were signed.",
         "The FTA failed."},
        {{"MP", "3 2"}, {"MPs", "2 3"}, {"FTAs", "5 4"}, {"FTA", "5 4"}});
  check({"An MOU was signed.", "Two MOUs were signed.", "Their EEZ is large.", "EEZs overlap.", "The bus left."},
        {{"MOU", "1 2"}, {"MOUs", "2 1"}, {"EEZ", "3 4"}, {"EEZs", "4 3"}, {"MoU", "1 2"}});
}

TEST_CASE("a word of the language or a name is not replaced, a slip is, and counted apart") {
  const StoredIndex index(
      content_of({{"The bilateral pact was kept.", "Exports decrease each year.", "Talks in Ankarra were held."}}));
  for (const auto* query : {"Unilateralx", "Walt"}) {  // names, by their capital
    CAPTURE(query);
    const auto response = answer(index, query);
    CHECK(response.total == 0);
    CHECK(codes(response) == "unknown-word");
  }
  const auto slip = answer(index, "bilatral");
  CHECK(found(slip) == "1");
  CHECK(slip.total_all_words == 0);
  CHECK(slip.total_loose == 1);
  if (!has_english_dictionary()) return;
  for (const auto* query : {"unilateral", "increase", "unilateral increase"}) {
    CAPTURE(query);
    const auto response = answer(index, query);
    CHECK(response.total == 0);
    REQUIRE_FALSE(response.echo.diagnostics.empty());
    CHECK_FALSE(response.echo.diagnostics.front().suggestions.empty());
  }
}

TEST_CASE("derived words are found behind the word where the library bears them out, and counted apart") {
  std::vector<std::string> texts{"Federalism.", "Federal law.", "A federation of six states."};
  for (int i = 0; i < 40; ++i) texts.push_back("Nothing of the kind in passage " + std::to_string(i) + ".");
  CHECK(found(answer(StoredIndex(content_of({texts})), "federalism")) == "1");
  for (int i = 0; i < 4; ++i) texts.emplace_back("Federalism, and a federal court.");
  const StoredIndex index(content_of({texts}));
  const auto response = answer(index, "federalism");
  CHECK(response.total == 6);
  CHECK(response.total_loose == 1);
  CHECK(response.total_all_words == 5);
  CHECK(response.hits.back().passage.n == 2);
  CHECK_FALSE(response.hits.back().all_words);
  CHECK(answer(index, "-federalism").total == texts.size() - 5);
}

TEST_CASE("a quotation beside words comes first and empties nothing, alone or with a plus it is strict") {
  const StoredIndex index(
      content_of({{"The dry season came late.", "Late harvests.", "A season of dry talks, late.", "Nothing."}}));
  const auto beside = answer(index, "late \"dry season\"");
  CHECK(found(beside).substr(0, 1) == "1");
  CHECK(beside.total == 3);
  CHECK(beside.total_loose == 2);
  CHECK(answer(index, "\"dry season\"").total == 1);
  CHECK(answer(index, "late +\"dry season\"").total == 1);
  CHECK(answer(index, "the \"dry season\"").total == 1);
  CHECK(answer(index, "late \"wet season\"").total == 3);
}

TEST_CASE("operators of other tools work or are named") {
  const StoredIndex index(content_of({{"The mill and the weir.", "The mill.", "The weir.", "A head of water."}}));
  const auto said = [&](const std::string& query) {
    const auto response = answer(index, query);
    auto numbers = found(response);
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(0, numbers.find_first_not_of(' '));
    std::erase(numbers, ' ');
    return numbers + (codes(response).empty() ? "" : " " + codes(response));
  };
  CHECK(said("!mill") == "34");
  CHECK(said("mill !weir") == "2");
  CHECK(said("+mill weir") == "1");
  CHECK(said("+mill +weir") == "1");
  CHECK(said("mill && weir") == "1");
  CHECK(said("mill || weir") == "123");
  CHECK(said("mill near/3 weir") == "1");
  CHECK(said("mill NEAR3 weir") == "1");
  CHECK(said("\"head of wat*\"") == "4");
  CHECK(said("\"head * water\"") == " other-syntax unknown-word");
  CHECK(said("m?ll").find("other-syntax") != std::string::npos);
  CHECK(said("mill~2") == "12 other-syntax");
  CHECK(said("mill^3") == "12 other-syntax");
  CHECK(said(">=2010 mill").find("other-syntax") != std::string::npos);
  for (const auto* other : {"mill 2010-", "mill 2010–", "mill ^2", "/mill/", "AU=mill"}) {
    CAPTURE(other);
    CHECK(said(other).find("other-syntax") != std::string::npos);
  }
  CHECK(said("mill 1990-2000").find("other-syntax") == std::string::npos);
}

TEST_CASE("a phrase or a long form that occurs nowhere is told as a word is") {
  const StoredIndex index(
      content_of({{"The river treaty held.", "A treaty on organization.", "Non governmental talks."}}));
  const auto phrase = answer(index, "\"treaty river\" held");
  REQUIRE(codes(phrase) == "unknown-word");
  CHECK(phrase.echo.diagnostics.front().message == "“treaty river” does not occur in any passage.");
  CHECK(phrase.echo.diagnostics.front().span == TextSpan{0, 14});
  CHECK(codes(answer(index, "\"river treaty\" held")).empty());
  const auto acronym = answer(index, "NGO treaty");  // every word of the long form is there, the long form is not
  CHECK(codes(acronym) == "unknown-word");
  CHECK(std::none_of(acronym.echo.expansions.begin(), acronym.echo.expansions.end(),
                     [](const Expansion& one) { return one.from == "ngo"; }));
}
