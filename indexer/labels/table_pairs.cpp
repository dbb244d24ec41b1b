// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/labels/pair_evidence.hpp"

#include <algorithm>

namespace dossier {
namespace {

constexpr float crossing = 0.6F;
constexpr std::size_t most_states = 6;  // of a heading row; a longer one is a list of countries

struct Cell {
  std::uint16_t state;
  TextSpan span;
  std::uint32_t token;
};

/// States of the events [begin, end) that stand before `limit` in the text, each once.
std::vector<Cell> states_before(const std::vector<TextEvent>& events, std::size_t begin, std::size_t end,
                                std::size_t limit) {
  std::vector<Cell> cells;
  for (auto i = begin; i < end; ++i) {
    const auto& event = events[i];
    if (event.kind != TextEvent::Kind::State || event.span.begin >= limit) continue;
    const bool known =
        std::any_of(cells.begin(), cells.end(), [&](const Cell& cell) { return cell.state == event.target; });
    if (!known) cells.push_back({event.target, event.span, event.begin});
  }
  return cells;
}

/// Adds the pairs of the one state that a row names with those of its columns.
void cross(const std::vector<Cell>& columns, const Cell& row, PairFacts& facts) {
  for (const auto& column : columns) {
    if (column.state == row.state) continue;
    facts.add({state_pair(column.state, row.state), PairFeature::Cell, crossing, row.span, row.token});
  }
}

}  // namespace

void find_table_pairs(std::string_view text, const TextEvents& events, PairFacts& facts) {
  std::vector<Cell> columns;
  bool headed = false;
  std::size_t event = 0;
  for (std::size_t line = 0, next = 0; line < text.size(); line = next) {
    const auto line_end = std::min(text.find('\n', line), text.size());
    next = line_end + 1;
    // Within the line only: a text without bars is not to be searched to its end from every line.
    const auto in_line = text.substr(line, line_end - line).find('|');
    const auto bar = in_line == std::string_view::npos ? line_end : line + in_line;
    const auto first = event;
    while (event < events.events.size() && events.events[event].span.begin < line_end) ++event;
    if (bar >= line_end) continue;
    const auto cells = states_before(events.events, first, event, headed ? bar : line_end);
    if (!headed) columns = cells;
    headed = true;
    if (columns.size() < 2 || columns.size() > most_states) columns.clear();
    if (cells.size() == 1 && line != 0) cross(columns, cells[0], facts);
  }
}

}  // namespace dossier
