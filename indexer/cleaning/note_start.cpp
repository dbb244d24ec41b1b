// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/note_start.hpp"

#include "indexer/text/text_rules.hpp"

namespace dossier::reading {

std::optional<NoteStart> note_start_of(std::string_view line) {
  const auto begin = line.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return std::nullopt;
  auto end = begin;
  std::uint32_t value = 0;
  while (end < line.size() && is_digit(line[end]) && end - begin < 4) {
    value = value * 10 + static_cast<std::uint32_t>(line[end++] - '0');
  }
  if (end == begin || end - begin > 3 || line[begin] == '0') return std::nullopt;
  if (end == line.size()) return NoteStart{value, true, end};
  if (line[end] == '.' || line[end] == ')') ++end;
  const auto text = line.find_first_not_of(" \t", end);
  if (text == std::string_view::npos || text == end) return std::nullopt;
  return NoteStart{value, false, text};
}

}  // namespace dossier::reading
