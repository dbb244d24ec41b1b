// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/source/pdf_right_to_left.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <cmath>

namespace dossier::pdf {
namespace {

bool is_mark(char32_t code) {
  return (code >= 0x591 && code <= 0x5C7) || (code >= 0x610 && code <= 0x61A) || (code >= 0x64B && code <= 0x65F) ||
         code == 0x670 || (code >= 0x6D6 && code <= 0x6ED && code != 0x6DD && code != 0x6DE && code != 0x6E9);
}

bool is_alef(char32_t code) { return code == 0x627 || code == 0x623 || code == 0x625 || code == 0x622; }

bool runs_left_to_right(char32_t code) {
  return (code >= '0' && code <= '9') || (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
         (code >= 0x660 && code <= 0x669) || (code >= 0x6F0 && code <= 0x6F9) || (code >= 0xC0 && code < 0x590);
}

/// A mark between two digits belongs to the number: 1.5, 3/4.
bool inside_number(const std::u32string& text, std::size_t at) {
  return at > 0 && at + 1 < text.size() && runs_left_to_right(text[at - 1]) && runs_left_to_right(text[at + 1]);
}

char32_t mirrored(char32_t code) {
  constexpr std::u32string_view from = U"()[]{}<>«»‹›";
  constexpr std::u32string_view to = U")(][}{><»«›‹";
  const auto at = from.find(code);
  return at == std::u32string_view::npos ? code : to[at];
}

int step_of(float width) { return static_cast<int>(std::lround(width * 1000)); }

std::u32string codes_of(std::string_view word) {
  std::u32string text;
  for (std::size_t at = 0; at < word.size();) {
    const auto c = utf8::decode(word, at);
    text += c.code;
    at += c.size;
  }
  return text;
}

/// End of the run from `at` that keeps its order: a letter with its marks, a ligature, a number.
std::size_t run_end(const std::u32string& text, const std::vector<float>& widths, std::size_t at,
                    const std::set<int>& plain_lams) {
  std::size_t end = at + 1;
  if (runs_left_to_right(text[at])) {
    while (end < text.size() && (runs_left_to_right(text[end]) || inside_number(text, end))) ++end;
    return end;
  }
  if (text[at] == 0x644 && end < text.size() && is_alef(text[end]) && end < widths.size() &&
      std::fabs(widths[at] - widths[end]) < 0.0005F && !plain_lams.contains(step_of(widths[at]))) {
    ++end;
  }
  while (end < text.size() && is_mark(text[end])) ++end;
  return end;
}

}  // namespace

bool displayed_right_to_left(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    if (static_cast<unsigned char>(word[at]) < 0x80) {
      ++at;
      continue;
    }
    const auto c = utf8::decode(word, at);
    if (runs_right_to_left(c.code) && !runs_left_to_right(c.code)) return true;
    at += c.size;
  }
  return false;
}

void LogicalOrder::learn(std::string_view word, const std::vector<float>& widths) {
  const auto text = codes_of(word);
  for (std::size_t at = 0; at < text.size() && at < widths.size(); ++at) {
    if (text[at] == 0x644 && !(at + 1 < text.size() && is_alef(text[at + 1]))) plain_lams_.insert(step_of(widths[at]));
  }
}

std::string LogicalOrder::mend(std::string_view word, const std::vector<float>& widths) const {
  const auto text = codes_of(word);
  std::vector<std::pair<std::size_t, std::size_t>> runs;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = run_end(text, widths, at, plain_lams_);
    runs.emplace_back(at, end);
    at = end;
  }
  std::string out;
  for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
    for (auto at = run->first; at < run->second; ++at) utf8::append(out, mirrored(text[at]));
  }
  return out;
}

}  // namespace dossier::pdf
