// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace dossier::cluster {

using Json = nlohmann::json;

// Reading what a cluster answered: what is not there, or is of another kind, is null, empty or 0, never an exception.
const Json& at(const Json& json, std::string_view key);
const Json& at(const Json& json, std::string_view key, std::string_view below);
std::string text_of(const Json& json);
std::uint64_t number_of(const Json& json);
/// The member as an array to walk over; an empty one where it is none.
const Json& list_of(const Json& json);

/// Null for what is no JSON.
Json parsed(std::string_view text);
/// UTF-8 that is broken becomes U+FFFD.
std::string dumped(const Json& json);
/// Appends a text in quotes, escaped.
void append_quoted(std::string& out, std::string_view text);

}  // namespace dossier::cluster
