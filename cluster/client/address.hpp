// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::cluster {

/// One node of a cluster, as it is reached over HTTP.
struct Node {
  bool tls = false;
  std::string host;
  std::uint16_t port = 9200;
  [[nodiscard]] std::string url() const;
  /// Whether what is sent to it stays on this machine.
  [[nodiscard]] bool loopback() const;
  bool operator==(const Node&) const = default;
};

/// Where an index is: nodes that may be asked, and its name there.
struct Address {
  std::vector<Node> nodes;  ///< at least one
  std::string name;
  /// As it was given, for messages and JSON.
  [[nodiscard]] std::string text() const;
};

/// Reads `http://HOST[:PORT][,HOST[:PORT]…]/NAME`, or with https. The port is 9200 where none is named. Errors: Usage,
/// also for a user name or a password in the address: these are never given on a command line (see Credentials).
Result<Address> read_address(std::string_view text);

}  // namespace dossier::cluster
