// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/http/guard.hpp"

#include "base/strings.hpp"
#include "web/http/problem.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace dossier::web {
namespace {

constexpr std::string_view correcting_api = "/api/v1/corrections/";
constexpr std::string_view correcting_page = "/correct/";

bool has(const HttpRequest& request, std::string_view name) {
  return std::any_of(request.headers.begin(), request.headers.end(),
                     [name](const auto& header) { return same_token(header.first, name); });
}

/// Why a request that changes something may have been sent by a page of another site; nothing where it was not.
std::optional<Reply> foreign(const HttpRequest& request) {
  const auto site = request.header("Sec-Fetch-Site");
  const auto origin = request.header("Origin");
  // A form sends `null` as its origin, since pages are served without a referrer.
  const bool form = origin == "null" && request.target.starts_with(correcting_page);
  const bool own_origin = origin.empty() || form || lowered(origin) == "http://" + lowered(request.header("Host"));
  if ((site.empty() || site == "same-origin") && own_origin && has(request, "Host")) {
    const bool for_programs = request.target.starts_with(correcting_api);
    if (!for_programs || has(request, "X-Dossier-Correction")) return std::nullopt;
    return problem(403, "header-missing", "A correction needs the header X-Dossier-Correction.",
                   "send it with any value");
  }
  return problem(403, "cross-site", "Corrections are only taken from this server's own pages.",
                 "open the passage here and correct it there");
}

}  // namespace

Handler guarded(Handler handler, HostAllowList hosts, Changes changes) {
  return [handler = std::move(handler), hosts = std::move(hosts), changes](const HttpRequest& request) {
    const bool corrects = changes == Changes::Corrections && request.method == "POST" &&
                          (request.target.starts_with(correcting_api) || request.target.starts_with(correcting_page));
    if (request.method != "GET" && request.method != "HEAD" && !corrects) {
      auto reply = problem(405, "method-not-allowed", "Only GET and HEAD are allowed.");
      reply.headers.emplace_back("Allow", "GET, HEAD");
      return reply;
    }
    // HTTP/1.0 may leave the header out; one that is there has to name this server.
    if (has(request, "Host") && !hosts.allows(request.header("Host"))) {
      return problem(403, "host-not-allowed", "This server does not answer to that host name.",
                     "start it with --allow-host NAME to allow the name");
    }
    if (corrects) {
      if (auto refused = foreign(request)) return *std::move(refused);
    }
    return handler(request);
  };
}

}  // namespace dossier::web
