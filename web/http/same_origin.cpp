// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/http/same_origin.hpp"

#include <string>
#include <string_view>

namespace dossier::web {

bool is_same_origin(const HttpRequest& request) {
  const auto origin = request.header("Origin");
  const auto site = request.header("Sec-Fetch-Site");
  if (origin.empty() && site.empty()) return false;
  if (!site.empty() && site != "same-origin") return false;
  if (origin.empty()) return true;
  const std::string host(request.header("Host"));
  // A server in front of this one may speak https.
  return !host.empty() && (same_token(origin, "http://" + host) || same_token(origin, "https://" + host));
}

}  // namespace dossier::web
