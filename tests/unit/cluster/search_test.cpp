// SPDX-License-Identifier: GPL-3.0-or-later
// What is made of a cluster's answers to a search, good and faulty ones.
#include "base/base64.hpp"
#include "cluster/search/cluster_engine.hpp"
#include "cluster/search/cluster_vocabulary.hpp"
#include "index/format/format.hpp"
#include "index/format/stored.hpp"
#include "taxonomy/taxonomy.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/cluster/fake_cluster.hpp"

#include <memory>
#include <string>
#include <utility>

namespace dossier::cluster {
namespace {

/// A cluster with an index of three passages of two papers, whose answers to one kind of request may be replaced.
class FakeIndex {
 public:
  FakeIndex() : node_([this](const Received& got) { return answer(got); }) {}

  /// In place of what a query is answered with that counts hits.
  Answer counts = {200, R"({"_shards":{"failed":0},"hits":{"total":{"value":2}},"aggregations":{
      "hits":{"doc_count":2},"index":{"seen":{"doc_count":3,"group0.0":{"doc_count":2}}}}})"};
  /// In place of the words and values of the generation.
  Answer totals = {200, R"({"_shards":{"failed":0},"aggregations":{
      "text":{"value":30.0},"heading":{"value":6.0},"title":{"value":6.0},"author":{"value":0.0},
      "field0":{"buckets":[{"key":{"0":"dam"},"doc_count":2},{"key":{"0":"river"},"doc_count":3}]},
      "field1":{"buckets":[]},"field2":{"buckets":[]},"field3":{"buckets":[]},
      "field4":{"buckets":[{"key":{"0":"p1"},"doc_count":2},{"key":{"0":"p2"},"doc_count":1}]},
      "field5":{"buckets":[{"key":{"0":null},"doc_count":1},{"key":{"0":"(a"},"doc_count":1},
                           {"key":{"0":"2001"},"doc_count":1}]}}})"};

  [[nodiscard]] std::size_t asked() const { return node_.received().size(); }
  Result<std::shared_ptr<const Statistics>> statistics() {
    auto reader = ClusterReader::open(client_of({node_.node()}));
    if (!reader) return std::move(reader).error();
    return std::shared_ptr<const Statistics>(std::make_shared<Statistics>(*std::move(reader)));
  }
  /// What the program says to a query for `dam`.
  Result<std::uint32_t> total() {
    auto known = statistics();
    if (!known) return std::move(known).error();
    PassageStore store(*known);
    ClusterEngine engine(*known, store);
    MatchNode root;
    root.kind = MatchNode::Kind::Term;
    root.group.alternatives = {{{"dam"}}};
    root.group.field = TextField::Text;
    const std::vector<FacetSelection> selections;
    const RankingParams params;
    const auto found = engine.find({root, selections, params, {}});
    if (!found) return found.error();
    return (*found)->total();
  }

 private:
  Answer answer(const Received& got) const {
    if (got.target.find("_mapping") != std::string::npos) return {200, dumped(mapping())};
    if (got.target.find("_doc/state") != std::string::npos) return {200, dumped(state())};
    if (got.target.find("_doc/") != std::string::npos) return {404, R"({"found":false})"};
    return got.body.find("\"composite\"") != std::string::npos ? totals : counts;
  }
  static Json mapping() {
    auto mapping = Json::object();
    auto& meta = mapping["papers-000001"]["mappings"]["_meta"]["dossier"];
    meta["format"] = format_version;
    meta["fingerprint"] = index::fingerprint(*default_taxonomy());
    return mapping;
  }
  static Json state() {
    IndexState state;
    state.generation = 1;
    state.passages = 3;
    state.papers = 2;
    state.facets = {"paper", "year"};
    auto document = Json::object();
    document["found"] = true;
    document["_seq_no"] = 1;
    document["_primary_term"] = 1;
    document["fields"]["record"] = Json::array({base64(encode_state(state))});
    return document;
  }
  static std::shared_ptr<const Taxonomy> default_taxonomy() { return *index::decode_taxonomy("", "test"); }

  FakeNode node_;
};

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

void check_refused(FakeIndex& index, ErrorCode code, const std::string& says) {
  const auto total = index.total();
  REQUIRE_FALSE(total);
  CHECK(total.error().code == code);
  CHECK(exit_status(total.error().code) == 3);
  INFO(total.error().message);
  CHECK(total.error().message.find(says) != std::string::npos);
  CHECK_FALSE(total.error().hint.empty());
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
    index.counts.body = R"({"_shards":{"failed":0},"hits":{"total":{"value":1}},"aggregations":{
        "hits":{"doc_count":1},"index":{"seen":{"doc_count":2,"group0.0":{"doc_count":1}}}}})";
    check_refused(index, ErrorCode::IndexLocked, "was changed while it was being read");
  }
  SECTION("without what was asked for") {
    index.counts.body = R"({"_shards":{"failed":0},"hits":{"total":{"value":2}}})";
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
    check_refused(index, ErrorCode::NoResources, "stands for more words");
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
