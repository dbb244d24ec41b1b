// SPDX-License-Identifier: GPL-3.0-or-later
// Faulty answers to what a query asks for behind its first request, and changes amid it.
#include "cluster/client/failures.hpp"
#include "cluster/query/buckets.hpp"
#include "index/format/records.hpp"
#include "tests/unit/cluster/fake_index.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace dossier::cluster {
namespace {

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

void check_error(const Result<std::uint32_t>& result, ErrorCode code) {
  REQUIRE_FALSE(result);
  INFO(result.error().message);
  CHECK(result.error().code == code);
}

void check_gives(const Result<std::uint32_t>& result, std::uint32_t value) {
  INFO((result ? std::string() : result.error().message));
  REQUIRE(result);
  CHECK(*result == value);
}

TEST_CASE("A count that is not in the answer is an error, not 0") {
  FakeIndex index;
  SECTION("of hits") {
    index.counts.body = R"({"_shards":{"failed":0},"hits":{}})";
    check_refused(index, ErrorCode::IndexDamaged, "cannot be read");
  }
  SECTION("of the passages that hold a group") {
    index.groups.body = R"({"_shards":{"failed":0},"aggregations":{"all":{"buckets":[{}]}}})";
    check_refused(index, ErrorCode::IndexDamaged, "cannot be read");
  }
  SECTION("of more hits than there are passages") {
    index.counts.body = R"({"_shards":{"failed":0},"hits":{"total":{"value":4}}})";
    check_refused(index, ErrorCode::IndexDamaged, "cannot be read");
  }
  SECTION("of a number that is none") {
    index.counts.body = R"({"_shards":{"failed":0},"hits":{"total":{"value":-2}}})";
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
    check_gives(ranks(index, 2), 2);
    check_gives(index.asked_of<std::uint32_t>(of_papers), 2);
    check_gives(index.asked_of<std::uint32_t>(of_selections), 2);
    check_gives(index.with_engine<std::uint32_t>(count), 2);
  }
  SECTION("passages of the generation are gone") {
    index.whole.body = R"({"_shards":{"failed":0},"hits":{"total":{"value":2}}})";
    check_error(index.asked_of<std::uint32_t>([](Found& found) { return Result<std::uint32_t>(found.total()); }),
                ErrorCode::IndexLocked);
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

TEST_CASE("What is asked of all hits by paper is whole, or an error") {
  FakeIndex index;
  const auto having = [](Found& found) -> Result<std::uint32_t> {
    const std::vector<std::vector<std::string>> groups{{"2001"}, {}};
    const auto counts = found.having("year", groups);
    if (!counts) return counts.error();
    return counts->front() * 10 + counts->back();
  };
  const auto of_papers = [](Found& found) -> Result<std::uint32_t> {
    const std::vector<std::uint32_t> papers{1, 0};
    const auto hits = found.of_papers(papers);
    if (!hits) return hits.error();
    return static_cast<std::uint32_t>(hits->front().size() * 10 + hits->back().size());
  };
  const auto spread = [](Found& found) -> Result<std::uint32_t> {
    const auto pairs = found.spread("year");
    if (!pairs) return pairs.error();
    return static_cast<std::uint32_t>(pairs->size());
  };
  const auto with_groups = [&](const std::string& buckets) {
    index.counts.body = R"({"_shards":{"failed":0},"hits":{"total":{"value":2}},"aggregations":{"hits":{"doc_count":2},
        "index":{"seen":{"doc_count":3,"group0.0":{"doc_count":2}}},"groups":{"buckets":)" +
                        buckets + "}}}";
  };
  SECTION("groups of values") {
    with_groups(R"([{"doc_count":2},{"doc_count":0}])");
    check_gives(index.asked_of<std::uint32_t>(having), 20);
  }
  SECTION("a group without its count") {
    with_groups(R"([{"doc_count":2},{}])");
    check_error(index.asked_of<std::uint32_t>(having), ErrorCode::IndexDamaged);
  }
  SECTION("fewer groups than were asked for") {
    with_groups(R"([{"doc_count":2}])");
    check_error(index.asked_of<std::uint32_t>(having), ErrorCode::IndexDamaged);
  }
  SECTION("hits of papers") {
    index.lists = {list_of_hits({hit("p1:1", 1, 2.0), hit("p1:2", 2, 1.0)})};
    check_gives(index.asked_of<std::uint32_t>(of_papers), 2);
  }
  SECTION("passages of the generation are gone") {
    with_groups(R"([{"doc_count":2},{"doc_count":0}])");
    index.lists = {list_of_hits({hit("p1:1", 1, 2.0)})};
    index.whole.body = R"({"_shards":{"failed":0},"hits":{"total":{"value":2}}})";
    check_error(index.asked_of<std::uint32_t>(having), ErrorCode::IndexLocked);
    check_error(index.asked_of<std::uint32_t>(of_papers), ErrorCode::IndexLocked);
  }
  SECTION("pairs without buckets") { check_error(index.asked_of<std::uint32_t>(spread), ErrorCode::IndexDamaged); }
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
  check_gives(ranks(index, 2), 2);
  CHECK(index.sizes() == std::vector<std::uint64_t>{22, 44, 88, 176});
}

TEST_CASE("More buckets than the cluster gives is too much, not a cluster that does not answer") {
  CHECK(refusal_of(503, "too_many_buckets_exception") == Refusal::TooManyBuckets);
  const Answer reduced{503, R"({"error":{"type":"search_phase_execution_exception","reason":"","root_cause":[],
      "caused_by":{"type":"too_many_buckets_exception","reason":"Trying to create too many buckets"}}})"};
  CHECK(refusal_of(reduced) == Refusal::TooManyBuckets);
  CHECK_FALSE(passes(refusal_of(reduced)));
}

}  // namespace
}  // namespace dossier::cluster
