// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/drop_capitals.hpp"

#include "base/utf8.hpp"
#include "indexer/text/text_rules.hpp"

#include <utility>

namespace dossier::reading {
namespace {

constexpr std::size_t shortest_line = 20;  ///< bytes of the line that goes on

/// The line with text below, a blank line away at most; 0 where there is none.
std::size_t line_below(const std::vector<SourceLine>& lines, std::size_t at) {
  for (auto next = at + 1; next < lines.size() && next <= at + 2; ++next) {
    if (!lines[next].blank()) return next;
  }
  return 0;
}

bool is_capital(std::string_view line) {
  const auto text = trim(line);
  return !text.empty() && utf8::decode(text, 0).size == text.size() && starts_upper(text);
}

}  // namespace

LineEdits join_drop_capitals(const std::vector<SourceLine>& lines) {
  LineEdits out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].text.size() > shortest_line || !is_capital(lines[i].text)) continue;
    const auto below = line_below(lines, i);
    if (below == 0 || !starts_lower(lines[below].text.substr(0, 4)) || lines[below].text.size() < shortest_line)
      continue;
    // "A" and "I" are words too, but then a blank line parts nothing: the capital of a word stands right above.
    auto lone = blank_line(lines, i, "drop capital", "a drop capital, which goes to the line below");
    lone.left_out.front().lines = 0;
    out.edits.push_back(std::move(lone));
    LineEdit edit;
    edit.at = below;
    edit.made = lines[below];
    edit.made.capital = trim(lines[i].text);
    edit.made.begins = Begins::Paragraph;
    edit.reason = "begins with the drop capital above";
    out.edits.push_back(std::move(edit));
  }
  return out;
}

}  // namespace dossier::reading
