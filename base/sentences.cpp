// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/sentences.hpp"

#include "base/strings.hpp"
#include "base/utf8.hpp"

namespace dossier {

bool is_sentence_stop(char32_t code) {
  constexpr std::u32string_view stops = U".!?…。！？｡؟۔।॥";
  return stops.find(code) != std::u32string_view::npos;
}

bool closes_sentence(char32_t code) {
  constexpr std::u32string_view marks = U"\"')]}»›”’“†‡*）】》」』";
  return marks.find(code) != std::u32string_view::npos;
}

bool ends_with_stop(std::string_view text) {
  while (!text.empty()) {
    const auto at = utf8::boundary_before(text, text.size() - 1);
    const auto code = utf8::decode(text, at).code;
    if (is_sentence_stop(code)) return true;
    if (code != ' ' && !closes_sentence(code)) return false;
    text = text.substr(0, at);
  }
  return false;
}

bool ends_sentence_in(std::string_view gap, bool after_initial, char next) {
  for (std::size_t at = 0; at < gap.size();) {
    const auto character = utf8::decode(gap, at);
    at += character.size;
    if (character.code == '\n') return true;
    if (!is_sentence_stop(character.code)) continue;
    if (character.code != '.') return true;
    if (at < gap.size() && !after_initial && !is_lower_ascii(next)) return true;
  }
  return false;
}

bool is_initial(std::string_view word) { return word.size() == 1 && is_upper_ascii(word.front()); }

std::vector<bool> sentence_begins(std::string_view text, const Tokens& tokens) {
  std::vector<bool> begins(tokens.size(), false);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i == 0) {
      begins[i] = true;
      continue;
    }
    const auto before = tokens.span(i - 1);
    const auto here = tokens.span(i);
    begins[i] = ends_sentence_in(text.substr(before.end, here.begin - before.end), is_initial(before.of(text)),
                                 text[here.begin]);
  }
  return begins;
}

}  // namespace dossier
