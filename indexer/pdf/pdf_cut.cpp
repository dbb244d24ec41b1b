// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pdf/pdf_cut.hpp"
#include "indexer/blocks/sign_weights.hpp"

#include "base/sentences.hpp"
#include "indexer/source/pdf_letters.hpp"
#include "indexer/source/pdf_names.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace dossier::pdf {

float start_of(const Layout& layout, const Column& column, const Line& line) {
  return layout.right_to_left ? column.right - line.core.x1 : line.core.x0 - column.left;
}

namespace {

float end_of(const Layout& layout, const Line& line) { return layout.right_to_left ? -line.core.x0 : line.core.x1; }

float edge_of(const Layout& layout, const Column& column) { return layout.right_to_left ? -column.left : column.right; }

/// Whether two lines, one below the other, are set in alike.
bool set_in_alike(const Layout& layout, const Column& column, const Line& line, const Line& other) {
  return other.role == LineRole::Text && std::fabs(other.size - line.size) < 0.08F * line.size &&
         std::fabs(start_of(layout, column, other) - start_of(layout, column, line)) < 0.3F * line.size;
}

/// Where the lines of a block end that is set in on both sides, a quotation; nothing where the line is in none.
std::optional<float> set_in_end(const Layout& layout, const Column& column, std::size_t at) {
  constexpr std::size_t fewest_lines = 3;
  constexpr std::size_t most_lines = 6;  // looked at on each side
  constexpr float narrowest = 0.4F;      // of the column
  constexpr float ragged = 5;            // how many sizes of type a line may end before the longest
  const auto& line = layout.lines[at];
  if (start_of(layout, column, line) < 0.7F * line.size) return std::nullopt;
  auto first = at;
  while (first > column.first && at - first < most_lines && set_in_alike(layout, column, line, layout.lines[first - 1]))
    --first;
  auto last = at;
  while (last + 1 < column.last && last - at < most_lines && set_in_alike(layout, column, line, layout.lines[last + 1]))
    ++last;
  if (last - first + 1 < fewest_lines) return std::nullopt;
  float furthest = end_of(layout, line);
  for (auto i = first; i <= last; ++i) furthest = std::max(furthest, end_of(layout, layout.lines[i]));
  const float edge = edge_of(layout, column);
  if (furthest > edge - 0.7F * line.size) return std::nullopt;
  // Items of a list and verses are narrow, or end where they like.
  const float start = (layout.right_to_left ? -column.right : column.left) + start_of(layout, column, line);
  if (furthest - start < narrowest * (column.right - column.left)) return std::nullopt;
  std::size_t ended = 0;  // lines that end long before the longest: one ends a paragraph of the quotation
  for (auto i = first; i < last; ++i) ended += end_of(layout, layout.lines[i]) < furthest - ragged * line.size ? 1 : 0;
  if (3 * ended > last - first) return std::nullopt;
  return furthest;
}

}  // namespace

float slack_of(const Layout& layout, const Column& column, std::size_t at) {
  const auto end = [&](const Line& line) { return end_of(layout, line); };
  const auto& line = layout.lines[at];
  if (const auto set_in = set_in_end(layout, column, at)) return *set_in - end(line);
  float furthest = end(line);
  for (const int step : {-1, 1}) {
    auto near = at;
    for (int i = 0; i < 6; ++i) {
      if ((step < 0 && near == column.first) || (step > 0 && near + 1 >= column.last)) break;
      near = step < 0 ? near - 1 : near + 1;
      const auto& other = layout.lines[near];
      if (other.role != LineRole::Text || std::fabs(other.size - line.size) > 0.08F * line.size) break;
      furthest = std::max(furthest, end(other));
    }
  }
  const float edge = edge_of(layout, column);
  if (furthest > edge - 1.5F * line.size) furthest = std::max(furthest, std::min(edge, furthest + 1.5F * line.size));
  return furthest - end(line);
}

bool is_formula(const Layout& layout, const Column& column, std::size_t at) {
  const auto& line = layout.lines[at];
  const float start = start_of(layout, column, line);
  if (line.math > 0.9F && line.letters < 30) return true;
  if (start < 1.2F * line.size) return false;
  if (line.math < 0.18F && line.gaps == 0) return false;
  const auto counts = count_letters(line.text);
  const bool wordy = static_cast<float>(counts.letters) > 0.8F * static_cast<float>(counts.all) && line.words > 6;
  return !wordy && line.math >= 0.18F;
}

namespace {

bool next_is_out(const Layout& layout, const Column& column, std::size_t at, float start) {
  if (at + 1 >= column.last) return false;
  const auto& line = layout.lines[at];
  const auto& next = layout.lines[at + 1];
  if (std::fabs(next.size - line.size) > 0.08F * line.size) return false;
  if (next.core.middle() - line.core.middle() > 1.6F * layout.line_spacing(line.size)) return false;
  return start_of(layout, column, next) < start - 0.7F * line.size;
}

float first_width(const Line& line) {
  return is_ideograph(first_code(line.first_word)) ? line.size : std::min(line.first_width, 12 * line.size);
}

bool is_bold(const Line& line) { return line.bold > 0.85F; }

}  // namespace

BreakSigns signs_between(const Layout& layout, const Column& column, std::size_t above_at, std::size_t at) {
  const auto& above = layout.lines[above_at];
  const auto& line = layout.lines[at];
  BreakSigns signs;
  const float size = std::max(1.0F, line.size);
  const float step = line.core.middle() - above.core.middle();
  signs.upwards = step < -0.3F * size;
  signs.gap = step / std::max(1.0F, layout.line_spacing(std::max(above.size, line.size)));
  signs.wide_gap = signs.gap > 1.5F;
  signs.some_gap = signs.gap > 1.25F && !signs.wide_gap;
  signs.uneven_gap = (signs.gap > 1.1F && signs.gap <= 1.25F) || signs.gap < 0.55F;
  const float start = start_of(layout, column, line);
  const float above_start = start_of(layout, column, above);
  const float in = start - above_start;
  signs.indented = !above.dropped_capital && in > 0.7F * size && in < 7 * size;
  if (std::fabs(in) <= 0.3F * size && start >= 0.7F * size && next_is_out(layout, column, at, start))
    signs.indented = true;
  const float slack = slack_of(layout, column, above_at);
  signs.short_above = !ends_with_hyphen(above.text) && slack > first_width(line) + 0.55F * size;
  signs.ends = ends_with_stop(above.text);
  signs.open = !signs.ends;
  signs.small = begins_small(line.text);
  signs.capital = begins_capital(line.text);
  const auto marker = list_marker(line.text);
  signs.marker = marker.size > 0 && (marker.bullet || slack > 2 * size || marker.ordinal == 1 || signs.indented ||
                                     (signs.ends && (signs.gap > 1.08F || std::fabs(in) > 0.3F * size)) ||
                                     list_marker(above.text).ordinal == marker.ordinal - 1);
  signs.other_size = std::fabs(line.size - above.size) > 0.07F * size && line.letters > 3 && above.letters > 3;
  const bool bold_goes_on =
      line.lead_bold && line.lead > 0 && is_bold(above) && !is_bold(line) && !ends_with_stop(above.text);
  signs.other_weight = !bold_goes_on && is_bold(line) != is_bold(above) && (line.bold < 0.5F || above.bold < 0.5F) &&
                       line.letters > 3 && above.letters > 3;
  signs.numbers =
      is_bold(line) && is_bold(above) && numbering_of(line.text).depth > 1 && numbering_of(above.text).depth > 0;
  signs.formula = is_formula(layout, column, at) || is_formula(layout, column, above_at);
  signs.table_edge = line.table_row != above.table_row;
  signs.named = begins_with_name(Name::Keywords, line.text) || begins_with_name(Name::Abstract, line.text);
  return signs;
}

namespace {

constexpr reading::SignWeight<BreakSigns> weights[] = {
    {"wide gap", &BreakSigns::wide_gap, 3},
    {"gap", &BreakSigns::some_gap, 1.7F},
    {"uneven gap", &BreakSigns::uneven_gap, 0.6F},
    {"indented", &BreakSigns::indented, 2.2F},
    {"short line above", &BreakSigns::short_above, 2.4F},
    {"ends", &BreakSigns::ends, 0.6F},
    {"open", &BreakSigns::open, -0.5F},
    {"small letter", &BreakSigns::small, -1.3F},
    {"capital", &BreakSigns::capital, 0.3F},
    {"marker", &BreakSigns::marker, 2.6F},
    {"other size", &BreakSigns::other_size, 3},
    {"other weight", &BreakSigns::other_weight, 1.8F},
    {"section numbers", &BreakSigns::numbers, 3},
    {"formula", &BreakSigns::formula, 2.6F},
    {"table's edge", &BreakSigns::table_edge, 4},
    {"named", &BreakSigns::named, 2.5F},
};

}  // namespace

float break_score(const Layout& layout, const BreakSigns& signs) {
  if (signs.upwards || signs.gap > 3) return 5;
  return reading::weighed(-2.2F, weights, signs, layout.without, "lines");
}

}  // namespace dossier::pdf
