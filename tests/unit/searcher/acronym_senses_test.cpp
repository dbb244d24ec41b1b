// SPDX-License-Identifier: GPL-3.0-or-later
// An acronym with several long forms: each paper says what it means there.
#include "searcher/forms/acronym_senses.hpp"

#include "index/format/acronyms.hpp"
#include "searcher/searcher.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/searcher/stored_index.hpp"

#include <algorithm>
#include <string>
#include <vector>

using namespace dossier;
using namespace dossier::testing;

namespace {

/// Files of one paper each, `p0`, `p1` …, a passage for each text.
std::vector<SourceContent> files_of(const std::vector<std::vector<std::string>>& papers) {
  std::vector<SourceContent> files;
  auto all = content_of(papers);
  for (const auto& paper : all.papers) {
    SourceContent file;
    file.record.path = paper.id + ".md";
    file.record.content_hash = "0";
    file.record.papers = {paper.id};
    file.papers = {paper};
    file.papers.front().source = file.record.path;
    for (const auto& passage : all.passages) {
      if (passage.paper == paper.id) file.passages.push_back(passage);
    }
    files.push_back(std::move(file));
  }
  return files;
}

SearchResponse answer(const IndexReader& reader, const std::string& query) {
  SearchRequest request;
  request.query = query;
  request.limit = 100;
  request.meaning = false;
  auto response = Searcher(reader).search(request);
  REQUIRE(response);
  return std::move(response.value());
}

std::vector<std::string> ids(const SearchResponse& response) {
  std::vector<std::string> out;
  for (const auto& hit : response.hits) out.push_back(hit.passage.id);
  std::sort(out.begin(), out.end());
  return out;
}

const std::vector<std::vector<std::string>> library{
    {"The Grand Harbour Authority (GHA) rose.", "Later the GHA fell.", "Stones and GHA minutes."},
    {"The Green Hills Alliance (GHA) met.", "Then the GHA parted.", "Stones of the GHA."},
    {"Nobody says what GHA is here."},
    {"Grand harbours authority and Grand Harbours Authority (GHA) again.", "The GHA of the harbours."}};

}  // namespace

TEST_CASE("long forms are the same up to endings and small words") {
  CHECK(is_same_sense("free trade agreement", "free trade agreements"));
  CHECK(is_same_sense("republic of china", "republic china"));
  CHECK(is_same_sense("national security council", "nations security councils"));
  CHECK(is_same_sense("mill trade organisation", "mill trade organization"));
  CHECK_FALSE(is_same_sense("international relations", "infrared radiation"));
  CHECK_FALSE(is_same_sense("grand harbour", "grand harbour authority"));
  CHECK_FALSE(is_same_sense("free trade area", "free trade agreement"));
  CHECK(distinct_senses({"trade agreement", "tidal area", "trade agreements"}) ==
        std::vector<std::string>{"trade agreement", "tidal area"});
}

TEST_CASE("papers of other senses give the acronym long forms, and not this one") {
  const std::vector<AcronymSense> senses{{"trade agreement", {"a", "c"}}, {"tidal area", {"b", "c"}}};
  CHECK(papers_of_other_senses(senses, "trade agreements") == std::vector<std::string>{"b"});
  CHECK(papers_of_other_senses(senses, "tidal area") == std::vector<std::string>{"a"});
  CHECK(papers_of_other_senses(senses, "something else") == std::vector<std::string>{"a", "b", "c"});
  CHECK(papers_of_other_senses({}, "trade agreement").empty());
}

TEST_CASE("a prefix makes no acronym of its own") {
  index::AcronymCounts counts;
  index::mine_acronyms("Their colonial institutional research (co-IR) and non nuclear weapon order (non-NWO).", counts);
  CHECK(counts.empty());
  index::mine_acronyms("The Quiet Sea Dialogue 2 (QSD-2) and a memorandum of understanding (MoU).", counts);
  CHECK(counts.size() == 2);
}

TEST_CASE("a long form finds its acronym but not where that stands for something else") {
  const StoredIndex index(files_of(library));
  const auto response = answer(index.reader(), "grand harbour authority");
  CHECK(ids(response) == std::vector<std::string>{"p0:1", "p0:2", "p0:3", "p2:1", "p3:1", "p3:2"});
  CHECK(ids(answer(index.reader(), "green hills alliance")) ==
        std::vector<std::string>{"p1:1", "p1:2", "p1:3", "p2:1"});
  // The total, the facets and the highlights say the same.
  CHECK(response.total == 6);
  const auto mixed = answer(index.reader(), "grand harbour authority stones");
  const auto hit =
      std::find_if(mixed.hits.begin(), mixed.hits.end(), [](const Hit& one) { return one.passage.id == "p1:3"; });
  REQUIRE(hit != mixed.hits.end());
  REQUIRE(hit->fragments.size() == 1);
  REQUIRE(hit->fragments.front().highlights.size() == 1);  // Stones alone
  CHECK(hit->fragments.front().highlights.front() == TextSpan{0, 6});
}

TEST_CASE("an acronym of several senses finds all of them and offers each") {
  const StoredIndex index(files_of(library));
  const auto response = answer(index.reader(), "GHA");
  CHECK(response.total == 9);
  const auto& diagnostics = response.echo.diagnostics;
  REQUIRE(diagnostics.size() == 1);
  CHECK(diagnostics.front().code == "several-senses");
  CHECK(diagnostics.front().span == TextSpan{0, 3});
  CHECK(diagnostics.front().suggestions.size() == 2);
  CHECK(answer(index.reader(), "grand harbour authority").echo.diagnostics.empty());
}

TEST_CASE("a long form that the taxonomy has is one sense of an acronym among those of the papers") {
  const StoredIndex index(files_of({{"International Relations (IR) grew.", "The IR of that time."},
                                    {"Infrared Radiation (IR) sensors.", "Their IR was strong."},
                                    {"Nobody says what IR is here.", "International relations are old."}}));
  const auto response = answer(index.reader(), "IR");
  CHECK(response.total == 6);
  REQUIRE(response.echo.diagnostics.size() == 1);
  CHECK(response.echo.diagnostics.front().code == "several-senses");
  CHECK(response.echo.diagnostics.front().suggestions ==
        std::vector<std::string>{"international relations", "infrared radiation"});
  CHECK(ids(answer(index.reader(), "+\"international relations\"")) == std::vector<std::string>{"p0:1", "p2:2"});
  CHECK(ids(answer(index.reader(), "international relations")) ==
        std::vector<std::string>{"p0:1", "p0:2", "p2:1", "p2:2"});
  CHECK(ids(answer(index.reader(), "infrared radiation")) == std::vector<std::string>{"p1:1", "p1:2", "p2:1"});
  const StoredIndex states(
      files_of({{"The United States of America (USA) spoke.", "The USA left."}, {"The United States stayed."}}));
  CHECK(ids(answer(states.reader(), "united states")) == std::vector<std::string>{"p0:1", "p0:2", "p1:1"});
  CHECK(answer(states.reader(), "USA").echo.diagnostics.empty());
}
