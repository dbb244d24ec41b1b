// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "cluster/client/address.hpp"
#include "cluster/client/credentials.hpp"
#include "cluster/client/http.hpp"
#include "cluster/client/json.hpp"

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace dossier::cluster {

/// How long a client tries, where nodes are away or busy.
struct Patience {
  /// Then it gives up with the error, once each node was asked: one that hangs may use up all of it.
  std::chrono::milliseconds whole = std::chrono::seconds(20);
  std::chrono::milliseconds first_pause = std::chrono::milliseconds(100);  ///< doubled with each round, to 5 s
};
/// A node that dies is replaced within some seconds; a writing that lasts hours waits longer than a question.
inline constexpr Patience writing_patience{std::chrono::seconds(120)};

/// Asks a cluster: the nodes in turn, another one where one does not answer or has too much to do, with pauses that
/// grow. For any number of threads.
class Client {
 public:
  Client(Address address, const Credentials& credentials, Patience patience = {});
  /// With the credentials of the environment. Errors: those of read_credentials and may_send.
  static Result<std::shared_ptr<Client>> open(const Address& address, Patience patience = {});

  /// The answer, whatever its status, unless that passes (429, 503 …): then the error, once patience is at its end.
  [[nodiscard]] Result<Answer> send(const Request& request) const;
  /// The answer as JSON. Errors: each status of 300 and more; an answer of part of the shards (see partial_of).
  [[nodiscard]] Result<Json> ask(const Request& request) const;

  [[nodiscard]] const Address& address() const { return address_; }
  /// Names the index in messages.
  [[nodiscard]] const std::string& where() const { return where_; }

 private:
  /// All nodes, another one first each time; behind the others those that gave no answer just now.
  [[nodiscard]] std::vector<Connections*> in_turn() const;

  Address address_;
  std::string where_;
  Patience patience_;
  std::vector<std::unique_ptr<Connections>> nodes_;
  mutable std::atomic<std::size_t> turn_{0};
};

}  // namespace dossier::cluster
