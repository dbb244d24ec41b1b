// SPDX-License-Identifier: GPL-3.0-or-later
// What is made of a cluster's answers to a search, good and faulty ones.
#include "cluster/search/cluster_vocabulary.hpp"
#include "tests/unit/cluster/fake_index.hpp"

#include <string>
#include <vector>

namespace dossier::cluster {
namespace {

TEST_CASE("The words and values of a generation come with one request, and are kept") {
  FakeIndex index;
  const auto statistics = index.statistics();
  REQUIRE(statistics);
  const auto words = (*statistics)->words(TextField::Text);
  REQUIRE(words);
  CHECK((*words)->passages_with("dam") == 2);
  CHECK((*words)->passages_with("river") == 3);
  CHECK((*words)->passages_with("rive") == 0);
  CHECK(*(*statistics)->mean_length(TextField::Text) == 10);
  const auto years = (*statistics)->values("year");
  REQUIRE(years);
  // Passages without a value have one of their own, which is in its place.
  CHECK((*years)->values == std::vector<std::string>{"(a", "(unknown)", "2001"});
  CHECK((*years)->totals == std::vector<std::uint32_t>{1, 1, 1});
  CHECK(*(*statistics)->paper_number("p2") == 1);
  CHECK_FALSE((*statistics)->paper_number("p3"));
  index.totals = {500, "{}"};
  CHECK((*statistics)->words(TextField::Text));
}

TEST_CASE("A query counts what the cluster counts") {
  FakeIndex index;
  const auto total = index.total();
  REQUIRE(total);
  CHECK(*total == 2);
}

TEST_CASE("What is counted in all of a generation is asked for once") {
  FakeIndex index;
  // Those with both words, and those with any of the first, in one request.
  index.groups.body =
      R"({"_shards":{"failed":0},"aggregations":{"all":{"buckets":[{"doc_count":1},{"doc_count":2}]}}})";
  const auto statistics = index.statistics();
  REQUIRE(statistics);
  const ClusterVocabulary vocabulary(*statistics);
  const std::vector<std::string> either{"dam", "river"};
  const auto first = vocabulary.together(either, {"dam"});
  CHECK(first.a == 2);
  CHECK(first.b == 2);  // by the words of the generation
  CHECK(first.both == 1);
  const auto asked = index.asked();
  CHECK(vocabulary.together(either, {"dam"}).a == 2);
  // A word that no passage holds is asked for by no request.
  CHECK_FALSE(vocabulary.side_by_side("dam", "rive"));
  CHECK(vocabulary.together({"rive"}, {"dam"}).both == 0);
  CHECK(index.asked() == asked);
  CHECK(vocabulary.status());
}

TEST_CASE("A cluster that does not answer is asked about words once") {
  FakeIndex index;
  index.totals = {503, refusal_body("search_phase_execution_exception", "all shards failed")};
  const auto statistics = index.statistics();
  REQUIRE(statistics);
  const ClusterVocabulary vocabulary(*statistics);
  CHECK(vocabulary.passages_with(TextField::Text, "dam") == 0);
  const auto asked = index.asked();
  for (const auto* word : {"a", "b", "c"}) CHECK(vocabulary.passages_with(TextField::Text, word) == 0);
  CHECK(vocabulary.facet_values("year") == nullptr);
  CHECK_FALSE(vocabulary.side_by_side("a", "b"));
  CHECK(index.asked() == asked);
  REQUIRE_FALSE(vocabulary.status());
  CHECK(vocabulary.status().error().code == ErrorCode::NoResources);
}

TEST_CASE("A faulty answer is an error, never a smaller count") {
  FakeIndex index;
  SECTION("of a part of the shards") {
    index.counts.body = R"({"_shards":{"total":6,"failed":1,"failures":[{"reason":{"type":"x","reason":"gone"}}]},
        "hits":{"total":{"value":1}},"aggregations":{"hits":{"doc_count":1}}})";
    check_refused(index, ErrorCode::NoResources, "only part of the cluster");
  }
  SECTION("in part of the time") {
    index.counts.body = R"({"timed_out":true,"_shards":{"failed":0},"aggregations":{"hits":{"doc_count":1}}})";
    check_refused(index, ErrorCode::NoResources, "only part of the cluster");
  }
  SECTION("of another generation: what this one held is gone") {
    index.whole.body = R"({"_shards":{"failed":0},"hits":{"total":{"value":2}}})";
    check_refused(index, ErrorCode::IndexLocked, "was changed while it was being read");
  }
  SECTION("without what was asked for") {
    index.counts.body = R"({"_shards":{"failed":0},"hits":{"hits":[]}})";
    check_refused(index, ErrorCode::IndexDamaged, "cannot be read");
  }
  SECTION("of another kind of server") {
    index.counts.body = "<html>welcome</html>";
    check_refused(index, ErrorCode::IndexIncompatible, "is not OpenSearch");
  }
  SECTION("too busy") {
    index.counts = {429, refusal_body("rejected_execution_exception", "queue")};
    check_refused(index, ErrorCode::NoResources, "has too much to do");
  }
  SECTION("more words than it takes") {
    index.counts = {400, refusal_body("too_many_nested_clauses", "maxClauseCount is set to 1024")};
    check_refused(index, ErrorCode::NoResources, "expands to more clauses");
  }
  SECTION("red") {
    index.counts = {503, refusal_body("search_phase_execution_exception", "all shards failed")};
    check_refused(index, ErrorCode::NoResources, "part of the cluster");
  }
  SECTION("words and values that are no buckets") {
    index.totals.body = R"({"_shards":{"failed":0},"aggregations":{"text":{"value":1},"heading":{"value":1},
        "title":{"value":1},"author":{"value":1},"field0":7}})";
    check_refused(index, ErrorCode::IndexDamaged, "cannot be read");
  }
}

}  // namespace
}  // namespace dossier::cluster
