// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/searcher.hpp"
#include "stopwords/contrast_cues.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/searcher/stored_index.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace dossier {
namespace {

/// Three papers on dams; the passages of the first two have a pair and a theory in common.
SourceContent content() {
  auto content =
      testing::content_of({{"The dam divides the river and the two states.", "The dam pays for the harbour."},
                           {"However, the dam divides the river of the two states less."},
                           {"The dam is old, and nobody minds the dam."}});
  const auto label = [&](std::size_t passage, const char* facet, const char* value) {
    Label one;
    one.facet = facet;
    one.value = value;
    content.passages[passage].labels.push_back(one);
  };
  for (const std::size_t passage : {std::size_t{0}, std::size_t{1}, std::size_t{2}}) {
    label(passage, "dyad", "Halvia-Porland");
    label(passage, "theory", "realism");
  }
  label(3, "dyad", "Halvia-Porland");
  return content;
}

std::vector<std::string> cues_of(const std::string& text) {
  std::vector<std::string> cues;
  for (const auto& span : contrast_cues(text)) cues.emplace_back(span.of(text));
  return cues;
}

}  // namespace

TEST_CASE("passages of different papers with a pair and a theory in common stand side by side") {
  const testing::StoredIndex index(content());
  const Searcher searcher(index.reader());
  CompareRequest request;
  request.search.query = "dam";
  const auto response = searcher.compare(request);
  REQUIRE(response);
  CHECK(response->total == 4);
  CHECK(response->compared == 4);
  CHECK(response->found == 2);
  REQUIRE(response->pairs.size() == 2);
  const auto id = [&](std::uint32_t place) { return response->passages[place].hit.passage.id; };
  const auto& first = response->pairs.front();
  CHECK(std::min(id(first.first), id(first.second)) == "p0:1");
  CHECK(std::max(id(first.first), id(first.second)) == "p1:1");
  CHECK(first.likeness > response->pairs.back().likeness);
  CHECK(first.likeness <= 1);
  CHECK(first.same.at("dyad") == std::vector<std::string>{"Halvia-Porland"});
  CHECK_FALSE(first.cites);
  for (const auto& passage : response->passages)
    CHECK(passage.cues.size() == (passage.hit.passage.paper == "p1" ? 1 : 0));
  const auto searched = searcher.search(request.search);
  REQUIRE(searched);
  CHECK(searched->total == response->total);
}

TEST_CASE("what passages must have in common can be chosen") {
  const testing::StoredIndex index(content());
  const Searcher searcher(index.reader());
  CompareRequest request;
  request.search.query = "dam";
  request.same = {"dyad"};
  const auto by_dyad = searcher.compare(request);
  REQUIRE(by_dyad);
  CHECK(by_dyad->found == 5);
  request.pairs = 1;
  const auto one = searcher.compare(request);
  REQUIRE(one);
  CHECK(one->pairs.size() == 1);
  CHECK(one->passages.size() == 2);
  request.same = {"colour"};
  const auto unknown = searcher.compare(request);
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().code == ErrorCode::Usage);
}

TEST_CASE("words of contrast are found in their languages, the longest first") {
  CHECK(cues_of("However, unlike Khan (2014), they agree.") == std::vector<std::string>{"However", "unlike"});
  CHECK(cues_of("In contrast to it, he wrote, in contrast, much.") ==
        std::vector<std::string>{"In contrast to", "in contrast"});
  CHECK(cues_of("Im Gegensatz zu Brandt sieht er das jedoch anders.") ==
        std::vector<std::string>{"Im Gegensatz zu", "jedoch"});
  CHECK(cues_of("En revanche, à la différence de l’auteur") ==
        std::vector<std::string>{"En revanche", "à la différence de"});
  CHECK(cues_of("Sin embargo, a diferencia de otros") == std::vector<std::string>{"Sin embargo", "a diferencia de"});
  CHECK(cues_of("Однако, в отличие от других") == std::vector<std::string>{"Однако", "в отличие от"});
  CHECK(cues_of("The river is long and its banks are green.").empty());
  CHECK(cues_of("").empty());
}

}  // namespace dossier
