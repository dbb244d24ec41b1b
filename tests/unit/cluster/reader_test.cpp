// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/read/cluster_reader.hpp"

#include "base/encoding/base64.hpp"
#include "cluster/check_cluster.hpp"
#include "cluster/copy_index.hpp"
#include "index/format/codec.hpp"
#include "index/format/format.hpp"
#include "index/format/records.hpp"
#include "index/format/stored.hpp"
#include "taxonomy/taxonomy.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_folder.hpp"
#include "tests/unit/cluster/fake_cluster.hpp"

#include <cstdint>
#include <filesystem>
#include <string>

namespace dossier::cluster {
namespace {

/// An index of two records of one file, of which the nodes hold `there` when they are asked for.
class Shrinking {
 public:
  explicit Shrinking(std::uint64_t there, std::uint64_t previous_later = 1)
      : there_(there), previous_later_(previous_later), node_([this](const Received& got) { return answer(got); }) {}

  bool gone = false;  ///< another index has taken its place

  Result<ClusterReader> open() const { return ClusterReader::open(client_of({node_.node()})); }
  [[nodiscard]] std::string address() const { return node_.node().url() + "/papers"; }

 private:
  Answer answer(const Received& got) {
    if (got.target.find("_mapping") != std::string::npos) {
      auto mapping = Json::object();
      auto& meta = mapping["papers-000001"]["mappings"]["_meta"]["dossier"];
      meta["format"] = format_version;
      meta["fingerprint"] = index::fingerprint(**index::decode_taxonomy("", "test"));
      return {200, dumped(mapping)};
    }
    if (got.target.find("_doc/state") != std::string::npos) {
      const bool first = !opened_;
      opened_ = true;
      return {200, dumped(state(first ? 1 : previous_later_))};
    }
    if (got.target.find("_doc/") != std::string::npos) return {404, R"({"found":false})"};
    if (gone) return {404, refusal_body("index_not_found_exception", "no such index")};
    if (number_of(at(parsed(got.body), "size")) == 0) {
      return {200, R"({"_shards":{"failed":0},"hits":{"total":{"value":)" + std::to_string(there_) + "}}}"};
    }
    auto found = Json::object();
    found["_shards"]["failed"] = 0;
    auto& hits = found["hits"]["hits"] = Json::array();
    if (got.body.find(R"("doc":"passage")") != std::string::npos) {
      for (std::uint64_t i = 0; i < there_; ++i) hits.push_back(passage("r" + std::to_string(i)));
    }
    if (got.body.find(R"("doc":"source")") != std::string::npos && there_ == 2) hits.push_back(source());
    return {200, dumped(found)};
  }
  static Json document(const std::string& id, const std::string& record) {
    auto document = Json::object();
    auto& fields = document["fields"];
    fields["id"] = Json::array({id});
    fields["source"] = Json::array({"a.jsonl"});
    fields["born"] = Json::array({2});
    fields["record"] = Json::array({base64(record)});
    return document;
  }
  static Json passage(const std::string& id) {
    Paper paper;
    paper.id = id;
    paper.source = "a.jsonl";
    Passage passage;
    passage.id = passage.paper = id;
    passage.text = "A dam.";
    index::ByteWriter out;
    index::encode_passage(out, passage, &paper);
    return document(id, index::with_checksum(out.take()));
  }
  static Json source() {
    index::StoredSource source;
    source.record.path = "a.jsonl";
    source.record.passages = {2};
    source.record.paper_count = 2;
    return document("a.jsonl", index::encode_source(source));
  }
  static Json state(std::uint64_t previous) {
    IndexState state;
    state.generation = 2;
    state.previous = previous;
    state.passages = 2;
    state.papers = 2;
    return state_document(state);
  }

  std::uint64_t there_;
  std::uint64_t previous_later_;
  bool opened_ = false;
  FakeNode node_;
};

template <class T>
void check_changed(const Result<T>& answer) {
  REQUIRE_FALSE(answer);
  INFO(answer.error().message);
  CHECK(answer.error().code == ErrorCode::IndexLocked);
  CHECK(answer.error().message.find("was changed while it was being read") != std::string::npos);
}

Result<void> take_nothing(const std::string&, const index::StoredPassage&) { return {}; }

TEST_CASE("What a generation holds is read whole") {
  const Shrinking index(2);
  const auto reader = index.open();
  REQUIRE(reader);
  CHECK(reader->papers().value().size() == 2);
  CHECK(reader->sources().value().size() == 1);
  CHECK(reader->for_each_passage(take_nothing));
  CHECK(reader->file_record("a.jsonl").value().passages.front() == 2);
  CHECK(reader->file_record("b.jsonl").error().code == ErrorCode::NotFound);
  CHECK(check_cluster_index(index.address()).value().findings.empty());
  const test::TempFolder scratch;
  const auto copied = copy_index(index.address(), (scratch.path() / "copy").string(), {});
  REQUIRE(copied);
  CHECK(copied->passages == 2);
}

TEST_CASE("What writers have taken out meanwhile makes no smaller answer, but an error") {
  const Shrinking index(1);
  const auto reader = index.open();
  REQUIRE(reader);
  check_changed(reader->papers());
  check_changed(reader->sources());
  check_changed(reader->file_records());
  check_changed(reader->for_each_passage(take_nothing));
  const test::TempFolder scratch;
  check_changed(copy_index(index.address(), (scratch.path() / "copy").string(), {}));
  CHECK_FALSE(std::filesystem::exists(scratch.path() / "copy" / "current"));
}

TEST_CASE("A check tells damage from what later commits have taken out") {
  const auto report = check_cluster_index(Shrinking(1).address());
  REQUIRE(report);
  CHECK_FALSE(report->findings.empty());
  check_changed(check_cluster_index(Shrinking(1, 3).address()));
}

TEST_CASE("An index that a rebuild has replaced was changed, not lost") {
  Shrinking index(2);
  const auto reader = index.open();
  REQUIRE(reader);
  index.gone = true;
  check_changed(reader->papers());
  check_changed(reader->sources());
  check_changed(reader->for_each_passage(take_nothing));
}

}  // namespace
}  // namespace dossier::cluster
