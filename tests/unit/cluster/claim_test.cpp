// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/write/claim.hpp"

#include "base/encoding/base64.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/cluster/fake_cluster.hpp"

#include <unistd.h>

namespace dossier::cluster {
namespace {

/// A node that keeps one document, the state, by compare-and-set.
class StateNode {
 public:
  StateNode() : node_([this](const Received& request) { return answer(request); }) {}

  OpenedIndex opened() {
    const auto client = client_of({node_.node()});
    auto stored = read_state(*client, "papers");
    REQUIRE(stored);
    return {client, "papers", "papers", {}, *std::move(stored)};
  }
  IndexState state() { return opened().stored->state; }
  void put(const IndexState& state) {
    const std::lock_guard lock(mutex_);
    record_ = base64(encode_state(state));
    ++sequence_;
  }

 private:
  Answer answer(const Received& request) {
    const std::lock_guard lock(mutex_);
    if (request.method == "GET") {
      if (record_.empty()) return {404, R"({"found":false})"};
      return {
          200,
          dumped({{"found", true}, {"_seq_no", sequence_}, {"_primary_term", 1}, {"fields", {{"record", {record_}}}}})};
    }
    const bool create = request.target.find("op_type=create") != std::string::npos;
    const bool fits = create ? record_.empty()
                             : request.target.find("if_seq_no=" + std::to_string(sequence_) + "&") != std::string::npos;
    if (!fits) return {409, refusal_body("version_conflict_engine_exception", "other")};
    record_ = text_of(at(parsed(request.body), "record"));
    return {200, dumped({{"_seq_no", ++sequence_}, {"_primary_term", 1}})};
  }

  std::mutex mutex_;
  std::string record_;
  std::uint64_t sequence_ = 0;
  FakeNode node_;
};

TEST_CASE("Of two writers one has the claim, and the other takes nothing from it") {
  StateNode node;
  const auto first = Claim::take(node.opened());
  REQUIRE(first);
  CHECK((*first)->number() == 1);
  const auto second = Claim::take(node.opened());
  REQUIRE_FALSE(second);
  CHECK(second.error().code == ErrorCode::IndexLocked);
  CHECK(second.error().message.find(std::to_string(::getpid())) != std::string::npos);
  CHECK(node.state().claim.number == 1);
  CHECK((*first)->held());
  auto next = (*first)->state();
  next.generation = 1;
  CHECK((*first)->commit(next));
  CHECK(node.state().claim.number == 0);
  CHECK(node.state().generation == 1);
}

TEST_CASE("A writing that was given up is never seen, and its number not given again once it was used") {
  StateNode node;
  { const auto unused = Claim::take(node.opened()); }
  CHECK(node.state().claimed == 0);
  {
    const auto used = Claim::take(node.opened());
    REQUIRE(used);
    (*used)->use();
  }
  CHECK(node.state().given_up == std::vector<std::uint64_t>{1});
  const auto next = Claim::take(node.opened());
  REQUIRE(next);
  CHECK((*next)->number() == 2);
}

TEST_CASE("The claim of a writer without a sign of life is taken over, and it can commit nothing any more") {
  StateNode node;
  const auto paused = Claim::take(node.opened());
  REQUIRE(paused);
  auto silent = node.state();
  silent.claim.renewed -= claim_lasts + 5;
  node.put(silent);
  const auto next = Claim::take(node.opened());
  REQUIRE(next);
  CHECK((*next)->taken_over() == 1);
  CHECK((*next)->number() == 2);
  const auto committed = (*paused)->commit((*paused)->state());
  REQUIRE_FALSE(committed);
  CHECK(committed.error().code == ErrorCode::IndexLocked);
  CHECK(exit_status(committed.error().code) == 3);
  CHECK(node.state().claim.number == 2);
}

TEST_CASE("A writer says that it is alive, and finds out that it has lost its claim") {
  StateNode node;
  const auto claim = Claim::take(node.opened(), std::chrono::milliseconds(20));
  REQUIRE(claim);
  const auto until = [](const auto& what) {
    for (int i = 0; i < 1000 && !what(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    return what();
  };
  auto other = node.state();
  other.claim.token = "another";
  node.put(other);
  CHECK(until([&] { return !(*claim)->held(); }));
}

}  // namespace
}  // namespace dossier::cluster
