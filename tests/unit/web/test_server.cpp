// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/web/test_server.hpp"

#include "tests/support/catch.hpp"
#include "web/http/guard.hpp"

using namespace dossier::web;

namespace {

std::vector<Listener> listeners() {
  auto found = listen_on("127.0.0.1", 0);
  REQUIRE(found);
  return std::move(*found);
}

}  // namespace

Reply echo(const HttpRequest& request) {
  if (request.target == "/throw") throw std::runtime_error("on purpose");
  if (request.target == "/large") return Reply{200, "text/plain", {}, std::string(large_size, 'x')};
  return Reply{200, "text/plain", {{"ETag", "\"1\""}}, request.target};
}

TestServer::TestServer(const Handler& handler, const ConnectionLimits& limits)
    : server_(
          listeners(), limits, threads, [handler] { return guarded(handler, HostAllowList("127.0.0.1", {})); },
          std::make_unique<AccessLog>(), [](std::string_view target) { return target == "/healthz"; }),
      thread_([this] { server_.run(); }) {}

TestServer::~TestServer() {
  server_.stop();
  thread_.join();
}
