// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/client/client.hpp"

#include "cluster/client/failures.hpp"

#include <algorithm>
#include <optional>
#include <random>
#include <thread>

namespace dossier::cluster {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto longest_pause = std::chrono::milliseconds(5000);

/// Half to all of a pause, so that clients that were refused together do not come back together.
std::chrono::milliseconds spread(std::chrono::milliseconds pause) {
  thread_local std::minstd_rand chance{std::random_device{}()};
  const auto most = std::max<std::chrono::milliseconds::rep>(pause.count(), 2);
  return std::chrono::milliseconds(
      std::uniform_int_distribution<std::chrono::milliseconds::rep>(most / 2, most)(chance));
}

}  // namespace

Client::Client(Address address, const Credentials& credentials, Patience patience)
    : address_(std::move(address)), where_(address_.text()), patience_(patience) {
  for (const auto& node : address_.nodes) nodes_.push_back(std::make_unique<Connections>(node, credentials));
}

Result<std::shared_ptr<Client>> Client::open(const Address& address, Patience patience) {
  const auto credentials = credentials_of_environment();
  if (!credentials) return credentials.error();
  if (auto allowed = may_send(*credentials, address); !allowed) return allowed.error();
  return std::make_shared<Client>(address, *credentials, patience);
}

std::vector<Connections*> Client::in_turn() const {
  const auto first = turn_.fetch_add(1);
  std::vector<Connections*> nodes;
  for (std::size_t i = 0; i < nodes_.size(); ++i) nodes.push_back(nodes_[(first + i) % nodes_.size()].get());
  std::stable_partition(nodes.begin(), nodes.end(), [](const Connections* node) { return !node->ailing(); });
  return nodes;
}

Result<Answer> Client::send(const Request& request) const {
  const auto end = Clock::now() + patience_.whole;
  auto pause = patience_.first_pause;
  for (;;) {
    std::optional<Error> refusal;
    std::string silent;
    for (auto* node : in_turn()) {
      auto done = node->exchange(request);
      if (done.ending == Ending::Answered) {
        if (!passes(refusal_of(done.answer))) return std::move(done.answer);
        refusal = refused(done.answer, where_);
        continue;
      }
      const auto why = node->node().url() + ": " + done.why;
      if (done.ending == Ending::TooLong) return too_long(where_);
      if (done.ending == Ending::Untrusted || done.ending == Ending::Unspeakable) return untrusted(where_, why);
      silent += (silent.empty() ? "" : "; ") + why;
      if (done.ending == Ending::Broken && !request.repeatable) return away(where_, why);
    }
    const auto rest = spread(pause);
    if (Clock::now() + rest >= end) return refusal ? *std::move(refusal) : away(where_, silent);
    std::this_thread::sleep_for(rest);
    pause = std::min(pause * 2, longest_pause);
  }
}

Result<Json> Client::ask(const Request& request) const {
  auto answer = send(request);
  if (!answer) return std::move(answer).error();
  if (refusal_of(*answer) != Refusal::None) return refused(*answer, where_);
  auto json = parsed(answer->body);
  if (json.is_null()) {
    return Error{ErrorCode::IndexIncompatible, "what answers at " + where_ + " is not OpenSearch",
                 "check the address of the index"};
  }
  if (auto failure = partial_of(json, where_)) return *std::move(failure);
  return json;
}

}  // namespace dossier::cluster
