// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/present/span_with_marks.hpp"

#include "base/graphemes.hpp"
#include "base/sentences.hpp"
#include "base/utf8.hpp"

#include <string>

namespace dossier {
namespace {

bool is_space(char32_t code) { return code == ' ' || (code >= '\t' && code <= '\r') || code == 0xA0 || code == 0x3000; }

/// Marks that stand before the word to which they belong.
bool is_opening(char32_t code) {
  static const std::u32string opening = U"([{<\"'“‘«‹「『（《〈¿¡$£€#@";
  return opening.find(code) != std::u32string::npos;
}

/// Marks that stay with the word before them.
bool is_closing(char32_t code) {
  static const std::u32string closing = U",;:)]}>\"'”’»›」』）》〉，、；：؛،%";
  return code == '\n' || is_sentence_stop(code) || closing.find(code) != std::u32string::npos;
}

}  // namespace

TextSpan span_with_marks(std::string_view text, const Tokens& tokens, std::size_t first, std::size_t last) {
  auto begin = tokens.span(first).begin;
  const std::uint32_t floor = first == 0 ? 0 : tokens.span(first - 1).end;
  while (begin > floor) {
    const auto before = static_cast<std::uint32_t>(utf8::boundary_before(text, begin - 1));
    if (before < floor || !is_opening(utf8::decode(text, before).code)) break;
    begin = before;
  }
  auto end = tokens.span(last).end;
  const auto limit = last + 1 < tokens.size() ? tokens.span(last + 1).begin : static_cast<std::uint32_t>(text.size());
  while (end < limit) {
    const auto character = utf8::decode(text, end);
    if (is_space(character.code) || !is_closing(character.code)) break;
    end += character.size;
  }
  return whole_graphemes(text, {begin, end});
}

}  // namespace dossier
