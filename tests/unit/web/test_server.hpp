// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "web/http/http_server.hpp"

#include <thread>

inline constexpr std::size_t large_size = 3'000'000;

/// Answers with the target; `/large` with large_size bytes, `/throw` with an exception.
dossier::web::Reply echo(const dossier::web::HttpRequest& request);

/// A server on a free port of this machine; stopped at the end.
class TestServer {
 public:
  static constexpr int threads = 2;

  explicit TestServer(const dossier::web::Handler& handler, const dossier::web::ConnectionLimits& limits = {});
  ~TestServer();
  TestServer(const TestServer&) = delete;
  TestServer& operator=(const TestServer&) = delete;

  [[nodiscard]] int port() const { return server_.port(); }

 private:
  dossier::web::HttpServer server_;
  std::thread thread_;
};
