// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/http/security.hpp"

#include "base/strings.hpp"

#include "web/http/request_head.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

namespace dossier::web {
namespace {

struct NameAndValue {
  std::string_view name;
  std::string_view value;
};

constexpr std::array<NameAndValue, 6> security_headers{{
    {"Content-Security-Policy",
     "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
     "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "same-origin"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
}};

/// The name or address of a Host header: without port, brackets and a last dot, in small letters.
std::string bare_host(std::string_view host) {
  if (host.starts_with('[')) {
    const auto end = host.find(']');
    if (end == std::string_view::npos) return {};
    const auto rest = host.substr(end + 1);
    if (!rest.empty() && rest.front() != ':') return {};
    host = host.substr(1, end - 1);
  } else if (std::count(host.begin(), host.end(), ':') == 1) {
    host = host.substr(0, host.find(':'));
  }
  if (host.ends_with('.')) host.remove_suffix(1);
  return lowered(host);
}

bool is_address(const std::string& name) {
  in6_addr address{};
  return ::inet_pton(AF_INET, name.c_str(), &address) == 1 || ::inet_pton(AF_INET6, name.c_str(), &address) == 1;
}

bool is_own_name(const std::string& name) {
  in_addr four{};
  if (::inet_pton(AF_INET, name.c_str(), &four) == 1) return (ntohl(four.s_addr) >> 24U) == 127;
  return name == "localhost" || name == "::1";
}

}  // namespace

void add_security_headers(Reply& reply) {
  for (const auto& [name, value] : security_headers) reply.headers.emplace_back(name, value);
}

HostAllowList::HostAllowList(std::string_view host, const std::vector<std::string>& further) {
  const auto own = bare_host(host);
  any_address_ = own == "0.0.0.0" || own == "::";
  names_.push_back(own);
  for (const auto& name : further) names_.push_back(bare_host(name));
}

bool HostAllowList::allows(std::string_view host_header) const {
  // Only the header's own form: `localhost:x@evil.example` begins with a name that is allowed.
  if (!is_host(host_header)) return false;
  const auto name = bare_host(host_header);
  if (is_own_name(name) || (any_address_ && is_address(name))) return true;
  return std::find(names_.begin(), names_.end(), name) != names_.end();
}

}  // namespace dossier::web
