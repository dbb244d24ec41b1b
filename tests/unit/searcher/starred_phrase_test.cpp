// SPDX-License-Identifier: GPL-3.0-or-later
// A star behind any word of a phrase, and what prefixes stand for.
#include "searcher/query/parser.hpp"
#include "searcher/searcher.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/searcher/stored_index.hpp"

#include <algorithm>

using namespace dossier;
using namespace dossier::testing;

namespace {

/// Ids of the passages found, sorted.
std::vector<std::string> found(const Searcher& searcher, const std::string& query) {
  SearchRequest request;
  request.query = query;
  request.expansion.spelling = false;
  request.ranking.meaning_weight = 0;
  const auto response = searcher.search(request);
  REQUIRE(response);
  std::vector<std::string> ids;
  for (const auto& hit : response->hits) ids.push_back(hit.passage.id);
  std::sort(ids.begin(), ids.end());
  return ids;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("a star may stand behind any word of a phrase") {
  const StoredIndex stored(
      content_of({{"The balance of power held.", "Balancing of powers is dear.", "A balance in power.",
                   "Power of balance.", "The balancer, of no power.", "Of balance."}}));
  const Searcher searcher(stored.reader());
  CHECK(found(searcher, "\"balanc* of power\"") == Ids{"p0:1"});
  CHECK(found(searcher, "\"balanc* of power*\"") == Ids{"p0:1", "p0:2"});
  CHECK(found(searcher, "\"bal* o* pow*\"") == Ids{"p0:1", "p0:2"});
  CHECK(found(searcher, "\"balanc* power\"~1") == Ids{"p0:1", "p0:3", "p0:4"});
  CHECK(found(searcher, "\"o* balance\"") == Ids{"p0:4", "p0:6"});
  CHECK(found(searcher, "“balanc＊ of power＊”") == Ids{"p0:1", "p0:2"});
  CHECK(found(searcher, "power -\"balanc* of pow*\"") == Ids{"p0:3", "p0:4", "p0:5"});
  CHECK(found(searcher, "+\"balanc* of\" held") == Ids{"p0:1"});
  CHECK(found(searcher, "\"balanc* of\" NEAR/3 held") == Ids{"p0:1"});
  CHECK(found(searcher, "\"balanc* of zzz\"").empty());
  CHECK(found(searcher, "\"zzz* of power\"").empty());
}

TEST_CASE("stars in quotes are read, printed and read again alike") {
  struct Row {
    const char* query;
    const char* text;
    const char* code;
  };
  const Row rows[] = {{"\"bal* of power\"", "\"bal* of power\"", ""},
                      {"\"bal* of pow*\"~3", "\"bal* of pow*\"~3", ""},
                      {"\"bal** of\"", "\"bal* of\"", ""},
                      {"\"bal* * power\"", "\"bal* power\"", "other-syntax"},
                      {"\"* of power\"", "\"of power\"", "other-syntax"},
                      {"\"ba*l of pow*\"", "\"ba l of pow*\"", "other-syntax"}};
  for (const auto& row : rows) {
    CAPTURE(row.query);
    Diagnostics diagnostics;
    const auto tree = parse_query(row.query, diagnostics);
    CHECK(to_text(tree) == row.text);
    const auto said = diagnostics.take();
    CHECK((said.empty() ? "" : said.front().code) == row.code);
    Diagnostics again;
    CHECK(parse_query(to_text(tree), again) == tree);
    CHECK(again.take().empty());
  }
}

TEST_CASE("of several stars each stands for fewer words, and that is said") {
  std::vector<std::string> texts;
  for (char c = 'a'; c <= 'k'; ++c) texts.push_back(std::string("pow") + c + " bal" + c);
  texts.emplace_back("powa bala");
  const StoredIndex stored(content_of({texts}));
  SearchRequest request;
  request.query = "\"pow* bal*\"";
  const auto response = Searcher(stored.reader()).search(request);
  REQUIRE(response);
  CHECK(response->total == 7);  // powa … powf, powa twice
  REQUIRE(response->echo.diagnostics.size() == 2);
  CHECK(response->echo.diagnostics[0].code == "too-many-forms");
  CHECK(response->echo.diagnostics[0].message.find("6 most frequent") != std::string::npos);
}

TEST_CASE("a prefix of a hyphenated word is no acronym, what stands behind it is one") {
  const StoredIndex stored(
      content_of({{"The field of International Relations (IR) is old.", "The Commanding Officer (CO) spoke.",
                   "The co-IR school.", "IR is taught.", "Any commanding officer knows."}}));
  const Searcher searcher(stored.reader());
  CHECK(found(searcher, "CO") == Ids{"p0:2", "p0:3", "p0:5"});
  CHECK(found(searcher, "co-IR") == Ids{"p0:1", "p0:2", "p0:3", "p0:4"});
  CHECK(found(searcher, "IR-co") == Ids{"p0:1", "p0:2", "p0:3", "p0:4", "p0:5"});
}
