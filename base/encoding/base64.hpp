// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dossier {

/// Base64 with padding (RFC 4648, section 4).
void append_base64(std::string& out, std::string_view bytes);
std::string base64(std::string_view bytes);
/// Nothing for a text that is no such base64.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace dossier
