// SPDX-License-Identifier: GPL-3.0-or-later
// What an index does not keep, whether a hyphen or a blank stands between two words, decides between passages that
// otherwise match alike.
#include "searcher/answers/evidence.hpp"
#include "searcher/query/typed_compound.hpp"
#include "searcher/searcher.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/searcher/found_rows.hpp"
#include "tests/unit/searcher/random_index.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <vector>

using namespace dossier;
using namespace dossier::testing;

namespace {

/// Texts that hold a compound, in one spelling or several, and one with it in one word.
std::vector<std::string> reports(Random& random, int count) {
  const std::vector<std::string> joints{" ", "-", "–", ", "};
  std::vector<std::string> texts{"An alphabeta."};
  for (int i = 0; i < count; ++i) {
    std::string text = "Report " + std::to_string(i);
    for (std::size_t times = 1 + below(random, 3); times > 0; --times) {
      text += " on alpha" + joints[below(random, joints.size())] + "beta";
    }
    texts.push_back(text + ".");
  }
  return texts;
}

/// Whether a text has the compound in the query's spelling; every dash is one.
bool holds(const std::string& text, const std::string& query) {
  const bool dash = query.find('-') != std::string::npos;
  return text.find(query) != std::string::npos || (dash && text.find("alpha–beta") != std::string::npos);
}

/// Ids of all passages, got in pages of that size.
std::vector<std::string> paged(const StoredIndex& index, const std::string& query, std::uint32_t size) {
  std::vector<std::string> ids;
  auto request = request_for(query);
  request.limit = size;
  for (;; request.offset += size) {
    const auto page = answer(index, request);
    for (const auto& hit : page.hits) ids.push_back(hit.passage.id);
    if (page.hits.size() < size) return ids;
  }
}

}  // namespace

TEST_CASE("of the spellings of a compound the typed one stands first") {
  check({"A T-72 and a T-72 and a T-72.", "A T72 stood there.", "A T 72 burned."},
        {{"T 72", "3 1 2"}, {"T-72", "1 3 2"}, {"T72", "2 1 3"}, {"\"T 72\"", "3 1"}, {"\"T-72\"", "1 3"}});
  check({"The cease-fire held; a cease-fire is a cease-fire.", "The ceasefire held.",
         "They would cease fire at dawn, for the whole of the winter."},
        {{"cease fire", "3 1 2"}, {"cease-fire", "1 2 3"}, {"ceasefire", "2 1 3"}, {"cease\u2011fire", "1 2 3"}});
  check({"A state of the art tank.", "A state-of-the-art tank."},
        {{"state-of-the-art", "2 1"}, {"\"state-of-the-art\"", "2 1"}});
  check({"It fell under the cease fire.", "It fell under the cease-\nfire.", "It fell under the ceasefire."},
        {{"cease-fire", "2 1 3"}, {"+cease-fire", "2 1 3"}});
}

TEST_CASE("beside other words the typed spelling decides between passages that are alike") {
  check({"A cease fire along the river.", "A cease-fire along the river.", "A ceasefire along the river."},
        {{"cease-fire river", "2 1 3"}, {"cease fire river", "1 2 3"}, {"river cease-fire", "2 1 3"}});
  check({"It fell under the cease fire.", "It fell under the cease-fire."}, {{"cease-fire AND fell", "2 1"}});
  // A field that is none: its words are asked for, so the compound does not stand alone.
  check({"A text on the cease-fire and the river.", "A text: the river dam and the cease fire.", "Nothing else."},
        {{"text:cease-fire river dam", "2 1"}});
}

TEST_CASE("the typed spelling changes no count and no other order, and is explained") {
  const StoredIndex index(content_of({{"A T 72 burned."}, {"A T-72 burned."}, {"A T72 burned."}}));
  auto request = request_for("T-72");
  request.explain = true;
  const auto by_score = answer(index, request);
  CHECK(by_score.total == 3);
  CHECK(by_score.total_all_words == 3);
  REQUIRE(by_score.hits.size() == 3);
  CHECK(by_score.hits.front().passage.paper == "p1");
  for (const auto& hit : by_score.hits) {
    double sum = 0;
    bool written = false;
    for (const auto& part : hit.parts) {
      sum += part.weight;
      written = written || part.field == "written";
    }
    CHECK(std::abs(sum - hit.score) < 1e-9);
    CHECK(written == (hit.passage.paper == "p1"));
  }
  request.sort = SortOrder::Paper;
  const auto by_paper = answer(index, request);
  CHECK(by_paper.hits.front().passage.paper == "p0");
  CHECK(by_paper.hits.back().passage.paper == "p2");
}

TEST_CASE("evidence has the paper with the typed spelling first") {
  const StoredIndex index(content_of({{"A T 72 burned."}, {"A T-72 burned."}, {"A T72 burned."}}));
  const Searcher searcher(index.reader());
  EvidenceRequest request;
  request.search = request_for("T-72");
  const auto evidence = searcher.evidence(request);
  REQUIRE(evidence);
  REQUIRE(evidence->papers.size() == 3);
  CHECK(evidence->papers.front().paper.id == "p1");
  CHECK(evidence->passages == 3);
}

TEST_CASE("pages of a compound's passages make up one list, whose best hundred have the typed spelling first") {
  Random random(77);
  for (int round = 0; round < 4; ++round) {
    const StoredIndex index(content_of({reports(random, 160)}));
    for (const auto* query : {"alpha-beta", "alpha beta"}) {
      CAPTURE(query, round);
      const auto whole = answer(index, request_for(query));
      CHECK(whole.total == 161);
      const auto holds_it = [&](const Hit& hit) { return holds(hit.passage.text, query); };
      const auto best = std::span(whole.hits).first(100);
      CHECK(std::is_partitioned(best.begin(), best.end(), holds_it));
      CHECK(std::any_of(best.begin(), best.end(), holds_it));
      std::vector<std::string> ids;
      for (const auto& hit : whole.hits) ids.push_back(hit.passage.id);
      CHECK(paged(index, query, static_cast<std::uint32_t>(1 + below(random, 60))) == ids);
    }
  }
}

TEST_CASE("what stands between the words of a query is told from its text") {
  const auto joint = [](const std::string& text, std::uint32_t end, std::uint32_t begin) {
    const auto compound = typed_compound({{"a", {0, end}, ""}, {"b", {begin, begin + 1}, ""}}, text);
    return compound ? std::optional(compound->joints.front()) : std::nullopt;
  };
  CHECK(joint("a b", 1, 2) == Joint::Blank);
  CHECK(joint("a\u00A0b", 1, 3) == Joint::Blank);
  CHECK(joint("a-b", 1, 2) == Joint::Dash);
  CHECK(joint("a\u2011b", 1, 4) == Joint::Dash);
  CHECK(joint("a-\nb", 1, 3) == Joint::Dash);
  CHECK(joint("a/b", 1, 2) == Joint::Other);
  CHECK(joint("a, b", 1, 3) == Joint::Other);
  CHECK_FALSE(joint("ab", 1, 1));
  CHECK_FALSE(joint("ab", 1, 9));
}
