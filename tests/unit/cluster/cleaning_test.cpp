// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/write/cleaning.hpp"

#include "base/encoding/base64.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/cluster/fake_cluster.hpp"

#include <string>
#include <vector>

namespace dossier::cluster {
namespace {

Error told_of(const std::string& failure) {
  FakeNode node([&](const Received&) {
    return Answer{200, R"({"timed_out":false,"deleted":3,"failures":[)" + failure + "]}"};
  });
  IndexState state;
  state.previous = 3;
  const OpenedIndex opened{client_of({node.node()}), "papers-000001", "papers", {}, {}};
  const auto deleted = delete_unseen(opened, state);
  REQUIRE_FALSE(deleted);
  return deleted.error();
}

TEST_CASE("What cannot be deleted is told with its reason") {
  const auto full = told_of(R"({"cause":{"type":"cluster_block_exception","reason":"flood stage"},"status":429})");
  CHECK(full.code == ErrorCode::DiskFull);
  CHECK(full.message.ends_with(": flood stage"));
  const auto away = told_of(R"({"shard":1,"reason":{"type":"node_not_connected_exception","reason":"gone"}})");
  CHECK(away.code == ErrorCode::NoResources);
  CHECK(away.message.find("does not answer: gone") != std::string::npos);
}

TEST_CASE("A name that was moved before, and the answer lost, has been moved") {
  for (const auto* stands_for : {"papers-000002", "papers-000001"}) {
    INFO(stands_for);
    FakeNode node([&](const Received& got) {
      if (got.method == "POST") return Answer{404, refusal_body("index_not_found_exception", "papers-000001")};
      auto names = Json::object();
      names[stands_for]["aliases"]["papers"] = Json::object();
      return Answer{200, dumped(names)};
    });
    const auto moved = move_name(*client_of({node.node()}), "papers-000001", "papers-000002");
    CHECK(moved.has_value() == (std::string(stands_for) == "papers-000002"));
  }
}

TEST_CASE("Of indexes with numbers that were given up those are deleted that were made and nothing more") {
  FakeNode node([](const Received& got) {
    if (got.target.find("-*/_mapping") != std::string::npos) {
      auto mappings = Json::object();
      for (const auto* name : {"papers-000001", "papers-000002", "papers-000003", "papers-000004", "papers-000005"}) {
        mappings[name]["mappings"]["_meta"]["dossier"]["format"] = 2;
      }
      mappings["papers-000004"]["mappings"] = Json::object();  // somebody else's
      return Answer{200, dumped(mappings)};
    }
    if (got.method == "DELETE") return Answer{200, "{}"};
    auto document = Json::object();
    document["found"] = got.target.find("000003") != std::string::npos;
    if (document["found"] == false) return Answer{404, dumped(document)};
    document["fields"]["record"] = Json::array({base64(encode_state({}))});
    return Answer{200, dumped(document)};
  });
  const OpenedIndex opened{client_of({node.node()}), "papers-000001", "papers-000001", {}, {}};
  IndexState state;
  CHECK(delete_given_up(opened, state));
  CHECK(node.received().empty());
  state.given_up = {1, 2, 3, 4, 9};
  CHECK(delete_given_up(opened, state));
  std::vector<std::string> deleted;
  for (const auto& got : node.received()) {
    if (got.method == "DELETE") deleted.push_back(got.target);
  }
  CHECK(deleted == std::vector<std::string>{"/papers-000002"});
}

}  // namespace
}  // namespace dossier::cluster
