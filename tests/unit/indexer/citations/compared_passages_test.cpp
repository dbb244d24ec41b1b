// SPDX-License-Identifier: GPL-3.0-or-later
// Which passages are compared, and by which words.
#include "searcher/searcher.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/searcher/stored_index.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace dossier {
namespace {

/// Papers of a passage each, all on one pair of states and with one theory.
SourceContent papers_of(const std::vector<std::string>& texts) {
  std::vector<std::vector<std::string>> papers;
  papers.reserve(texts.size());
  for (const auto& text : texts) papers.push_back({text});
  auto content = testing::content_of(papers);
  for (auto& passage : content.passages) {
    Label label;
    label.facet = "dyad";
    label.value = "Halvia-Porland";
    passage.labels.push_back(label);
    label.facet = "theory";
    label.value = "realism";
    passage.labels.push_back(label);
  }
  return content;
}

CompareResponse compared(const Searcher& searcher, const CompareRequest& request) {
  auto response = searcher.compare(request);
  REQUIRE(response);
  return *std::move(response);
}

CompareRequest asking(const std::string& query) {
  CompareRequest request;
  request.search.query = query;
  return request;
}

}  // namespace

TEST_CASE("a facet that is named twice counts once") {
  const testing::StoredIndex index(papers_of({"The dam rose.", "The dam fell."}));
  const Searcher searcher(index.reader());
  auto request = asking("dam");
  request.same = {"dyad", "dyad"};
  const auto response = compared(searcher, request);
  CHECK(response.found == 1);
  CHECK(response.same == std::vector<std::string>{"dyad"});
}

TEST_CASE("the user's own notes are compared if they are asked for") {
  auto content = papers_of({"The dam rose.", "The dam fell.", "The dam, to be read again."});
  content.passages.back().kind = PassageKind::Note;
  const testing::StoredIndex index(content);
  const Searcher searcher(index.reader());
  auto request = asking("dam");
  CHECK(compared(searcher, request).total == 2);
  request.search.user_notes = true;
  CHECK(compared(searcher, request).total == 3);
}

TEST_CASE("the best passages are compared in whatever order a search shows them") {
  auto content = papers_of({"The dam of the dam.", "The dam holds the dam.",
                            "Much is said of harbours and of ships, and of one dam among all of these things."});
  content.papers[0].year = 1990;
  content.papers[1].year = 1991;
  content.papers[2].year = 2020;
  const testing::StoredIndex index(content);
  const Searcher searcher(index.reader());
  auto request = asking("dam");
  request.passages = 2;
  for (const auto order : {SortOrder::Relevance, SortOrder::Year, SortOrder::Paper}) {
    request.search.sort = order;
    const auto response = compared(searcher, request);
    REQUIRE(response.passages.size() == 2);
    for (const auto& passage : response.passages) CHECK(passage.hit.passage.paper != "p2");
  }
}

TEST_CASE("words that say little in the language of a passage do not make it alike") {
  const testing::StoredIndex index(papers_of(
      {"Der Damm ist nicht mit der Zeit und auch nicht für die Stadt gewachsen.",
       "Die Flut ist nicht mit der Ernte und auch nicht für die Bauern gekommen.", "Harbours freeze.", "Ships wait."}));
  const Searcher searcher(index.reader());
  const auto response = compared(searcher, asking("damm OR flut"));
  REQUIRE(response.pairs.size() == 1);
  CHECK(response.pairs.front().likeness == 0);
}

}  // namespace dossier
