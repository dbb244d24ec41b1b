// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <string>
#include <utility>
#include <vector>

namespace dossier::web {

/// A listening socket, non-blocking; closed when it goes out of scope.
class Listener {
 public:
  explicit Listener(int socket) : socket_(socket) {}
  Listener(Listener&& other) noexcept : socket_(std::exchange(other.socket_, -1)) {}
  Listener& operator=(Listener&& other) noexcept;
  ~Listener();

  [[nodiscard]] int socket() const { return socket_; }
  /// The port it stands on; 0 for a socket without ports.
  [[nodiscard]] int port() const;
  /// Whether only programs of this machine reach it.
  [[nodiscard]] bool loopback() const;

 private:
  int socket_;
};

/// Listens on every address that the host name or number stands for. Port 0: one that is free, the same on all.
/// Errors: Usage for a name that stands for nothing, a port in use or not allowed.
Result<std::vector<Listener>> listen_on(const std::string& host, int port);

/// The sockets that a service manager handed over (LISTEN_PID, LISTEN_FDS as systemd sets them); none without one.
/// Takes the variables out of the environment, so that no child finds them.
Result<std::vector<Listener>> inherited_listeners();

}  // namespace dossier::web
