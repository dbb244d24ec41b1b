// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/write/cleaning.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/cluster/fake_cluster.hpp"

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

}  // namespace
}  // namespace dossier::cluster
