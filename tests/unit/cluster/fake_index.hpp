// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/encoding/base64.hpp"
#include "cluster/search/cluster_engine.hpp"
#include "index/format/format.hpp"
#include "index/format/stored.hpp"
#include "taxonomy/taxonomy.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/cluster/fake_cluster.hpp"

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace dossier::cluster {

/// A cluster with an index of three passages of two papers, whose answers to one kind of request may be replaced.
class FakeIndex {
 public:
  FakeIndex() : node_([this](const Received& got) { return answer(got); }) {}

  /// In place of what a query is answered with that counts hits.
  Answer counts = {200, R"({"_shards":{"failed":0},"hits":{"total":{"value":2}}})"};
  /// In place of the passages of the index with each group.
  Answer groups = {200, R"({"_shards":{"failed":0},"aggregations":{"all":{"buckets":[{"doc_count":2}]}}})"};
  /// In place of the words and values of the generation.
  Answer totals = {200, R"({"_shards":{"failed":0},"aggregations":{
      "text":{"value":30.0},"heading":{"value":6.0},"title":{"value":6.0},"author":{"value":0.0},
      "field0":{"buckets":[{"key":{"0":"dam"},"doc_count":2},{"key":{"0":"river"},"doc_count":3}]},
      "field1":{"buckets":[]},"field2":{"buckets":[]},"field3":{"buckets":[]},
      "field4":{"buckets":[{"key":{"0":"p1"},"doc_count":2},{"key":{"0":"p2"},"doc_count":1}]},
      "field5":{"buckets":[{"key":{"0":null},"doc_count":1},{"key":{"0":"(a"},"doc_count":1},
                           {"key":{"0":"2001"},"doc_count":1}]}}})"};

  [[nodiscard]] std::size_t asked() const { return node_.received().size(); }
  /// How many hits were asked for, by the requests that asked for any with their scores.
  [[nodiscard]] std::vector<std::uint64_t> sizes() const {
    std::vector<std::uint64_t> sizes;
    for (const auto& got : node_.received()) {
      const auto body = parsed(got.body);
      const auto size = number_of(at(body, "size"));
      if (size > 0 && body.contains("track_scores")) sizes.push_back(size);
    }
    return sizes;
  }
  Result<std::shared_ptr<const Statistics>> statistics() {
    auto reader = ClusterReader::open(client_of({node_.node()}));
    if (!reader) return std::move(reader).error();
    return std::shared_ptr<const Statistics>(std::make_shared<Statistics>(*std::move(reader)));
  }
  /// In place of the passages that a query finds; the last one is repeated.
  std::vector<Json> lists;
  /// In place of the number of passages of the generation, where that alone is asked for.
  Answer whole = {200, R"({"_shards":{"failed":0},"hits":{"total":{"value":3}}})"};

  /// What the program says to a query for `dam`.
  Result<std::uint32_t> total() {
    return asked_of<std::uint32_t>([](Found& found) { return Result<std::uint32_t>(found.total()); });
  }
  template <class T>
  Result<T> asked_of(const std::function<Result<T>(Found&)>& ask) {
    return with_engine<T>([&](ClusterEngine& engine, const MatchNode& root) -> Result<T> {
      const std::vector<FacetSelection> selections;
      const RankingParams params;
      const auto found = engine.find({root, selections, params, {}});
      if (!found) return found.error();
      return ask(**found);
    });
  }
  template <class T>
  Result<T> with_engine(const std::function<Result<T>(ClusterEngine&, const MatchNode&)>& ask) {
    auto known = statistics();
    if (!known) return std::move(known).error();
    PassageStore store(*known);
    ClusterEngine engine(*known, store);
    MatchNode root;
    root.kind = MatchNode::Kind::Term;
    root.group.alternatives = {{{"dam"}}};
    root.group.field = TextField::Text;
    return ask(engine, root);
  }

 private:
  Answer answer(const Received& got) {
    if (got.target.find("_mapping") != std::string::npos) return {200, dumped(mapping())};
    if (got.target.find("_doc/state") != std::string::npos) return {200, dumped(state())};
    if (got.target.find("_doc/") != std::string::npos) return {404, R"({"found":false})"};
    const auto body = parsed(got.body);
    // Papers lie in the records of their passages.
    for (const auto* papers : {R"("doc":"paper")", R"("own":true)"}) {
      if (got.body.find(papers) != std::string::npos) return {200, R"({"_shards":{"failed":0},"hits":{"hits":[]}})"};
    }
    if (number_of(at(body, "size")) > 0) {
      if (listed_ + 1 < lists.size()) return {200, dumped(lists[listed_++])};
      return lists.empty() ? counts : Answer{200, dumped(lists.back())};
    }
    // Whether all passages are there is all that is asked for with neither words nor aggregations.
    if (!body.contains("aggs") && got.body.find("dam") == std::string::npos) return whole;
    if (at(body, "aggs").contains("all") && at(body, "aggs", "all").contains("filters")) return groups;
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
    return state_document(state);
  }
  static std::shared_ptr<const Taxonomy> default_taxonomy() { return *index::decode_taxonomy("", "test"); }

  std::atomic<std::size_t> listed_ = 0;
  FakeNode node_;
};

inline void check_refused(FakeIndex& index, ErrorCode code, const std::string& says) {
  const auto total = index.total();
  REQUIRE_FALSE(total);
  CHECK(total.error().code == code);
  CHECK(exit_status(total.error().code) == 3);
  INFO(total.error().message);
  CHECK(total.error().message.find(says) != std::string::npos);
  CHECK_FALSE(total.error().hint.empty());
}

}  // namespace dossier::cluster
