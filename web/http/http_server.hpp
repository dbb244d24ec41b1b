// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "web/http/access_log.hpp"
#include "web/http/event_loop.hpp"
#include "web/http/worker_pool.hpp"
#include "web/sockets/listener.hpp"

#include <memory>
#include <vector>

namespace dossier::web {

/// Listening sockets, the loop that serves them and the workers that answer: a server that knows no page.
class HttpServer {
 public:
  /// `listeners`: at least one. `make_handler` is called once on each of the `threads`, and on one more that answers
  /// what `is_urgent` (by its target; empty: nothing is). Throws std::bad_alloc and std::system_error.
  HttpServer(std::vector<Listener> listeners, const ConnectionLimits& limits, unsigned threads,
             WorkerPool::MakeHandler make_handler, std::unique_ptr<AccessLog> log, WorkerPool::IsUrgent is_urgent = {});

  [[nodiscard]] int port() const { return port_; }
  [[nodiscard]] bool loopback() const { return loopback_; }  ///< whether only this machine reaches it
  /// Serves until stop().
  void run() { loop_.run(); }
  /// From any thread or signal handler.
  void stop() noexcept { loop_.stop(); }

 private:
  int port_;
  bool loopback_;
  std::unique_ptr<AccessLog> log_;
  EventLoop loop_;
  WorkerPool workers_;  // last, so that its threads have ended before what they use goes
};

}  // namespace dossier::web
