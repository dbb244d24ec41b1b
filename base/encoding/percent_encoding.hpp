// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace dossier {

/// Percent-encodes every byte but letters, digits, `-._~` (RFC 3986, unreserved) and those of `kept`: safe in a path, a
/// query and an attribute. With `/` kept, a whole path.
std::string percent_encode(std::string_view text, std::string_view kept = {});

/// Whether two hex digits stand behind every `%`.
bool is_percent_encoded(std::string_view text);

/// The bytes that an encoded text stands for. A `%` without two hex digits stands for itself. In a query `+` is a
/// space.
std::string percent_decode(std::string_view text, bool plus_is_space = false);

}  // namespace dossier
