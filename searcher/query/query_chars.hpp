// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <iterator>

/// The characters that the query language gives a meaning, in every form that keyboards and word processors make.
namespace dossier::query_chars {

namespace detail {
template <std::size_t N>
constexpr bool any_of(char32_t code, const char32_t (&codes)[N]) {
  return std::find(std::begin(codes), std::end(codes), code) != std::end(codes);
}
}  // namespace detail

constexpr bool is_space(char32_t code) {
  return code <= U' ' || code == 0x7F || (code >= 0x80 && code <= 0xA0) || code == 0x1680 ||
         (code >= 0x2000 && code <= 0x200A) || code == 0x2028 || code == 0x2029 || code == 0x202F || code == 0x205F ||
         code == 0x3000 || code == 0xFEFF;
}
constexpr bool is_open(char32_t code) { return code == U'(' || code == U'（'; }
constexpr bool is_close(char32_t code) { return code == U')' || code == U'）'; }
constexpr bool is_colon(char32_t code) { return code == U':' || code == U'：'; }
constexpr bool is_star(char32_t code) { return code == U'*' || code == U'＊'; }
constexpr bool is_tilde(char32_t code) { return code == U'~' || code == U'～'; }
constexpr bool is_dash(char32_t code) {
  return code == U'-' || (code >= 0x2010 && code <= 0x2015) || code == 0x2212 || code == 0xFE58 || code == 0xFE63 ||
         code == U'－';
}
constexpr bool is_double_quote(char32_t code) {
  return detail::any_of(code,
                        {U'"', U'“', U'”', U'„', U'‟', U'«', U'»', U'＂', U'「', U'」', U'『', U'』', U'〝', U'〞'});
}
constexpr bool is_single_quote(char32_t code) {
  return detail::any_of(code, {U'\'', U'‘', U'’', U'‚', U'‛', U'‹', U'›', U'＇', U'`', U'´'});
}

}  // namespace dossier::query_chars
