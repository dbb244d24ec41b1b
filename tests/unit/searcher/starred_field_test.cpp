// SPDX-License-Identifier: GPL-3.0-or-later
// Words of titles, authors and headings that no text holds: stars and slips in fields.
#include "searcher/searcher.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/searcher/stored_index.hpp"

#include <algorithm>

using namespace dossier;
using namespace dossier::testing;

namespace {

SearchResponse answer(const Searcher& searcher, const std::string& query) {
  SearchRequest request;
  request.query = query;
  request.ranking.meaning_weight = 0;
  auto response = searcher.search(request);
  REQUIRE(response);
  return *std::move(response);
}

std::vector<std::string> found(const Searcher& searcher, const std::string& query) {
  std::vector<std::string> ids;
  for (const auto& hit : answer(searcher, query).hits) ids.push_back(hit.passage.id);
  std::sort(ids.begin(), ids.end());
  return ids;
}

/// Three papers whose titles, authors and headings have words that the texts have not.
SourceContent library() {
  auto content = content_of({{"The river rose.", "It fell."}, {"A dam held."}, {"Corridors of trade."}});
  content.papers[0].title = "Hydropolitics of the Xanthic Basin";
  content.papers[0].authors = {"Ayesha Khanzada", "Ole Olsen"};
  content.papers[1].title = "Hydrology";
  content.papers[1].authors = {"Karim Khan"};
  content.papers[2].title = "Roads";
  content.papers[2].authors = {"Jane Khanna"};
  content.passages[0].heading = {"Methodenstreit"};
  return content;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("a star in a field stands for the words of that field, whether a text has them or not") {
  const StoredIndex stored(library());
  const Searcher searcher(stored.reader());
  CHECK(found(searcher, "title:hydro*") == Ids{"p0:1", "p0:2", "p1:1"});
  CHECK(found(searcher, "title:hydrop*") == Ids{"p0:1", "p0:2"});
  CHECK(found(searcher, "title:\"of the xan*\"") == Ids{"p0:1", "p0:2"});
  CHECK(found(searcher, "author:khan*") == Ids{"p0:1", "p0:2", "p1:1", "p2:1"});
  CHECK(found(searcher, "author:khanz*") == Ids{"p0:1", "p0:2"});
  CHECK(found(searcher, "author:khan* -author:khann*") == Ids{"p0:1", "p0:2", "p1:1"});
  CHECK(found(searcher, "heading:method*") == Ids{"p0:1"});
  CHECK(found(searcher, "title:corr*").empty());
  CHECK(found(searcher, "title:zzz*").empty());
}

TEST_CASE("a star without a field stands for the words of headings and titles too, as a word does") {
  const StoredIndex stored(library());
  const Searcher searcher(stored.reader());
  CHECK(found(searcher, "xanthic") == Ids{"p0:1", "p0:2"});
  CHECK(found(searcher, "xanth*") == Ids{"p0:1", "p0:2"});
  CHECK(found(searcher, "methodens*") == Ids{"p0:1"});
  CHECK(found(searcher, "corr*") == Ids{"p2:1"});
  CHECK(found(searcher, "khanz*").empty());
}

TEST_CASE("a star stands for the words of papers that are there, not of those that were") {
  const test::TempFolder folder;
  const auto index = folder.path() / "index";
  auto content = library();
  {
    auto writer = IndexWriter::open(index);
    REQUIRE(writer);
    REQUIRE(writer->replace(content));
    REQUIRE(writer->commit());
  }
  content.papers[0].title = "Basins";
  {
    auto writer = IndexWriter::open(index);
    REQUIRE(writer);
    REQUIRE(writer->replace(content));
    REQUIRE(writer->commit());
  }
  const auto reader = IndexReader::open(index);
  REQUIRE(reader);
  std::vector<std::pair<std::string, std::uint32_t>> words;
  REQUIRE(reader->visit_words(TextField::Title, "", [&](std::string_view word, std::uint32_t passages) {
    words.emplace_back(word, passages);
    return true;
  }));
  CHECK(words == std::vector<std::pair<std::string, std::uint32_t>>{{"basins", 2}, {"hydrology", 1}, {"roads", 1}});
  std::size_t asked = 0;
  REQUIRE(reader->visit_words(TextField::Author, "k", [&](std::string_view, std::uint32_t) { return ++asked < 2; }));
  CHECK(asked == 2);
}

TEST_CASE("a slip in a field is set right from the words of that field") {
  const StoredIndex stored(library());
  const Searcher searcher(stored.reader());
  CHECK(found(searcher, "title:hydropollitics") == Ids{"p0:1", "p0:2"});
  const auto unknown = answer(searcher, "author:khanzadda");
  CHECK(unknown.hits.empty());
  const auto said = std::ranges::find(unknown.echo.diagnostics, "unknown-word", &Diagnostic::code);
  REQUIRE(said != unknown.echo.diagnostics.end());
  CHECK(said->suggestions == std::vector<std::string>{"khanzada"});
}
