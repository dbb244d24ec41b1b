// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/marker.hpp"

#include "indexer/text/text_rules.hpp"

#include <array>

namespace dossier::reading {
namespace {

constexpr auto bullets = std::to_array<std::string_view>({"•",
                                                          "●",
                                                          "▪",
                                                          "■",
                                                          "◦",
                                                          "‣",
                                                          "►",
                                                          "➢",
                                                          "▸",
                                                          "○",
                                                          "·",
                                                          "∙",
                                                          "✓",
                                                          "❖",
                                                          "\xEF\x82\xB7",
                                                          "\xEF\x82\xA7",
                                                          "\xEF\x81\xB6",
                                                          "\xEF\x83\x98",
                                                          "\xEF\x81\xB1",
                                                          "\xEF\x83\xBC"});

std::size_t blanks_at(std::string_view line, std::size_t at) {
  std::size_t end = at;
  while (end < line.size() && (line[end] == ' ' || line[end] == '\t')) ++end;
  return end - at;
}

std::size_t bullet_size(std::string_view line) {
  if (line.size() > 1 && (line[0] == '-' || line[0] == '*' || line[0] == '+')) {
    return blanks_at(line, 1) > 0 ? 1 : 0;
  }
  for (const auto bullet : bullets) {
    if (line.starts_with(bullet)) return bullet.size();
  }
  return 0;
}

struct Core {
  MarkerKind kind = MarkerKind::None;
  std::uint32_t ordinal = 0;
  std::size_t size = 0;
};

/// Digits, a letter or a Roman number at `at`.
Core core_at(std::string_view line, std::size_t at) {
  std::size_t end = at;
  if (end < line.size() && is_digit(line[end])) {
    std::uint32_t value = 0;
    while (end < line.size() && is_digit(line[end]) && end - at < 4) {
      value = value * 10 + static_cast<std::uint32_t>(line[end++] - '0');
    }
    return end - at > 3 ? Core{} : Core{MarkerKind::Number, value, end - at};
  }
  while (end < line.size() && is_alpha_ascii(line[end]) && end - at < 6) ++end;
  const auto letters = line.substr(at, end - at);
  if (letters.size() == 1 && lower_ascii(letters.front()) != 'i') {
    return {MarkerKind::Letter, static_cast<std::uint32_t>(lower_ascii(letters.front()) - 'a') + 1, 1};
  }
  const auto value = roman_value(letters);
  return value == 0 ? Core{} : Core{MarkerKind::Roman, value, letters.size()};
}

/// "Q1.", "RQ2:": a question with its number.
MarkerMatch question_number(std::string_view line) {
  const std::size_t letters = line.starts_with("RQ") ? 2 : line.starts_with('Q') ? 1 : 0;
  auto end = letters;
  MarkerMatch match;
  while (end < line.size() && is_digit(line[end]) && end < letters + 2) {
    match.marker.ordinal = match.marker.ordinal * 10 + static_cast<std::uint32_t>(line[end++] - '0');
  }
  if (letters == 0 || end == letters || end >= line.size()) return {};
  if (line[end] != '.' && line[end] != ':' && line[end] != ')') return {};
  const auto blanks = blanks_at(line, end + 1);
  if (blanks == 0 || end + 1 + blanks >= line.size()) return {};
  match.marker.kind = MarkerKind::Letter;
  match.marker.printed = line.substr(0, end + 1);
  match.size = end + 1 + blanks;
  return match;
}

/// Whether this may end what `open` begins: `(1)`, `[1]`, `1.`, `1)`.
bool closes(char close, char open) {
  if (open == '(') return close == ')';
  if (open == '[') return close == ']';
  return close == '.' || close == ')';
}

MarkerMatch enumerator(std::string_view line) {
  if (line.starts_with('Q') || line.starts_with("RQ")) return question_number(line);

  const char open = line.empty() ? '\0' : line.front();
  const bool bracketed = open == '(' || open == '[';
  auto core = core_at(line, bracketed ? 1 : 0);
  if (core.size == 0) return {};
  std::size_t end = core.size + (bracketed ? 1 : 0);
  if (!bracketed && core.kind == MarkerKind::Number && line.substr(end, 2) == " .") ++end;  // `21 . Tellis`
  if (end >= line.size()) return {};
  const char close = line[end];
  if (!closes(close, open)) return {};
  // `A.` and `I.` begin headings and names; `[a]` is no enumerator.
  const bool capital = is_upper_ascii(line[bracketed ? 1 : 0]);
  if (core.kind != MarkerKind::Number && ((close == '.' && capital) || open == '[')) return {};
  const auto blanks = blanks_at(line, end + 1);
  if (blanks == 0 || end + 1 + blanks >= line.size()) return {};
  MarkerMatch match;
  match.marker.kind = open == '[' ? MarkerKind::Bracket : core.kind;
  match.marker.ordinal = core.ordinal;
  for (const char c : line.substr(0, end + 1)) {
    if (c != ' ') match.marker.printed += c;
  }
  match.size = end + 1 + blanks;
  return match;
}

}  // namespace

std::uint32_t roman_value(std::string_view letters) {
  if (letters.empty() || letters.size() > 8) return 0;
  const bool capital = is_upper_ascii(letters.front());
  std::uint32_t value = 0;
  std::uint32_t before = 0;
  for (std::size_t at = letters.size(); at-- > 0;) {
    if (is_upper_ascii(letters[at]) != capital) return 0;
    std::uint32_t digit = 0;
    switch (lower_ascii(letters[at])) {
      case 'i':
        digit = 1;
        break;
      case 'v':
        digit = 5;
        break;
      case 'x':
        digit = 10;
        break;
      case 'l':
        digit = 50;
        break;
      case 'c':
        digit = 100;
        break;
      default:
        return 0;
    }
    value = digit < before ? value - digit : value + digit;
    before = std::max(before, digit);
  }
  return value;
}

MarkerMatch match_marker(std::string_view line) {
  const auto bullet = bullet_size(line);
  if (bullet == 0) return enumerator(line);
  auto begin = bullet + blanks_at(line, bullet);
  if (const auto second = bullet_size(line.substr(std::min(begin, line.size()))); second > 1) {  // "- · item"
    begin += second + blanks_at(line, begin + second);
  }
  if (begin >= line.size()) return {};
  auto match = enumerator(line.substr(begin));
  if (match.size > 0) {
    match.size += begin;
    return match;
  }
  match.marker.kind = MarkerKind::Bullet;
  match.size = begin;
  return match;
}

}  // namespace dossier::reading
