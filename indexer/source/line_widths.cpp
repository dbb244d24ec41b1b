// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/source/line_widths.hpp"

#include "base/columns.hpp"
#include "base/printed_width.hpp"
#include "base/utf8.hpp"
#include "indexer/text/characters.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <utility>

namespace dossier::reading {
namespace {

constexpr std::size_t near_before = 6;  ///< wrapped lines that tell the width of a line below them
constexpr std::size_t near_after = 4;
constexpr std::size_t reach = 80;  ///< lines
constexpr std::size_t fewest = 3;
constexpr std::size_t narrowest = 16;   ///< columns of a line of running text
constexpr std::size_t long_line = 160;  ///< columns
constexpr std::size_t longest = 4'000;  ///< bytes; no page has longer lines

bool goes_on(const SourceLine& line, const SourceLine& next) {
  if (line.blank() || next.blank() || next.starts_page || line.text.size() > longest) return false;
  if (ends_hyphenated(line.text)) return true;
  if (ends_sentence(line.text) || ends_with_colon(line.text)) return false;
  return starts_lower(next.text) || (starts_uncased(next.text) && next.text.size() > narrowest);
}

/// Columns of the first word; one character where words are not parted.
std::size_t first_word(std::string_view text, bool printed) {
  const auto token = first_token(text);
  if (token.empty()) return 0;
  const auto first = utf8::decode(token, 0);
  if (columns_of(token.substr(0, first.size)) == 2) return 2;
  return printed ? printed_columns(token) : columns_of(token);
}

}  // namespace

LineWidths::LineWidths(const std::vector<SourceLine>& lines)
    : widths_(lines.size()), stretch_(lines.size()), full_(lines.size()) {
  const auto wrapped = measure(lines);
  measure_printed(lines, wrapped);
  std::size_t behind = 0;  // of the wrapped lines the first that is not before the line
  for (std::size_t i = 0; i < lines.size(); ++i) {
    while (behind < wrapped.size() && wrapped[behind] < i) ++behind;
    full_[i] = full_width(i, behind, wrapped);
  }
  indents_ = are_indented(lines);
  measure_first_lines(lines, wrapped);
}

std::vector<std::size_t> LineWidths::measure(const std::vector<SourceLine>& lines) {
  std::vector<std::size_t> wrapped;
  std::size_t filled = 0;
  std::size_t inner = 0;  // lines that another one follows
  std::size_t longer = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) stretch_[i] = stretch_[i - 1] + (lines[i].blank() || lines[i].starts_page ? 1 : 0);
    if (lines[i].blank()) continue;
    widths_[i] = lines[i].text.size() > longest ? lines[i].text.size() : columns_of(lines[i].text);
    ++filled;
    if (i + 1 == lines.size() || lines[i + 1].blank()) continue;
    ++inner;
    longer += widths_[i] > long_line ? 1 : 0;
    if (goes_on(lines[i], lines[i + 1])) wrapped.push_back(i);
  }
  one_a_line_ = inner >= 8 && inner * 10 >= filled * 8 && longer * 16 >= inner && wrapped.size() * 8 < inner;
  short_lines_ = longer == 0 && inner >= fewest;
  return wrapped;
}

/// Full lines of a page are equally wide in its type; those of a text that was typed have as many columns. So the
/// measure counts under which lines that stand below each other differ less.
void LineWidths::measure_printed(const std::vector<SourceLine>& lines, const std::vector<std::size_t>& wrapped) {
  constexpr std::size_t fewest_pairs = 30;
  constexpr std::size_t clearly = 85;  // percent
  std::vector<std::size_t> by_columns;
  std::vector<std::size_t> by_print;
  std::vector<std::size_t> printed(widths_.size());
  const auto difference = [](const std::vector<std::size_t>& widths, std::size_t at) {
    const auto [less, more] = std::minmax(widths[at], widths[at + 1]);
    return (more - less) * 1000 / std::max<std::size_t>(more, 1);
  };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    printed[i] = lines[i].text.size() > longest ? widths_[i] : printed_columns(lines[i].text);
  }
  for (std::size_t k = 0; k + 1 < wrapped.size(); ++k) {
    if (wrapped[k + 1] != wrapped[k] + 1) continue;
    by_columns.push_back(difference(widths_, wrapped[k]));
    by_print.push_back(difference(printed, wrapped[k]));
  }
  if (by_columns.size() < fewest_pairs) return;
  const auto middle = static_cast<std::ptrdiff_t>(by_columns.size() / 2);
  std::nth_element(by_columns.begin(), by_columns.begin() + middle, by_columns.end());
  std::nth_element(by_print.begin(), by_print.begin() + middle, by_print.end());
  if (by_print[static_cast<std::size_t>(middle)] * 100 >= by_columns[static_cast<std::size_t>(middle)] * clearly)
    return;
  widths_ = std::move(printed);
  printed_ = true;
}

namespace {

/// The middle of widths in ascending order, those left out that are much wider than a quarter of them. Where most lines
/// hold two or three, the whole widths are those of the single ones below.
std::size_t middle_of(std::span<const std::size_t> widths) {
  const auto middle_up_to = [&](std::size_t widest) {
    const auto end = std::upper_bound(widths.begin(), widths.end(), widest);
    return widths[static_cast<std::size_t>(end - widths.begin()) / 2];
  };
  const auto quarter = widths[widths.size() / 4];
  for (std::size_t i = 0; i + 1 < widths.size() && widths[i] * 3 < quarter * 2; ++i) {
    const bool alike = widths[i + 1] * 100 <= widths[i] * 110;
    const auto whole = (quarter + widths[i + 1] / 2) / widths[i + 1];
    const auto [less, more] = std::minmax({whole * widths[i + 1], quarter});  // by value: one is a temporary
    if (alike && whole > 1 && (more - less) * 100 <= widths[i + 1] * 15) return middle_up_to(widths[i] * 5 / 4);
  }
  return middle_up_to(quarter * 5 / 4);
}

}  // namespace

std::size_t LineWidths::full_width(std::size_t at, std::size_t behind, const std::vector<std::size_t>& wrapped) const {
  std::array<std::size_t, near_before + near_after> near{};
  std::size_t count = 0;
  const auto first = behind > near_before ? behind - near_before : 0;
  for (auto k = first; k < std::min(behind + near_after, wrapped.size()); ++k) {
    const auto other = wrapped[k];
    if (other + reach >= at && other <= at + reach && widths_[other] >= narrowest) near[count++] = widths_[other];
  }
  // Lines of one stretch without a blank one tell more than those beyond.
  constexpr std::size_t enough = 4;
  std::array<std::size_t, near_before + near_after> own{};
  std::size_t own_count = 0;
  for (auto k = first; k < std::min(behind + near_after, wrapped.size()); ++k) {
    const auto other = wrapped[k];
    if (stretch_[other] == stretch_[at] && widths_[other] >= narrowest) own[own_count++] = widths_[other];
  }
  if (printed_ && own_count >= enough) {
    near = own;
    count = own_count;
  }
  if (count == 0 || (count < fewest && !short_lines_)) return 0;
  // Lines that hold the rest of a hyphenated word and the whole next line tell nothing of the width.
  const auto end = near.begin() + static_cast<std::ptrdiff_t>(count);
  std::sort(near.begin(), end);
  return middle_of({near.begin(), end});
}

namespace {}  // namespace

/// Counts ends of sentences that a line set in follows, and such ends that had room for the next word without one.
bool LineWidths::are_indented(const std::vector<SourceLine>& lines) const {
  constexpr std::size_t least = 4;
  constexpr std::size_t deepest = 8;  // columns
  std::size_t set_in = 0;
  std::size_t flush = 0;
  for (std::size_t i = 0; i + 2 < lines.size(); ++i) {
    if (lines[i].blank() || lines[i + 1].blank() || !ends_sentence(lines[i].text) || !wrapped(i)) continue;
    const auto here = leading_spaces(lines[i].text);
    const auto next = leading_spaces(lines[i + 1].text);
    if (next >= here + 2 && next <= here + deepest && leading_spaces(lines[i + 2].text) < next) {
      ++set_in;
    } else if (next == here && starts_upper(lines[i + 1].text) && had_room(i, lines[i + 1].text, 80)) {
      ++flush;
    }
  }
  return set_in >= least && set_in > 2 * flush;
}

namespace {

constexpr double most_off = 0.2;  ///< of a full line; what is further from one is none

double quantile(std::vector<double>& values, double share) {
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

}  // namespace

std::optional<double> LineWidths::short_by(std::size_t at) const {
  const auto full = static_cast<double>(full_[at]);
  if (full == 0) return std::nullopt;
  const auto width = static_cast<double>(widths_[at]);
  // A line that holds the rest of a hyphenated word and the whole next line is two full ones.
  const double whole = std::max(1.0, std::round(width / full));
  const double off = whole - width / full;
  return std::abs(off) < most_off / std::sqrt(whole) ? std::optional(off / std::sqrt(whole)) : std::nullopt;
}

/// First lines are looked for below lines that had room for several further words.
void LineWidths::measure_first_lines(const std::vector<SourceLine>& lines, const std::vector<std::size_t>& wrapped) {
  constexpr std::size_t fewest_lines = 4;
  constexpr std::size_t half_empty = 80;  // percent
  constexpr double least_spread = 0.02;
  std::vector<double> first;
  std::vector<double> full;
  for (const auto at : wrapped) {
    if (const auto off = short_by(at)) full.push_back(*off);
  }
  for (std::size_t i = 0; i + 2 < lines.size(); ++i) {
    if (lines[i].blank() || lines[i + 1].blank() || lines[i + 2].blank() || !ends_sentence(lines[i].text)) continue;
    if (!starts_upper(lines[i + 1].text) || !had_room(i, lines[i + 1].text, half_empty)) continue;
    if (const auto off = short_by(i + 1)) first.push_back(*off);
  }
  if (first.size() < fewest_lines || full.size() < fewest_lines) return;
  set_in_ = quantile(first, 0.5) - quantile(full, 0.5);
  spread_ = std::max(least_spread, (quantile(full, 0.84) - quantile(full, 0.16)) / 2);
}

/// Log odds: what the room says, and how much likelier the width of the next line is for a first line than for a full
/// one.
bool LineWidths::parts_behind(std::size_t at, std::string_view next) const {
  constexpr double least_indent = 0.015;
  constexpr double most_told = 4;
  const auto full = static_cast<double>(full_[at]);
  if (full == 0) return false;
  const double filled = static_cast<double>(last_part(at) + 1 + first_word(next, printed_)) / full;
  double odds = filled < 0.9 ? 8 : filled < 0.98 ? 3 : filled < 1.02 ? 0.7 : filled < 1.06 ? -1 : -2;
  if (const auto off = at + 1 < full_.size() ? short_by(at + 1) : std::nullopt; off && set_in_ > least_indent) {
    const double as_full = *off * *off;
    const double as_first = (*off - set_in_) * (*off - set_in_);
    odds += std::clamp((as_full - as_first) / (2 * spread_ * spread_), -most_told, most_told);
  }
  return odds > 0;
}

std::size_t LineWidths::last_part(std::size_t at) const {
  const auto full = full_[at];
  const auto width = widths_[at];
  if (full == 0 || width * 8 <= full * 9) return width;
  // A line beside others of its width is one of a wider stretch.
  const auto alike = [&](std::size_t other) {
    return other < widths_.size() && widths_[other] * 10 >= width * 9 && widths_[other] * 9 <= width * 10;
  };
  if (alike(at + 1) || (at > 0 && alike(at - 1))) return std::min(width, full);
  const auto whole = (width - full / 8) / full;
  return width - whole * full;
}

bool LineWidths::had_room(std::size_t at, std::string_view next, std::size_t slack) const {
  return full_[at] > 0 && (last_part(at) + 1 + first_word(next, printed_)) * 100 < full_[at] * slack;
}

std::size_t LineWidths::filled(std::size_t at) const { return full_[at] == 0 ? 100 : last_part(at) * 100 / full_[at]; }

}  // namespace dossier::reading
