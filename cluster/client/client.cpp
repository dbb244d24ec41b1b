// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/client/client.hpp"

#include "cluster/client/failures.hpp"

#include <algorithm>
#include <optional>
#include <random>
#include <string>
#include <thread>
#include <vector>

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

/// Why no node gave an answer that stands.
struct Failures {
  std::optional<Error> refusal;  ///< of one that was too busy
  std::string silent;            ///< those that gave none
};

/// Asks one node after the other. Nothing where the same may succeed in a moment.
std::optional<Result<Answer>> ask_each(const std::vector<Connections*>& nodes, const Request& request,
                                       const std::string& where, Failures& failures) {
  for (auto* node : nodes) {
    auto done = node->exchange(request);
    const auto why = node->node().url() + ": " + done.why;
    switch (done.ending) {
      case Ending::Answered:
        if (!passes(refusal_of(done.answer))) return Result<Answer>(std::move(done.answer));
        failures.refusal = refused(done.answer, where);
        break;
      case Ending::TooLong:
        return Result<Answer>(too_long(where));
      case Ending::Untrusted:
      case Ending::Unspeakable:
        return Result<Answer>(untrusted(where, why));
      case Ending::Broken:
        if (!request.repeatable) return Result<Answer>(away(where, why));
        [[fallthrough]];
      case Ending::NotSent:
        failures.silent += (failures.silent.empty() ? "" : "; ") + why;
        break;
    }
  }
  return std::nullopt;
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
    Failures failures;
    if (auto ended = ask_each(in_turn(), request, where_, failures)) return *std::move(ended);
    const auto rest = spread(pause);
    if (Clock::now() + rest >= end) {
      return failures.refusal ? *std::move(failures.refusal) : away(where_, failures.silent);
    }
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
