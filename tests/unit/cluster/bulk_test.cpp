// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/write/bulk.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/cluster/fake_cluster.hpp"

#include <algorithm>
#include <map>

namespace dossier::cluster {
namespace {

std::string documents(int number) {
  std::string lines;
  for (int i = 0; i < number; ++i) lines += R"({"index":{"_id":")" + std::to_string(i) + "\"}}\n{\"n\":1}\n";
  return lines;
}

/// Answers a bulk: `status` of each document by its id.
Answer answered(const std::string& body, const std::function<int(const std::string& id)>& status) {
  auto items = Json::array();
  bool errors = false;
  std::size_t at_line = 0;
  for (std::size_t begin = 0; begin < body.size(); ++at_line) {
    const auto end = body.find('\n', begin);
    if (at_line % 2 == 0) {
      const auto given = status(text_of(at(parsed(body.substr(begin, end - begin)), "index", "_id")));
      Json item = {{"status", given}};
      if (given >= 300) {
        const auto* type = given == 429   ? "es_rejected_execution_exception"
                           : given == 409 ? "version_conflict_engine_exception"
                                          : "mapper_parsing_exception";
        item["error"] = {{"type", type}, {"reason", "so it is"}};
        errors = true;
      }
      items.push_back({{"index", std::move(item)}});
    }
    begin = end + 1;
  }
  return {200, dumped({{"errors", errors}, {"items", std::move(items)}})};
}

TEST_CASE("Documents that a node was too busy for are sent again, the others not") {
  std::map<std::string, int> sent;
  FakeNode node([&](const Received& request) {
    return answered(request.body, [&](const std::string& id) {
      return ++sent[id] <= (id == "3" ? 2 : id == "7" ? 1 : 0) ? 429 : 201;
    });
  });
  REQUIRE(send_bulk(*client_of({node.node()}), "papers-000001", documents(10)));
  CHECK(sent.size() == 10);
  for (const auto& [id, times] : sent) CHECK(times == (id == "3" ? 3 : id == "7" ? 2 : 1));
  CHECK(node.received().size() == 3);
}

TEST_CASE("A node that stays too busy is an error with the exit status 3") {
  FakeNode node(
      [&](const Received& request) { return answered(request.body, [](const std::string&) { return 429; }); });
  const auto sent = send_bulk(*client_of({node.node()}), "papers-000001", documents(2), std::chrono::milliseconds(500));
  REQUIRE_FALSE(sent);
  CHECK(sent.error().message.find("too much to do") != std::string::npos);
  CHECK(exit_status(sent.error().code) == 3);
}

TEST_CASE("A document that is refused for good is told with the reason") {
  FakeNode node([&](const Received& request) {
    return answered(request.body, [](const std::string& id) { return id == "1" ? 400 : id == "2" ? 429 : 201; });
  });
  const auto sent = send_bulk(*client_of({node.node()}), "papers-000001", documents(4));
  REQUIRE_FALSE(sent);
  CHECK(sent.error().message.find("1 of 4 documents") != std::string::npos);
  CHECK(sent.error().message.find("mapper_parsing_exception: so it is") != std::string::npos);
  CHECK(exit_status(sent.error().code) == 3);
}

TEST_CASE("A document of a later writer is not replaced") {
  FakeNode node(
      [&](const Received& request) { return answered(request.body, [](const std::string&) { return 409; }); });
  const auto sent = send_bulk(*client_of({node.node()}), "papers-000001", documents(1));
  REQUIRE_FALSE(sent);
  CHECK(sent.error().code == ErrorCode::IndexLocked);
}

TEST_CASE("The same bulk goes to another node where one refuses it as a whole") {
  FakeNode busy([](const Received&) { return Answer{429, refusal_body("es_rejected_execution_exception", "no")}; });
  FakeNode well([](const Received& request) { return answered(request.body, [](const std::string&) { return 201; }); });
  const auto client = client_of({busy.node(), well.node()});
  REQUIRE(send_bulk(*client, "papers-000001", documents(3)));
  REQUIRE(send_bulk(*client, "papers-000001", documents(3)));
  CHECK(well.received().size() == 2);
}

TEST_CASE("A full disk ends a bulk at once") {
  FakeNode node([](const Received&) {
    return Answer{429, refusal_body("cluster_block_exception",
                                    "index [x] blocked by: [TOO_MANY_REQUESTS/12/disk usage "
                                    "exceeded flood-stage watermark]")};
  });
  const auto sent = send_bulk(*client_of({node.node()}), "papers-000001", documents(3));
  REQUIRE_FALSE(sent);
  CHECK(sent.error().code == ErrorCode::DiskFull);
  CHECK(node.received().size() == 1);
}

}  // namespace
}  // namespace dossier::cluster
