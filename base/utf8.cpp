// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8.hpp"

#include <cstring>

namespace dossier::utf8 {
namespace {

bool continues(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

char32_t bits(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]) & 0x3FU; }

/// Bytes of ASCII from `at` on, eight at a time.
std::size_t skip_ascii(std::string_view text, std::size_t at) {
  while (at + 8 <= text.size()) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, 8);
    if ((word & 0x8080808080808080ULL) != 0) break;
    at += 8;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

}  // namespace

Char decode(std::string_view text, std::size_t at) {
  const char32_t lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return {lead, 1};
  if (lead >= 0xC2 && lead <= 0xDF && continues(text, at + 1)) return {((lead & 0x1FU) << 6U) | bits(text, at + 1), 2};
  if ((lead & 0xF0U) == 0xE0 && continues(text, at + 1) && continues(text, at + 2)) {
    const char32_t code = ((lead & 0x0FU) << 12U) | (bits(text, at + 1) << 6U) | bits(text, at + 2);
    if (code >= 0x800 && (code < 0xD800 || code > 0xDFFF)) return {code, 3};
  }
  if (lead >= 0xF0 && lead <= 0xF4 && continues(text, at + 1) && continues(text, at + 2) && continues(text, at + 3)) {
    const char32_t code =
        ((lead & 0x07U) << 18U) | (bits(text, at + 1) << 12U) | (bits(text, at + 2) << 6U) | bits(text, at + 3);
    if (code >= 0x10000 && code <= 0x10FFFF) return {code, 4};
  }
  return {invalid_char, 1};
}

void append(std::string& out, char32_t code) {
  if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) code = 0xFFFD;
  const auto put = [&out](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0U | (code >> 6U));
    put(0x80U | (code & 0x3FU));
  } else if (code < 0x10000) {
    put(0xE0U | (code >> 12U));
    put(0x80U | ((code >> 6U) & 0x3FU));
    put(0x80U | (code & 0x3FU));
  } else {
    put(0xF0U | (code >> 18U));
    put(0x80U | ((code >> 12U) & 0x3FU));
    put(0x80U | ((code >> 6U) & 0x3FU));
    put(0x80U | (code & 0x3FU));
  }
}

bool valid(std::string_view text) {
  for (std::size_t at = skip_ascii(text, 0); at < text.size(); at = skip_ascii(text, at)) {
    const auto c = decode(text, at);
    if (c.code == invalid_char) return false;
    at += c.size;
  }
  return true;
}

std::string repaired(std::string_view text, std::size_t* broken) {
  std::string out;
  out.reserve(text.size());
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto ascii_end = skip_ascii(text, at);
    out.append(text, at, ascii_end - at);
    at = ascii_end;
    if (at >= text.size()) break;
    const auto c = decode(text, at);
    count += c.code == invalid_char ? 1 : 0;
    append(out, c.code);
    at += c.size;
  }
  if (broken != nullptr) *broken = count;
  return out;
}

std::size_t boundary_before(std::string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  while (at > 0 && continues(text, at)) --at;
  return at;
}

}  // namespace dossier::utf8
