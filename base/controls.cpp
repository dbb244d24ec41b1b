// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/controls.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace dossier {
namespace {

bool is_layout(char32_t code) { return code == '\t' || code == '\n' || code == '\r'; }

bool goes(char32_t code) { return (is_control(code) && !is_layout(code)) || turns_direction(code); }

bool is_escaped(char32_t code) { return goes(code) || ends_line(code); }

/// Whether a byte may begin a character that is_escaped(): most texts hold none.
bool may_begin_one(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xE2;
}

/// Copies the text; `change(out, code)` may append something else for a character, and says whether it did.
template <class Change>
std::string changed(std::string_view text, Change&& change) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto next = std::find_if(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), may_begin_one);
    const auto position = static_cast<std::size_t>(next - text.begin());
    out += text.substr(at, position - at);
    at = position;
    if (at == text.size()) break;
    const auto character = utf8::decode(text, at);
    if (!change(out, character.code)) out += text.substr(at, character.size);
    at += character.size;
  }
  return out;
}

}  // namespace

std::string without_controls(std::string_view text) {
  return changed(text, [](std::string& /*out*/, char32_t code) { return goes(code); });
}

std::string with_escaped_controls(std::string json) {
  if (std::ranges::none_of(json,
                           [](char c) { return may_begin_one(c) && !is_layout(static_cast<unsigned char>(c)); })) {
    return json;
  }
  return changed(json, [](std::string& out, char32_t code) {
    if (!is_escaped(code)) return false;
    std::array<char, 8> escape{};
    std::snprintf(escape.data(), escape.size(), "\\u%04x", static_cast<unsigned>(code));
    out += escape.data();
    return true;
  });
}

}  // namespace dossier
