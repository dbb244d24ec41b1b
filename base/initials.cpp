// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/initials.hpp"

#include "base/folding.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>

namespace dossier {
namespace {

/// Degrees whose parts are not single letters, folded.
constexpr std::array<std::string_view, 23> degrees{"bed",    "beng", "bsc",   "dlitt", "dphil", "dsc",   "edd",  "llb",
                                                   "lld",    "llm",  "littd", "meng",  "mphil", "mlitt", "mres", "msc",
                                                   "pharmd", "phd",  "phdr",  "psyd",  "scd",   "thd",   "thm"};

struct Letter {
  std::size_t size = 0;  ///< bytes; 0 for none
  char32_t code = 0;
  LetterCase letter_case = LetterCase::None;
};

Letter letter_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const auto c = utf8::decode(text, at);
  if (at + c.size < text.size() && is_alpha_ascii(text[at + c.size])) return {};  // of a word
  const auto letter_case = dossier::letter_case(c.code);
  if (letter_case == LetterCase::None) return {};
  return {c.size, c.code, letter_case};
}

bool word_at(std::string_view text, std::size_t at) {
  return at < text.size() && char_class(utf8::decode(text, at).code) == CharClass::Word;
}

/// Bytes of a single blank, or 0.
std::size_t blank_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  const auto c = utf8::decode(text, at);
  const bool blank = c.code == U' ' || c.code == U'\n' || c.code == 0xA0 || c.code == 0x2009 || c.code == 0x202F;
  return blank ? c.size : 0;
}

std::string folded(std::string_view letters) {
  std::string out;
  append_full_fold(out, letters);
  return out;
}

std::optional<Initials> degree_at(std::string_view text, std::size_t at) {
  constexpr std::size_t longest_part = 5;
  Initials out;
  for (std::size_t parts = 0; parts < 3; ++parts) {
    auto end = at;
    while (end < text.size() && is_alpha_ascii(text[end]) && end - at <= longest_part) ++end;
    if (end == at || end - at > longest_part || word_at(text, end)) return std::nullopt;
    const bool stop = end < text.size() && text[end] == '.';
    if (parts == 0 && !stop) return std::nullopt;
    out.term += lowered(text.substr(at, end - at));
    out.end = end + (stop ? 1 : 0);
    if (parts > 0 && std::find(degrees.begin(), degrees.end(), out.term) != degrees.end() && !word_at(text, out.end)) {
      return out;
    }
    if (!stop) return std::nullopt;
    at = out.end + blank_at(text, out.end);
  }
  return std::nullopt;
}

}  // namespace

std::optional<Initials> initials_at(std::string_view text, std::size_t at) {
  if (auto degree = degree_at(text, at)) return degree;
  Initials out;
  std::size_t letters = 0;
  auto before = LetterCase::None;
  std::size_t next = at;
  bool behind_blank = false;
  for (;;) {
    const auto letter = letter_at(text, next);
    const auto stop = next + letter.size;
    if (letter.size == 0 || stop >= text.size() || text[stop] != '.') break;
    if (behind_blank && letter.letter_case != before) break;
    out.term += folded(text.substr(next, letter.size));
    out.end = stop + 1;
    before = letter.letter_case;
    ++letters;
    const auto blank = blank_at(text, out.end);
    behind_blank = blank > 0;
    next = out.end + blank + (blank == 0 && out.end < text.size() && text[out.end] == '-' ? 1 : 0);
  }
  if (letters == 0) return std::nullopt;
  if (const auto last = letter_at(text, out.end); last.size > 0 && !word_at(text, out.end + last.size)) {
    out.term += folded(text.substr(out.end, last.size));
    out.end += last.size;
    ++letters;
  }
  if (letters < 2 || word_at(text, out.end)) return std::nullopt;
  return out;
}

}  // namespace dossier
