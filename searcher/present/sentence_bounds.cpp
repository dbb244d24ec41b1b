// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/present/sentence_bounds.hpp"

#include "base/graphemes.hpp"
#include "base/utf8.hpp"

#include <string>

namespace dossier {
namespace {

bool is_space(char32_t code) { return code == ' ' || (code >= '\t' && code <= '\r') || code == 0xA0 || code == 0x3000; }

bool is_stop(char32_t code) {
  static const std::u32string stops = U".!?\n…。！？｡؟۔।॥";
  return stops.find(code) != std::u32string::npos;
}

/// Marks that stand before the word to which they belong.
bool is_opening(char32_t code) {
  static const std::u32string opening = U"([{<\"'“‘«‹「『（《〈¿¡$£€#@";
  return opening.find(code) != std::u32string::npos;
}

/// Marks that stay with the word before them.
bool is_closing(char32_t code) {
  static const std::u32string closing = U",;:)]}>\"'”’»›」』）》〉，、；：؛،%";
  return is_stop(code) || closing.find(code) != std::u32string::npos;
}

bool ends_sentence(std::string_view gap, bool after_initial, char next) {
  for (std::size_t at = 0; at < gap.size();) {
    const auto character = utf8::decode(gap, at);
    at += character.size;
    if (!is_stop(character.code)) continue;
    if (character.code != '.') return true;
    const bool small_letter = next >= 'a' && next <= 'z';
    if (at < gap.size() && !after_initial && !small_letter) return true;
  }
  return false;
}

}  // namespace

std::vector<bool> sentence_begins(std::string_view text, const Tokens& tokens) {
  std::vector<bool> begins(tokens.size(), false);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i == 0) {
      begins[i] = true;
      continue;
    }
    const auto before = tokens.span(i - 1);
    const auto here = tokens.span(i);
    const bool after_initial = before.size() == 1 && text[before.begin] >= 'A' && text[before.begin] <= 'Z';
    begins[i] = ends_sentence(text.substr(before.end, here.begin - before.end), after_initial, text[here.begin]);
  }
  return begins;
}

TextSpan span_with_marks(std::string_view text, const Tokens& tokens, std::size_t first, std::size_t last) {
  auto begin = tokens.span(first).begin;
  const std::uint32_t floor = first == 0 ? 0 : tokens.span(first - 1).end;
  while (begin > floor) {
    const auto before = static_cast<std::uint32_t>(utf8::boundary_before(text, begin - 1));
    if (before < floor || !is_opening(utf8::decode(text, before).code)) break;
    begin = before;
  }
  auto end = tokens.span(last).end;
  const auto max_score =
      last + 1 < tokens.size() ? tokens.span(last + 1).begin : static_cast<std::uint32_t>(text.size());
  while (end < max_score) {
    const auto character = utf8::decode(text, end);
    if (is_space(character.code) || !is_closing(character.code)) break;
    end += character.size;
  }
  return whole_graphemes(text, {begin, end});
}

}  // namespace dossier
