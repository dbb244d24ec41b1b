// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dossier::mcp {

/// What a resource is: `dossier://passage/ID` or `dossier://paper/ID`, a paper from its passage `offset` on.
struct ResourceName {
  enum class Kind : std::uint8_t { Passage, Paper };
  Kind kind = Kind::Passage;
  std::string id;
  std::uint32_t offset = 0;
};

/// The id is percent-encoded (RFC 3986), all but letters, digits and `-._~`.
std::string resource_uri(const ResourceName& name);
/// Nothing for what resource_uri() does not give, beside characters that are encoded or not.
std::optional<ResourceName> read_resource_uri(std::string_view uri);

}  // namespace dossier::mcp
