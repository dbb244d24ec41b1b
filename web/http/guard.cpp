// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/http/guard.hpp"

#include "web/http/problem.hpp"

#include <utility>

namespace dossier::web {

Handler guarded(Handler handler, HostAllowList hosts) {
  return [handler = std::move(handler), hosts = std::move(hosts)](const HttpRequest& request) {
    if (request.method != "GET" && request.method != "HEAD") {
      auto reply = problem(405, "method-not-allowed", "Only GET and HEAD are answered.");
      reply.headers.emplace_back("Allow", "GET, HEAD");
      return reply;
    }
    const auto host = request.header("Host");
    if (!host.empty() && !hosts.allows(host)) {
      return problem(403, "host-not-allowed", "This server is not to be asked for by that name.",
                     "start it with --allow-host NAME");
    }
    return handler(request);
  };
}

}  // namespace dossier::web
