// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/languages/painted_text.hpp"

#include "base/controls.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace dossier {
namespace {

constexpr std::size_t turn_size = 3;  // bytes
constexpr std::size_t letter = 2;     // bytes of a letter of Arabic script
constexpr std::string_view alef = "ا";
constexpr std::string_view lam = "ل";
constexpr std::array<std::string_view, 4> alefs{"ا", "أ", "إ", "آ"};

bool is_turn(std::string_view text, std::size_t at) {
  return text[at] == '\xE2' && at + 2 < text.size() && turns_direction(utf8::decode(text, at).code);
}

bool is_arabic_letter(char32_t code) {
  return (code >= 0x620 && code < 0x640) || (code > 0x640 && code < 0x64B) || (code > 0x670 && code < 0x6D4);
}

/// What stands inside a run that goes from left to right: bytes up to the next turn; npos where it is long.
std::size_t end_of_run(std::string_view text, std::size_t at) {
  constexpr std::size_t longest = 80;
  for (auto end = at; end < text.size() && end - at < longest && text[end] != '\n'; ++end) {
    if (is_turn(text, end)) return end;
  }
  return std::string_view::npos;
}

/// Two alefs before a lam.
bool is_turned_ligature(std::string_view text, std::size_t at) {
  if (text.substr(at, letter) != alef || text.substr(at + 2 * letter, letter) != lam) return false;
  return std::find(alefs.begin(), alefs.end(), text.substr(at + letter, letter)) != alefs.end();
}

/// The word that a painted one is; empty where it is any other.
std::string_view meant_word(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> words{
      {{"ال", "لا"}, {"وال", "ولا"}, {"فال", "فلا"}, {"إال", "إلا"}}};
  for (const auto& [painted, meant] : words) {
    if (word == painted) return meant;
  }
  return {};
}

std::size_t mend_words(std::string& text) {
  std::size_t mended = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = utf8::decode(text, at);
    if (!is_arabic_letter(c.code)) {
      at += c.size;
      continue;
    }
    auto end = at;
    while (end < text.size() && is_arabic_letter(utf8::decode(text, end).code)) end += utf8::decode(text, end).size;
    // All of these have as many bytes as what they are put in place of.
    if (const auto meant = meant_word(std::string_view(text).substr(at, end - at)); !meant.empty()) {
      text.replace(at, end - at, meant);
      ++mended;
    }
    at = end;
  }
  return mended;
}

}  // namespace

std::size_t drop_turns(std::string& text) {
  constexpr char32_t left_to_right = 0x202A;
  std::string out;
  std::size_t turns = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_turn(text, at)) {
      out += text[at++];
      continue;
    }
    ++turns;
    const bool to_right = utf8::decode(text, at).code == left_to_right;
    at += turn_size;
    const auto end = to_right ? end_of_run(text, at) : std::string_view::npos;
    if (end == std::string_view::npos || end < at + 2 || text[at] != ' ' || text[end - 1] == ' ') continue;
    out.append(text, at + 1, end - at - 1);
    out += ' ';
    at = end;
  }
  if (turns > 0) text = std::move(out);
  return turns;
}

std::size_t mend_painted_arabic(std::string& text) {
  std::size_t mended = 0;
  for (auto at = text.find(alef); at != std::string::npos; at = text.find(alef, at + letter)) {
    if (at + 3 * letter > text.size() || !is_turned_ligature(text, at)) continue;
    std::swap_ranges(text.begin() + static_cast<std::ptrdiff_t>(at + letter),
                     text.begin() + static_cast<std::ptrdiff_t>(at + 2 * letter),
                     text.begin() + static_cast<std::ptrdiff_t>(at + 2 * letter));
    ++mended;
  }
  return mended < 2 ? mended : mended + mend_words(text);
}

}  // namespace dossier
