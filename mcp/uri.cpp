// SPDX-License-Identifier: GPL-3.0-or-later
#include "mcp/uri.hpp"

#include "base/encoding/percent_encoding.hpp"
#include "base/utf8.hpp"

#include <charconv>

namespace dossier::mcp {
namespace {

constexpr std::string_view passage_prefix = "dossier://passage/";
constexpr std::string_view paper_prefix = "dossier://paper/";
constexpr std::string_view offset_prefix = "?offset=";

}  // namespace

std::string resource_uri(const ResourceName& name) {
  auto out = std::string(name.kind == ResourceName::Kind::Passage ? passage_prefix : paper_prefix);
  out += percent_encode(name.id);
  if (name.offset > 0) out += std::string(offset_prefix) + std::to_string(name.offset);
  return out;
}

std::optional<ResourceName> read_resource_uri(std::string_view uri) {
  ResourceName name;
  if (uri.starts_with(passage_prefix)) {
    uri.remove_prefix(passage_prefix.size());
  } else if (uri.starts_with(paper_prefix)) {
    uri.remove_prefix(paper_prefix.size());
    name.kind = ResourceName::Kind::Paper;
    if (const auto at = uri.find(offset_prefix); at != std::string_view::npos) {
      const auto number = uri.substr(at + offset_prefix.size());
      const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), name.offset);
      if (error != std::errc{} || end != number.data() + number.size()) return std::nullopt;
      uri = uri.substr(0, at);
    }
  } else {
    return std::nullopt;
  }
  if (!is_percent_encoded(uri)) return std::nullopt;
  name.id = percent_decode(uri);
  if (name.id.empty() || !utf8::valid(name.id)) return std::nullopt;
  return name;
}

}  // namespace dossier::mcp
