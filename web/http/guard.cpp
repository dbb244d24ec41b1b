// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/http/guard.hpp"

#include "web/http/problem.hpp"
#include "web/http/same_origin.hpp"

#include <algorithm>
#include <utility>

namespace dossier::web {

Reply method_not_allowed() {
  auto reply = problem(405, "method-not-allowed", "This method is not allowed here.");
  reply.headers.emplace_back("Allow", "GET, HEAD");
  return reply;
}

Handler guarded(Handler handler, HostAllowList hosts, Changes changes) {
  return [handler = std::move(handler), hosts = std::move(hosts), changes](const HttpRequest& request) {
    const bool post = request.method == "POST";
    if (!post && request.method != "GET" && request.method != "HEAD") return method_not_allowed();
    // HTTP/1.0 may leave the header out; one that is there has to name this server.
    const bool named = std::any_of(request.headers.begin(), request.headers.end(),
                                   [](const auto& header) { return same_token(header.first, "Host"); });
    if (named && !hosts.allows(request.header("Host"))) {
      return problem(403, "host-not-allowed", "This server does not answer to that host name.",
                     "start it with --allow-host NAME to allow the name");
    }
    if (post && changes == Changes::Refused) {
      return problem(403, "read-only", "This server accepts no changes, because other machines can reach it.",
                     "use the command line, or start it without --host");
    }
    if (post && !is_same_origin(request)) {
      return problem(403, "other-origin", "Only a page of this server may change anything.",
                     "a program sends `Origin: http://HOST`, with the host and port of this server");
    }
    return handler(request);
  };
}

}  // namespace dossier::web
