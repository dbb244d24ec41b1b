// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pdf/pdf_names.hpp"

#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "indexer/pdf/pdf_name_tables.hpp"
#include "indexer/source/pdf_letters.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>
#include <vector>

namespace dossier::pdf {
namespace {

/// The entries of a table of pdf_name_tables.hpp.
std::vector<std::string_view> entries_of(std::string_view table) {
  std::vector<std::string_view> entries;
  while (!table.empty()) {
    const auto end = std::min(table.find_first_of("|\n"), table.size());
    if (end > 0) entries.push_back(table.substr(0, end));
    table.remove_prefix(std::min(end + 1, table.size()));
  }
  return entries;
}

using Words = std::unordered_set<std::string_view>;

Words words_of(std::string_view table) {
  const auto entries = entries_of(table);
  return {entries.begin(), entries.end()};
}

const Words& table_of(Name name) {
  static const std::array<Words, 7> all = {
      words_of(tables::references), words_of(tables::notes),  words_of(tables::abstracts), words_of(tables::keywords),
      words_of(tables::sections),   words_of(tables::afters), words_of(tables::contents)};
  return all[static_cast<std::size_t>(name)];
}

bool holds(const Words& words, const std::string& word) { return words.contains(word); }

std::string small(std::string_view text) {
  std::string out;
  for (const char c : text) out += lower_ascii(c);
  return out;
}

std::size_t phrases_in(const std::vector<std::string_view>& words, std::string_view text) {
  const auto low = small(text);
  return static_cast<std::size_t>(std::count_if(
      words.begin(), words.end(), [&](std::string_view phrase) { return low.find(phrase) != std::string::npos; }));
}

/// Bytes of `12`, `2.1`, `S3`, `IV`, `A.2` at `at`; 0 where there is no number.
std::size_t number_size(std::string_view text, std::size_t at) {
  auto end = at;
  while (end < text.size() && end - at < 8 &&
         (is_digit(text[end]) || is_upper_ascii(text[end]) ||
          ((text[end] == '.' || text[end] == '-') && end + 1 < text.size() && is_digit(text[end + 1])))) {
    ++end;
  }
  if (end == at) return 0;
  const auto number = text.substr(at, end - at);
  const bool digits = std::any_of(number.begin(), number.end(), is_digit);
  if (digits || roman_value(number) > 0 || number.size() == 1) {
    if (end < text.size() && is_lower_ascii(text[end]) && (end + 1 == text.size() || !is_lower_ascii(text[end + 1])))
      ++end;
    return end < text.size() && is_alpha_ascii(text[end]) ? 0 : end - at;
  }
  return 0;
}

}  // namespace

bool is_named(Name name, std::string_view line) {
  if (line.size() > 120) return false;
  const auto whole = skeleton(line, false);
  if (holds(table_of(name), whole)) return true;
  const auto numbering = numbering_of(line);
  return numbering.size > 0 && holds(table_of(name), skeleton(line.substr(numbering.size), false));
}

bool begins_with_name(Name name, std::string_view text) {
  const auto head = text.substr(0, utf8::boundary_before(text, std::min<std::size_t>(text.size(), 60)));
  for (const std::string_view mark : {":", "—", "–", ".", "：", "】"}) {
    const auto at = head.find(mark);
    if (at != std::string_view::npos && holds(table_of(name), skeleton(head.substr(0, at), false))) return true;
  }
  return false;
}

CaptionLabel caption_label(std::string_view text) {
  static const auto figures = entries_of(tables::figure_labels);
  static const auto labels = entries_of(tables::table_labels);
  CaptionLabel found;
  const auto low = small(text.substr(0, utf8::boundary_before(text, std::min<std::size_t>(text.size(), 48))));
  for (const auto kind : {Label::Figure, Label::Table}) {
    for (const auto word : kind == Label::Figure ? figures : labels) {
      if (!std::string_view(low).starts_with(word)) continue;
      auto at = word.size();
      if (at < low.size() && low[at] == '.') ++at;
      while (at < low.size() && low[at] == ' ') ++at;
      const auto number = number_size(text, at);
      if (number == 0) continue;
      at += number;
      const auto rest = text.substr(at);
      found.label = kind;
      found.marked = rest.empty();
      for (const std::string_view mark : {".", ":", "|", " |", " –", " —", "—", "–", "：", "．", ")", " -", " :"}) {
        if (rest.starts_with(mark)) {
          found.marked = true;
          at += mark.size();
          break;
        }
      }
      found.size = at;
      return found;
    }
  }
  return found;
}

std::size_t cover_phrases(std::string_view text) {
  static const auto phrases = entries_of(tables::cover_phrases);
  return phrases_in(phrases, text);
}
std::size_t imprint_phrases(std::string_view text) {
  static const auto phrases = entries_of(tables::imprint_phrases);
  return phrases_in(phrases, text);
}

Numbering numbering_of(std::string_view text) {
  Numbering found;
  std::size_t at = 0;
  std::size_t depth = 0;
  while (at < text.size() && at < 14) {
    auto end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end == at || end - at > 3) break;
    ++depth;
    at = end;
    if (at < text.size() && text[at] == '.')
      ++at;
    else
      break;
  }
  if (depth == 0) {  // `IV.`, `A.`
    auto end = at;
    while (end < text.size() && is_upper_ascii(text[end])) ++end;
    const auto word = text.substr(0, end);
    if (end < text.size() && (text[end] == '.' || text[end] == ')') && (word.size() == 1 || roman_value(word) > 0)) {
      depth = 1;
      at = end + 1;
    }
  }
  if (depth == 0 || at >= text.size()) return {};
  if (text[at] == ')' || text[at] == ':') ++at;
  const auto blank = at;
  while (at < text.size() && text[at] == ' ') ++at;
  if (at == blank && depth < 2) return {};
  if (!is_letter(first_code(text.substr(at)))) return {};
  found.size = at;
  found.depth = depth;
  return found;
}

ListMarker list_marker(std::string_view text) {
  for (const std::string_view sign :
       {"•", "●", "○", "▪", "■", "◦", "‣", "⁃", "–", "—", "-", "∙", "·", "*", "", "", "➢", "✓", "►"}) {
    if (text.starts_with(sign) && text.size() > sign.size() + 1 && text[sign.size()] == ' ') {
      return {sign.size() + 1, true, 0};
    }
  }
  std::size_t at = text.starts_with('(') ? 1 : 0;
  const bool open = at == 1;
  auto end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  long ordinal = 0;
  if (end > at && end - at < 3) {
    ordinal = std::stol(std::string(text.substr(at, end - at)));
  } else if (end == at) {
    while (end < text.size() && is_lower_ascii(text[end]) && end - at < 5) ++end;
    const auto word = text.substr(at, end - at);
    if (word.size() == 1)
      ordinal = roman_value(word) > 0 && word != "c" && word != "d" ? static_cast<long>(roman_value(word))
                                                                    : word[0] - 'a' + 1;
    else if (roman_value(word) > 0 && (open || (end < text.size() && text[end] == ')')))
      ordinal = static_cast<long>(roman_value(word));
  }
  if (ordinal == 0 || end >= text.size()) return {};
  const bool closed = text[end] == ')' || (text[end] == '.' && !open);
  if (!closed || end + 1 >= text.size() || text[end + 1] != ' ') return {};
  return {end + 2, false, ordinal};
}

}  // namespace dossier::pdf
