// SPDX-License-Identifier: GPL-3.0-or-later
// What is made of a cluster's answers to a search, good and faulty ones.
#include "base/base64.hpp"
#include "cluster/client/failures.hpp"
#include "cluster/query/buckets.hpp"
#include "cluster/search/cluster_engine.hpp"
#include "cluster/search/cluster_vocabulary.hpp"
#include "index/format/format.hpp"
#include "index/format/records.hpp"
#include "index/format/stored.hpp"
#include "taxonomy/taxonomy.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/cluster/fake_cluster.hpp"

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

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
    if (number_of(at(body, "size")) > 0) {
      if (listed_ + 1 < lists.size()) return {200, dumped(lists[listed_++])};
      return lists.empty() ? counts : Answer{200, dumped(lists.back())};
    }
    // Whether all passages are there is all that is asked for with neither words nor aggregations.
    if (!body.contains("aggs") && got.body.find("dam") == std::string::npos) return whole;
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

  std::size_t listed_ = 0;
  FakeNode node_;
};

/// A passage as a search gives it.
Json hit(const std::string& id, std::uint32_t n, double score) {
  Paper paper;
  paper.id = "p1";
  paper.title = "Dams";
  Passage passage;
  passage.id = id;
  passage.paper = "p1";
  passage.text = "The dam.";
  index::ByteWriter out;
  index::encode_passage(out, passage, &paper);
  auto hit = Json::object();
  hit["_score"] = score;
  hit["sort"] = Json::array({score, "p1", n, id});
  hit["matched_queries"] = Json::array({"all_words", "first", "by_words", "typed"});
  hit["fields"]["id"] = Json::array({id});
  hit["fields"]["f_paper"] = Json::array({"p1"});
  hit["fields"]["n"] = Json::array({n});
  hit["fields"]["record"] = Json::array({base64(index::with_checksum(out.take()))});
  return hit;
}

Json list_of_hits(const std::vector<Json>& hits) {
  auto answer = Json::object();
  answer["_shards"]["failed"] = 0;
  answer["hits"]["hits"] = hits;
  return answer;
}

/// A page as long as any that is asked for, whose hits are all alike but for their ids.
Json full_page(std::size_t size) {
  std::vector<Json> hits;
  for (std::size_t i = 0; i < size; ++i) hits.push_back(hit("p1:" + std::to_string(i), 1, 2.0));
  return list_of_hits(hits);
}

Result<std::uint32_t> ranks(FakeIndex& index, std::size_t count, SortOrder order = SortOrder::Relevance) {
  return index.asked_of<std::uint32_t>([&](Found& found) -> Result<std::uint32_t> {
    const auto range = found.range({order, 0, count});
    if (!range) return range.error();
    return static_cast<std::uint32_t>(range->size());
  });
}

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

void check_error(const Result<std::uint32_t>& result, ErrorCode code) {
  REQUIRE_FALSE(result);
  INFO(result.error().message);
  CHECK(result.error().code == code);
}

TEST_CASE("A count that is not in the answer is an error, not 0") {
  FakeIndex index;
  SECTION("of hits") {
    index.counts.body = R"({"_shards":{"failed":0},"hits":{"total":{"value":2}},"aggregations":{
        "hits":{},"index":{"seen":{"doc_count":3,"group0.0":{"doc_count":2}}}}})";
    check_refused(index, ErrorCode::IndexDamaged, "cannot be read");
  }
  SECTION("of the passages that hold a group") {
    index.counts.body = R"({"_shards":{"failed":0},"hits":{"total":{"value":2}},"aggregations":{
        "hits":{"doc_count":2},"index":{"seen":{"doc_count":3}}}})";
    check_refused(index, ErrorCode::IndexDamaged, "cannot be read");
  }
  SECTION("of matches") {
    index.counts.body = R"({"_shards":{"failed":0},"hits":{},"aggregations":{
        "hits":{"doc_count":2},"index":{"seen":{"doc_count":3,"group0.0":{"doc_count":2}}}}})";
    check_refused(index, ErrorCode::IndexDamaged, "cannot be read");
  }
  SECTION("of a number that is none") {
    index.counts.body = R"({"_shards":{"failed":0},"hits":{"total":{"value":2}},"aggregations":{
        "hits":{"doc_count":-2},"index":{"seen":{"doc_count":3,"group0.0":{"doc_count":2}}}}})";
    check_refused(index, ErrorCode::IndexDamaged, "cannot be read");
  }
  SECTION("of a word") {
    const std::string from = R"({"key":{"0":"dam"},"doc_count":2})";
    index.totals.body.replace(index.totals.body.find(from), from.size(), R"({"key":{"0":"dam"}})");
    check_refused(index, ErrorCode::IndexDamaged, "cannot be read");
  }
  SECTION("of what the engine counts alone") {
    index.counts.body = R"({"_shards":{"failed":0},"hits":{}})";
    check_error(index.with_engine<std::uint32_t>(
                    [](ClusterEngine& engine, const MatchNode& root) { return engine.count(root, {}); }),
                ErrorCode::IndexDamaged);
  }
}

TEST_CASE("What was taken out amid a query is an error in each of its answers") {
  FakeIndex index;
  index.lists = {list_of_hits({hit("p1:1", 1, 2.0), hit("p1:2", 2, 1.0)})};
  const auto count = [](ClusterEngine& engine, const MatchNode& root) { return engine.count(root, {}); };
  const auto of_papers = [](Found& found) -> Result<std::uint32_t> {
    const auto papers = found.by_paper(0.5, 1);
    if (!papers) return papers.error();
    return papers->front().passages;
  };
  const auto of_selections = [](Found& found) { return found.count({}); };
  SECTION("nothing was") {
    CHECK(*ranks(index, 2) == 2);
    CHECK(*index.asked_of<std::uint32_t>(of_papers) == 2);
    CHECK(*index.asked_of<std::uint32_t>(of_selections) == 2);
    CHECK(*index.with_engine<std::uint32_t>(count) == 2);
  }
  SECTION("passages of the generation are gone") {
    index.whole.body = R"({"_shards":{"failed":0},"hits":{"total":{"value":2}}})";
    CHECK(index.total());
    check_error(ranks(index, 2), ErrorCode::IndexLocked);
    check_error(index.asked_of<std::uint32_t>(of_papers), ErrorCode::IndexLocked);
    check_error(index.asked_of<std::uint32_t>(of_selections), ErrorCode::IndexLocked);
    check_error(index.with_engine<std::uint32_t>(count), ErrorCode::IndexLocked);
  }
  SECTION("papers have other hits than were counted") {
    index.lists = {list_of_hits({hit("p1:1", 1, 2.0)})};
    check_error(index.asked_of<std::uint32_t>(of_papers), ErrorCode::IndexLocked);
  }
}

TEST_CASE("Hits without the place that they were sorted to are a faulty answer") {
  FakeIndex index;
  auto faulty = hit("p1:1", 1, 2.0);
  SECTION("no score") { faulty["sort"][0] = nullptr; }
  SECTION("a score that is a text") { faulty["sort"][0] = "2.0"; }
  SECTION("too few values") { faulty["sort"] = Json::array({2.0}); }
  SECTION("none") { faulty.erase("sort"); }
  index.lists = {list_of_hits({faulty})};
  check_error(ranks(index, 2), ErrorCode::IndexDamaged);
}

TEST_CASE("Pages that come twice end with an error, not never") {
  FakeIndex index;
  SECTION("of ranked hits") {
    index.lists = {full_page(22), full_page(44)};
    index.lists.back()["hits"]["hits"].back()["sort"] = index.lists.front()["hits"]["hits"].back()["sort"];
    check_error(ranks(index, 2), ErrorCode::IndexDamaged);
  }
  SECTION("of all documents") {
    auto page = full_page(1000);
    for (auto& found : page["hits"]["hits"]) found["sort"] = Json::array({"p1:1", 1});
    index.lists = {page};
    const auto known = index.statistics();
    REQUIRE(known);
    const auto scanned =
        scan((*known)->index(), Json::object(), ScanOrder::Ids, [](const Hit&) { return Result<void>(); });
    REQUIRE_FALSE(scanned);
    CHECK(scanned.error().code == ErrorCode::IndexDamaged);
  }
  SECTION("of buckets") {
    index.totals.body = R"({"_shards":{"failed":0},"aggregations":{"all":{
        "after_key":{"0":"dam"},"buckets":[{"key":{"0":"dam"},"doc_count":2}]}}})";
    const auto known = index.statistics();
    REQUIRE(known);
    const auto read = for_each_bucket((*known)->index(), Json::object(), {{"words_text"}},
                                      [](const BucketKey&, std::uint32_t) { return Result<void>(); });
    REQUIRE_FALSE(read);
    CHECK(read.error().code == ErrorCode::IndexDamaged);
  }
}

TEST_CASE("Of many equal scores, few pages are asked for") {
  FakeIndex index;
  std::vector<Json> pages;
  std::uint32_t n = 0;
  for (std::size_t size = 22; pages.size() < 4; size *= 2) {
    std::vector<Json> hits;
    for (std::size_t i = 0; i < size; ++i, ++n) hits.push_back(hit("p1:" + std::to_string(n), n, 2.0));
    if (pages.size() == 3) hits.resize(10);
    pages.push_back(list_of_hits(hits));
  }
  index.lists = pages;
  CHECK(*ranks(index, 2) == 2);
}

TEST_CASE("More buckets than the cluster gives is too much, not a cluster that does not answer") {
  CHECK(refusal_of(503, "too_many_buckets_exception") == Refusal::TooMany);
  const Answer reduced{503, R"({"error":{"type":"search_phase_execution_exception","reason":"","root_cause":[],
      "caused_by":{"type":"too_many_buckets_exception","reason":"Trying to create too many buckets"}}})"};
  CHECK(refusal_of(reduced) == Refusal::TooMany);
  CHECK_FALSE(passes(refusal_of(reduced)));
}

}  // namespace
}  // namespace dossier::cluster
