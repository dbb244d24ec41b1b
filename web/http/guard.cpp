// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/http/guard.hpp"

#include "web/http/problem.hpp"

#include <algorithm>
#include <utility>

namespace dossier::web {

Handler guarded(Handler handler, HostAllowList hosts) {
  return [handler = std::move(handler), hosts = std::move(hosts)](const HttpRequest& request) {
    if (request.method != "GET" && request.method != "HEAD") {
      auto reply = problem(405, "method-not-allowed", "Only GET and HEAD are allowed.");
      reply.headers.emplace_back("Allow", "GET, HEAD");
      return reply;
    }
    // HTTP/1.0 may leave the header out; one that is there has to name this server.
    const bool named = std::any_of(request.headers.begin(), request.headers.end(),
                                   [](const auto& header) { return same_token(header.first, "Host"); });
    if (named && !hosts.allows(request.header("Host"))) {
      return problem(403, "host-not-allowed", "This server does not answer to that host name.",
                     "start it with --allow-host NAME to allow the name");
    }
    return handler(request);
  };
}

}  // namespace dossier::web
