// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/source/pdf_names.hpp"

#include "base/sentences.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "indexer/source/pdf_letters.hpp"
#include "stopwords/section_words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>
#include <vector>

namespace dossier::pdf {
namespace {

using Skeletons = std::unordered_set<std::string>;
using Phrases = std::vector<std::string_view>;

void add_words(std::string_view kind, Skeletons& out) {
  for (const auto word : heading_words(kind)) out.insert(skeleton(word, false));
}

/// Names of sections that fit a whole heading, or its beginning, of the roles that `wanted` takes.
template <class Wanted>
void add_sections(Wanted wanted, Skeletons& out) {
  for (const auto& name : section_words()) {
    const bool fits = name.fit == SectionFit::Whole || name.fit == SectionFit::Prefix;
    if (fits && wanted(name.role)) out.insert(skeleton(name.words, false));
  }
}

Skeletons names_of(Name name) {
  Skeletons names;
  const auto role = [](std::string_view wanted) { return [=](std::string_view of) { return of == wanted; }; };
  switch (name) {
    case Name::References:
      add_sections(role("references"), names);
      break;
    case Name::Notes:
      add_words("notes", names);
      break;
    case Name::Abstract:
      add_sections(role("abstract"), names);
      add_words("abstract", names);
      break;
    case Name::Keywords:
      add_words("keywords", names);
      break;
    case Name::Section:
      add_sections([](std::string_view of) { return of != "references" && of != "abstract"; }, names);
      add_words("heading", names);
      break;
    case Name::After: {
      add_sections(role("back"), names);
      add_words("after", names);
      Skeletons notes;
      add_words("notes", notes);
      for (const auto& note : notes) names.erase(note);
      break;
    }
    case Name::Contents:
      add_words("contents", names);
      break;
  }
  return names;
}

const Skeletons& table_of(Name name) {
  static const std::array<Skeletons, 7> all = {
      names_of(Name::References), names_of(Name::Notes), names_of(Name::Abstract), names_of(Name::Keywords),
      names_of(Name::Section),    names_of(Name::After), names_of(Name::Contents)};
  return all[static_cast<std::size_t>(name)];
}

/// The words before the number of a caption, without the full stop of an abbreviation; the longest first.
Phrases caption_words(std::string_view kind) {
  auto words = heading_words(kind);
  for (auto& word : words) {
    if (word.ends_with('.')) word.remove_suffix(1);
  }
  std::stable_sort(words.begin(), words.end(), [](auto a, auto b) { return a.size() > b.size(); });
  return words;
}

std::size_t phrases_in(const Phrases& words, std::string_view text) {
  const auto low = lowered(text);
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

/// Bytes of a caption's label and number, where the text begins with this label; else 0. `low`: its beginning in small
/// letters.
std::size_t labelled_size(std::string_view text, std::string_view low, std::string_view label) {
  if (!low.starts_with(label)) return 0;
  auto at = label.size();
  if (at < low.size() && low[at] == '.') ++at;
  while (at < low.size() && low[at] == ' ') ++at;
  const auto number = number_size(text, at);
  return number == 0 ? 0 : at + number;
}

/// Bytes of the mark that parts a caption's number from its text; 0 where there is none.
std::size_t caption_mark_size(std::string_view rest) {
  for (const std::string_view mark : {".", ":", "|", " |", " –", " —", "—", "–", "：", "．", ")", " -", " :"}) {
    if (rest.starts_with(mark)) return mark.size();
  }
  return 0;
}

/// `2`, `2.1`, `2.1.`, up to the blank behind it.
Numbering decimal_numbering(std::string_view text) {
  Numbering found;
  while (found.size < text.size() && found.size < 14) {
    const auto end = digits_end(text, found.size);
    if (end == found.size || end - found.size > 3) break;
    ++found.depth;
    found.size = end;
    if (end == text.size() || text[end] != '.') break;
    ++found.size;
  }
  return found;
}

/// `IV.`, `A)`, up to the blank behind it.
Numbering letter_numbering(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && is_upper_ascii(text[end])) ++end;
  if (end == text.size() || (text[end] != '.' && text[end] != ')')) return {};
  if (end != 1 && roman_value(text.substr(0, end)) == 0) return {};
  return {end + 1, 1};
}

/// What counts an item of a list: its bytes, and its value; 0 where it counts nothing.
struct Ordinal {
  std::size_t size = 0;
  long value = 0;
};

/// `12`, `b`, `iv` at the beginning; `open`: behind a bracket.
Ordinal ordinal_of(std::string_view text, bool open) {
  auto end = digits_end(text, 0);
  if (end > 0) return {end, end < 3 ? std::stol(std::string(text.substr(0, end))) : 0};
  while (end < text.size() && is_lower_ascii(text[end]) && end < 5) ++end;
  const auto word = text.substr(0, end);
  const auto roman = static_cast<long>(roman_value(word));
  if (word.size() == 1) return {end, roman > 0 && word != "c" && word != "d" ? roman : word[0] - 'a' + 1};
  const bool in_brackets = open || (end < text.size() && text[end] == ')');
  return {end, in_brackets ? roman : 0};
}

}  // namespace

bool is_named(Name name, std::string_view line) {
  if (line.size() > 120) return false;
  const auto whole = skeleton(line, false);
  if (table_of(name).contains(whole)) return true;
  // `Appendix B`
  const auto last = line.find_last_of(' ');
  const bool lettered = (name == Name::After || name == Name::Section) && last != std::string_view::npos &&
                        number_size(line, last + 1) + last + 1 == line.size();
  if (lettered && table_of(Name::After).contains(skeleton(line.substr(0, last), false))) return true;
  const auto numbering = numbering_of(line);
  return numbering.size > 0 && table_of(name).contains(skeleton(line.substr(numbering.size), false));
}

bool begins_with_name(Name name, std::string_view text) {
  const auto head = text.substr(0, utf8::boundary_before(text, std::min<std::size_t>(text.size(), 60)));
  for (const std::string_view mark : {":", "—", "–", ".", "：", "】"}) {
    const auto at = head.find(mark);
    if (at != std::string_view::npos && table_of(name).contains(skeleton(head.substr(0, at), false))) return true;
  }
  return false;
}

CaptionLabel caption_label(std::string_view text) {
  static const auto figures = caption_words("figure");
  static const auto labels = caption_words("table");
  const auto low = lowered(text.substr(0, utf8::boundary_before(text, std::min<std::size_t>(text.size(), 48))));
  for (const auto kind : {Label::Figure, Label::Table}) {
    for (const auto label : kind == Label::Figure ? figures : labels) {
      const auto size = labelled_size(text, low, label);
      if (size == 0) continue;
      const auto mark = caption_mark_size(text.substr(size));
      return {kind, size + mark, mark > 0 || size == text.size()};
    }
  }
  return {};
}

bool is_part_label(std::string_view line) {
  constexpr std::size_t longest = 80;  // bytes
  static const auto words = [] {
    Skeletons read;
    add_words("part", read);
    return read;
  }();
  const auto blank = line.find(' ');
  if (line.size() > longest || blank == std::string_view::npos) return false;
  if (!words.contains(skeleton(line.substr(0, blank), false))) return false;
  auto number = number_size(line, blank + 1);
  if (number == 0) number = digits_end(line, blank + 1) - (blank + 1);
  const auto rest = line.substr(blank + 1 + number);
  if (number == 0) return false;
  const auto mark = caption_mark_size(rest);
  if (mark == 0) return rest.empty();
  const auto title = rest.substr(mark);
  return title.empty() || (title.starts_with(' ') && begins_capital(title.substr(1)) && !ends_with_stop(title));
}

std::size_t cover_phrases(std::string_view text) {
  static const auto phrases = heading_words("cover");
  return phrases_in(phrases, text);
}
std::size_t imprint_phrases(std::string_view text) {
  static const auto phrases = heading_words("imprint");
  return phrases_in(phrases, text);
}

Numbering numbering_of(std::string_view text) {
  auto found = decimal_numbering(text);
  if (found.depth == 0) found = letter_numbering(text);
  auto& at = found.size;
  if (found.depth == 0 || at >= text.size()) return {};
  if (text[at] == ')' || text[at] == ':') ++at;
  const auto blank = at;
  while (at < text.size() && text[at] == ' ') ++at;
  if (at == blank && found.depth < 2) return {};
  if (!is_letter(first_code(text.substr(at)))) return {};
  return found;
}

ListMarker list_marker(std::string_view text) {
  for (const std::string_view sign :
       {"•", "●", "○", "▪", "■", "◦", "‣", "⁃", "–", "—", "-", "∙", "·", "*", "", "", "➢", "✓", "►"}) {
    if (text.starts_with(sign) && text.size() > sign.size() + 1 && text[sign.size()] == ' ') {
      return {sign.size() + 1, true, 0};
    }
  }
  const bool open = text.starts_with('(');
  const auto [size, ordinal] = ordinal_of(text.substr(open ? 1 : 0), open);
  const auto end = size + (open ? 1 : 0);
  if (ordinal == 0 || end >= text.size()) return {};
  const bool closed = text[end] == ')' || (text[end] == '.' && !open);
  if (!closed || end + 1 >= text.size() || text[end + 1] != ' ') return {};
  return {end + 2, false, ordinal};
}

}  // namespace dossier::pdf
