// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "web/http/http_message.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dossier::web {

/// Adds what keeps a browser from running, framing, guessing or leaking anything: Content-Security-Policy without
/// inline script or style, nosniff, no referrer for other sites, own-origin policies for opener and resource. Every
/// reply goes through it.
void add_security_headers(Reply& reply);

/// The names under which this server may be asked for. A page of another site that makes its name point at this machine
/// (DNS rebinding) sends its own name as Host and is refused.
class HostAllowList {
 public:
  /// `host`: what the server was told to listen on; `further`: names that the user allows. This machine's own names
  /// (`localhost`, 127.0.0.0/8, `[::1]`) always are. A server that listens on all addresses may be asked by any
  /// address in digits, since rebinding needs a name.
  HostAllowList(std::string_view host, const std::vector<std::string>& further);

  /// `host_header`: a name or address, with or without a port; its case does not matter.
  [[nodiscard]] bool allows(std::string_view host_header) const;

 private:
  std::vector<std::string> names_;
  bool any_address_ = false;
};

}  // namespace dossier::web
