// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/client/client.hpp"

#include "cluster/client/failures.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/cluster/fake_cluster.hpp"

#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

namespace dossier::cluster {
namespace {

/// A port that nobody listens at.
Node dead_node() {
  FakeNode gone([](const Received&) { return Answer{200, "{}"}; });
  return gone.node();
}

struct Case {
  int status;
  const char* type;
  ErrorCode code;
  const char* says;
};

TEST_CASE("Each failure of a cluster has its own message, a remedy and the exit status 3") {
  const std::vector<Case> cases{
      {401, "security_exception", ErrorCode::NoResources, "does not let you"},
      {403, "security_exception", ErrorCode::NoResources, "does not let you"},
      {404, "index_not_found_exception", ErrorCode::IndexMissing, "there is no index"},
      {403, "cluster_block_exception", ErrorCode::DiskFull, "a disk of it is full"},
      {403, "index_create_block_exception", ErrorCode::DiskFull, "a disk of it is full"},
      {429, "cluster_block_exception", ErrorCode::DiskFull, "a disk of it is full"},
      {429, "es_rejected_execution_exception", ErrorCode::NoResources, "too much to do"},
      {429, "circuit_breaking_exception", ErrorCode::NoResources, "too much to do"},
      {503, "cluster_block_exception", ErrorCode::NoResources, "part of the cluster"},
      {503, "search_phase_execution_exception", ErrorCode::NoResources, "part of the cluster"},
      {503, "unavailable_shards_exception", ErrorCode::NoResources, "part of the cluster"},
      {409, "version_conflict_engine_exception", ErrorCode::IndexLocked, "another process"},
      {413, "", ErrorCode::NoResources, "larger than the cluster takes"},
      {400, "parsing_exception", ErrorCode::IndexIncompatible, "refused a request"},
  };
  for (const auto& [status, type, code, says] : cases) {
    INFO(status << " " << type);
    FakeNode node([&, status = status, type = type](const Received&) {
      return Answer{status, refusal_body(type, "because of that")};
    });
    const auto answer = client_of({node.node()})->ask({.path = "/papers/_mapping"});
    REQUIRE_FALSE(answer);
    CHECK(answer.error().code == code);
    CHECK(answer.error().message.find(says) != std::string::npos);
    CHECK(answer.error().message.find("because of that") != std::string::npos);
    CHECK_FALSE(answer.error().hint.empty());
    CHECK(exit_status(answer.error().code) == 3);
  }
}

TEST_CASE("A cluster that is away is told with its address") {
  const auto node = dead_node();
  const auto answer = client_of({node})->ask({.path = "/"});
  REQUIRE_FALSE(answer);
  CHECK(answer.error().message.find("no node of the cluster") != std::string::npos);
  CHECK(answer.error().message.find(node.url()) != std::string::npos);
  CHECK(exit_status(answer.error().code) == 3);
}

TEST_CASE("Where a node is away or busy, another one is asked") {
  FakeNode busy([](const Received&) { return Answer{429, refusal_body("es_rejected_execution_exception", "full")}; });
  FakeNode well([](const Received&) { return Answer{200, R"({"took":1})"}; });
  const auto client = client_of({dead_node(), busy.node(), well.node()});
  for (int i = 0; i < 5; ++i) CHECK(client->ask({.path = "/"}));
  CHECK(well.received().size() == 5);
  CHECK_FALSE(busy.received().empty());
}

TEST_CASE("A node that hangs is passed over, and asked last for a while") {
  std::atomic<bool> hangs = true;
  FakeNode silent([&](const Received&) {
    if (hangs) std::this_thread::sleep_for(std::chrono::milliseconds(1300));
    return Answer{200, "{}"};
  });
  FakeNode well([](const Received&) { return Answer{200, R"({"took":1})"}; });
  const auto client = client_of({silent.node(), well.node()});
  for (int i = 0; i < 6; ++i) CHECK(client->ask({.path = "/", .limit = std::chrono::seconds(1)}));
  CHECK(silent.received().size() == 1);
  CHECK(well.received().size() == 6);
  hangs = false;
}

TEST_CASE("Where no node answers, each is told, and where one is only busy, that") {
  const auto first = dead_node();
  const auto second = dead_node();
  const auto away = client_of({first, second})->ask({.path = "/"});
  REQUIRE_FALSE(away);
  CHECK(away.error().message.find(first.url() + ": ") != std::string::npos);
  CHECK(away.error().message.find(second.url() + ": ") != std::string::npos);
  FakeNode busy([](const Received&) { return Answer{429, refusal_body("es_rejected_execution_exception", "full")}; });
  for (const auto& nodes : {std::vector{first, busy.node()}, std::vector{busy.node(), first}}) {
    const auto answer = client_of(nodes)->ask({.path = "/"});
    REQUIRE_FALSE(answer);
    CHECK(answer.error().message.find("too much to do") != std::string::npos);
  }
}

TEST_CASE("A busy node is asked again, with pauses") {
  std::atomic<int> asked = 0;
  FakeNode node([&](const Received&) {
    return ++asked < 4 ? Answer{503, refusal_body("unavailable_shards_exception", "soon")} : Answer{200, "{}"};
  });
  const auto answer = client_of({node.node()})->ask({.path = "/"});
  CHECK(answer);
  CHECK(asked == 4);
}

TEST_CASE("What does no good twice is sent once") {
  std::atomic<int> asked = 0;
  FakeNode silent([&](const Received&) {
    ++asked;
    std::this_thread::sleep_for(std::chrono::milliseconds(1200));
    return Answer{200, "{}"};
  });
  const auto answer =
      client_of({silent.node()})
          ->ask({.method = "PUT", .path = "/x", .body = "{}", .repeatable = false, .limit = std::chrono::seconds(1)});
  CHECK_FALSE(answer);
  CHECK(asked == 1);
}

TEST_CASE("An answer is not read beyond its bound") {
  FakeNode node([](const Received&) { return Answer{200, "{\"a\":\"" + std::string(100000, 'x') + "\"}"}; });
  const auto client = client_of({node.node()});
  const auto answer = client->ask({.path = "/", .most_answer = 50000});
  REQUIRE_FALSE(answer);
  CHECK(answer.error().message.find("longer answer") != std::string::npos);
  CHECK(client->ask({.path = "/", .most_answer = 200000}));
}

TEST_CASE("An answer from part of the shards is an error") {
  FakeNode failed([](const Received&) {
    return Answer{200, R"({"timed_out":false,"_shards":{"total":6,"successful":3,"failed":3,"failures":[
      {"reason":{"type":"node_not_connected_exception","reason":"gone"}}]},"hits":{"total":{"value":50}}})"};
  });
  FakeNode late([](const Received&) { return Answer{200, R"({"timed_out":true,"_shards":{"total":6,"failed":0}})"}; });
  for (const auto& node : {failed.node(), late.node()}) {
    const auto answer = client_of({node})->ask({.path = "/papers/_search"});
    REQUIRE_FALSE(answer);
    CHECK(answer.error().message.find("only part of the cluster") != std::string::npos);
    CHECK(exit_status(answer.error().code) == 3);
  }
}

TEST_CASE("What is not OpenSearch is told") {
  FakeNode node([](const Received&) { return Answer{200, "<html>hello</html>"}; });
  const auto answer = client_of({node.node()})->ask({.path = "/"});
  REQUIRE_FALSE(answer);
  CHECK(answer.error().message.find("not OpenSearch") != std::string::npos);
}

TEST_CASE("Credentials are sent, and stand in no message") {
  FakeNode node([](const Received&) { return Answer{401, "Unauthorized"}; });
  const auto answer = client_of({node.node()}, {"ada", "hush", "", ""})->ask({.path = "/"});
  REQUIRE_FALSE(answer);
  CHECK(node.received().front().authorization.starts_with("Basic "));
  for (const auto* secret : {"hush", "Basic", "YWRh"}) {
    CHECK((answer.error().message + answer.error().hint).find(secret) == std::string::npos);
  }
}

}  // namespace
}  // namespace dossier::cluster
