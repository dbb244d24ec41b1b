// SPDX-License-Identifier: GPL-3.0-or-later
// Labels that must be sure enough, and the user's own notes, in all views.
#include "searcher/types/confidence.hpp"
#include "searcher/searcher.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/searcher/random_index.hpp"
#include "tests/unit/searcher/stored_index.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <string>

using namespace dossier;
using namespace dossier::testing;

namespace {

Label label(const std::string& facet, const std::string& value, float strength) {
  Label made;
  made.facet = facet;
  made.value = value;
  made.strength = strength;
  return made;
}

/// Two papers on dams; the second has a note and an annotation of the user's.
SourceContent dams() {
  auto content =
      content_of({{"The dam rose.", "The dam fell."}, {"A dam was planned.", "“dam” my doubt", "dam: read again"}});
  auto& passages = content.passages;
  passages[0].labels = {label("dyad", "Egypt-Sudan", 0.9F), label("theory", "realism", 0.55F)};
  passages[1].labels = {label("dyad", "Egypt-Sudan", 0.6F)};
  passages[2].labels = {label("dyad", "Egypt-Ethiopia", 1.0F)};
  passages[3].kind = PassageKind::Annotation;
  passages[3].marks = passages[2].id;
  passages[4].kind = PassageKind::Note;
  return content;
}

SearchRequest asking(const std::string& query, std::uint32_t min_confidence = 0) {
  SearchRequest request;
  request.query = query;
  request.min_confidence = min_confidence;
  return request;
}

std::map<std::string, std::uint32_t> counts_of(const SearchResponse& response, const std::string& facet) {
  std::map<std::string, std::uint32_t> counts;
  for (const auto& one : response.facets) {
    if (one.facet != facet) continue;
    for (const auto& count : one.counts) counts[count.value] = count.passages;
  }
  return counts;
}

using Counts = std::map<std::string, std::uint32_t>;

}  // namespace

TEST_CASE("a label that is less sure than asked for neither filters nor counts nor is shown") {
  const StoredIndex index(dams());
  const Searcher searcher(index.reader());
  auto request = asking("dam", 750);
  auto found = searcher.search(request);
  REQUIRE(found);
  CHECK(found->total == 5);
  CHECK(counts_of(*found, "dyad") == Counts{{"Egypt-Ethiopia", 1}, {"Egypt-Sudan", 1}, {"(unknown)", 3}});
  CHECK(counts_of(*found, "theory") == Counts{{"(unknown)", 5}});
  const auto hit = std::ranges::find(found->hits, "p0:1", [](const Hit& one) { return one.passage.id; });
  REQUIRE(hit != found->hits.end());
  REQUIRE(hit->passage.labels.size() == 1);
  CHECK(hit->passage.labels[0].facet == "dyad");

  request.filters = {{"dyad", {"Egypt-Sudan"}, {}}};
  found = searcher.search(request);
  REQUIRE(found);
  CHECK(found->total == 1);
  CHECK(searcher.search(asking("dam dyad:egypt-sudan", 750))->total == 1);
  CHECK(searcher.search(asking("dam dyad:egypt-sudan", 600))->total == 2);
  CHECK(searcher.search(asking("dam dyad:egypt-sudan", 601))->total == 1);
  CHECK(searcher.search(asking("dam dyad:egypt-sudan"))->total == 2);
  CHECK(searcher.search(asking("theory:realism", 750))->total == 0);
}

TEST_CASE("columns of sure labels are those of an index without the others") {
  Random random(5);
  const RandomIndex index(random, 12, 15);
  for (const std::uint32_t least : {1U, 400U, 650U, 999U, 1000U}) {
    auto content = index.content();
    for (auto& passage : content.passages) {
      std::erase_if(passage.labels, [&](const Label& one) { return one.thousandths() < least; });
    }
    const StoredIndex other(content);
    const auto view = index.reader().with_min_confidence(least);
    REQUIRE(view);
    for (const auto& facet : index.reader().facets()) {
      const auto mine = view->column(facet);
      const auto theirs = other.reader().column(facet);
      REQUIRE((mine && theirs));
      if (*theirs == nullptr) continue;  // no label of it is left
      for (DocId doc = 0; doc <= index.reader().last_doc(); ++doc) {
        std::vector<std::string> a;
        std::vector<std::string> b;
        for (const auto id : (*mine)->of(doc)) a.push_back((*mine)->values[id]);
        for (const auto id : (*theirs)->of(doc)) b.push_back((*theirs)->values[id]);
        CHECK(a == b);
      }
    }
  }
}

TEST_CASE("the user's notes are found by a search and left out of evidence and matrix unless asked for") {
  const StoredIndex index(dams());
  const Searcher searcher(index.reader());
  const auto found = searcher.search(asking("dam"));
  REQUIRE(found);
  CHECK(counts_of(*found, "kind") == Counts{{"paragraph", 3}, {"annotation", 1}, {"note", 1}});
  auto request = asking("dam");
  request.user_notes = false;
  CHECK(searcher.search(request)->total == 3);
  CHECK(searcher.search(asking("dam kind:note"))->total == 1);

  const auto evidence = [&](const SearchRequest& search) {
    EvidenceRequest asked;
    asked.search = search;
    const auto response = searcher.evidence(asked);
    REQUIRE(response);
    return response->passages;
  };
  CHECK(evidence(asking("dam")) == 3);
  request.user_notes = true;
  CHECK(evidence(request) == 5);
  request.user_notes.reset();
  request.filters = {{"kind", {"annotation"}, {}}};
  CHECK(evidence(request) == 1);

  MatrixRequest matrix;
  matrix.search = asking("dam");
  matrix.rows = "kind";
  matrix.columns = "paper";
  CHECK(searcher.matrix(matrix)->total.passages == 3);
  matrix.search.user_notes = true;
  CHECK(searcher.matrix(matrix)->total.passages == 5);
}

TEST_CASE("a confidence is a number from 0 to 1") {
  for (const auto& [text, thousandths] : std::map<std::string, std::uint32_t>{{"0", 0},
                                                                              {"1", 1000},
                                                                              {"1.0", 1000},
                                                                              {"0.75", 750},
                                                                              {".5", 500},
                                                                              {"0.0625", 63},
                                                                              {"0.9994", 999},
                                                                              {"1.", 1000}}) {
    INFO(text);
    const auto read = read_confidence(text);
    REQUIRE(read);
    CHECK(*read == thousandths);
    CHECK(read_confidence(confidence_text(*read)) == read);
  }
  for (const auto* text : {"", ".", "1.001", "2", "-0.5", "+.5", "0,5", "50%", "1e-1", "nan", "00.5", " 0.5"}) {
    INFO(text);
    CHECK_FALSE(read_confidence(text));
  }
  CHECK(confidence_text(750) == "0.75");
  CHECK(confidence_text(5) == "0.005");
}
