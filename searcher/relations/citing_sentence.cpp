// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/relations/citing_sentence.hpp"

#include "base/analyzer.hpp"
#include "base/sentences.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>

namespace dossier {
namespace {

constexpr std::size_t most_before = 600;
constexpr std::size_t most_behind = 400;

bool is_abbreviation(std::string_view term) {
  constexpr auto known = std::to_array<std::string_view>({"al",  "cf",  "eg",  "ie", "e.g",  "i.e", "p",    "pp",
                                                          "vs",  "no",  "vol", "ch", "fig",  "eq",  "ca",   "c",
                                                          "vgl", "bzw", "etc", "dr", "prof", "st",  "chap", "sec"});
  return std::find(known.begin(), known.end(), term) != known.end();
}

}  // namespace

TextSpan sentence_around(std::string_view text, TextSpan citation) {
  const auto first =
      utf8::boundary_before(text, citation.begin > most_before ? citation.begin - most_before : std::size_t{0});
  const auto last = utf8::boundary_before(text, std::min<std::size_t>(text.size(), citation.end + most_behind));
  const auto part = text.substr(first, last - first);
  Tokens tokens;
  Analyzer{}.analyze(part, tokens);
  const auto begins = sentence_begins(part, tokens);
  auto begin = first;
  auto end = last;
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    if (!begins[i] || is_abbreviation(tokens.term(i - 1))) continue;
    const auto at = first + tokens.span(i).begin;
    if (at <= citation.begin) begin = at;
    if (at < citation.end) continue;
    end = at;
    break;
  }
  // Marks before the first word belong to it: quotes and brackets.
  while (begin > first && text[begin - 1] != ' ' && text[begin - 1] != '\n') --begin;
  begin = utf8::boundary_before(text, std::min<std::size_t>(begin, citation.begin));
  if (end < last) {
    while (end > citation.end && text[end - 1] != ' ' && text[end - 1] != '\n') --end;
  }
  while (end > citation.end && (text[end - 1] == ' ' || text[end - 1] == '\n')) --end;
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(std::max<std::size_t>(end, citation.end))};
}

}  // namespace dossier
