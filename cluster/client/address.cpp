// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/client/address.hpp"

#include "base/strings.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace dossier::cluster {
namespace {

constexpr std::size_t longest_name = 200;  // OpenSearch takes 255 bytes; generations of an index add a number

Error wrong(std::string_view text, const std::string& why) {
  return {ErrorCode::Usage, "the address " + std::string(text) + " names no index: " + why,
          "write http://HOST:9200/NAME, or https://HOST1:9200,HOST2:9200/NAME"};
}

/// Names that OpenSearch takes for an index.
bool is_index_name(std::string_view name) {
  const auto fits = [](char c) { return is_lower_ascii(c) || is_digit(c) || c == '-' || c == '_' || c == '.'; };
  if (name.empty() || name.size() > longest_name) return false;
  return (is_lower_ascii(name[0]) || is_digit(name[0])) && std::ranges::all_of(name, fits);
}

/// `127.0.0.1` and its like; no name, whatever it begins with.
bool is_ipv4_loopback(const std::string& host) {
  in_addr address{};
  return ::inet_pton(AF_INET, host.c_str(), &address) == 1 && (ntohl(address.s_addr) >> 24U) == 127;
}

std::optional<Node> read_node(std::string_view text, bool tls) {
  Node node;
  node.tls = tls;
  const auto colon = text.rfind(':');
  const bool has_port = colon != std::string_view::npos && text.find(']', colon) == std::string_view::npos;
  node.host = text.substr(0, has_port ? colon : text.size());
  if (has_port) {
    const auto digits = text.substr(colon + 1);
    const auto* end = digits.data() + digits.size();
    const auto [at, failure] = std::from_chars(digits.data(), end, node.port);
    if (failure != std::errc() || at != end || node.port == 0) return std::nullopt;
  }
  const auto fits = [](char c) {
    return is_alpha_ascii(c) || is_digit(c) || c == '-' || c == '_' || c == '.' || c == ':' || c == '[' || c == ']';
  };
  if (node.host.empty() || !std::ranges::all_of(node.host, fits)) return std::nullopt;
  return node;
}

}  // namespace

std::string Node::url() const { return (tls ? "https://" : "http://") + host + ":" + std::to_string(port); }

bool Node::loopback() const { return host == "localhost" || host == "[::1]" || is_ipv4_loopback(host); }

std::string Address::text() const {
  std::string out;
  for (const auto& node : nodes) out += out.empty() ? node.url() : "," + node.host + ":" + std::to_string(node.port);
  return out + "/" + name;
}

Result<Address> read_address(std::string_view text) {
  const bool tls = text.starts_with("https://");
  if (!tls && !text.starts_with("http://")) return wrong(text, "it begins neither with http:// nor with https://");
  auto rest = text.substr(tls ? 8 : 7);
  if (rest.find('@') != std::string_view::npos) {
    return Error{ErrorCode::Usage, "the address of an index may not hold a user name or a password",
                 "put them into the environment or a file, see docs/cluster.md"};
  }
  const auto slash = rest.find('/');
  if (slash == std::string_view::npos) return wrong(text, "there is no /NAME behind the host");
  Address address;
  address.name = rest.substr(slash + 1);
  while (address.name.ends_with('/')) address.name.pop_back();
  if (!is_index_name(address.name)) {
    return wrong(text,
                 "“" + address.name + "” is no name of an index: lower-case letters, digits, - _ and . are allowed");
  }
  for (auto hosts = rest.substr(0, slash);;) {
    const auto comma = hosts.find(',');
    const auto one = hosts.substr(0, comma);
    auto node = read_node(one, tls);
    if (!node) return wrong(text, "“" + std::string(one) + "” is no host");
    address.nodes.push_back(*std::move(node));
    if (comma == std::string_view::npos) break;
    hosts.remove_prefix(comma + 1);
  }
  return address;
}

}  // namespace dossier::cluster
