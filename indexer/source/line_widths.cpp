// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/source/line_widths.hpp"

#include "base/columns.hpp"
#include "base/utf8.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <array>

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
std::size_t first_word(std::string_view text) {
  const auto token = first_token(text);
  if (token.empty()) return 0;
  const auto first = utf8::decode(token, 0);
  return columns_of(token.substr(0, first.size)) == 2 ? 2 : columns_of(token);
}

}  // namespace

LineWidths::LineWidths(const std::vector<SourceLine>& lines) : widths_(lines.size()), full_(lines.size()) {
  std::vector<std::size_t> wrapped;
  std::size_t filled = 0;
  std::size_t inner = 0;  // lines that another one follows
  std::size_t longer = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].blank()) continue;
    widths_[i] = lines[i].text.size() > longest ? lines[i].text.size() : columns_of(lines[i].text);
    ++filled;
    if (i + 1 == lines.size() || lines[i + 1].blank()) continue;
    ++inner;
    longer += widths_[i] > long_line ? 1 : 0;
    if (goes_on(lines[i], lines[i + 1])) wrapped.push_back(i);
  }
  one_a_line_ = inner >= 8 && inner * 10 >= filled * 8 && longer * 16 >= inner && wrapped.size() * 8 < inner;
  std::size_t behind = 0;  // of the wrapped lines the first that is not before the line
  for (std::size_t i = 0; i < lines.size(); ++i) {
    while (behind < wrapped.size() && wrapped[behind] < i) ++behind;
    std::array<std::size_t, near_before + near_after> near{};
    std::size_t count = 0;
    const auto first = behind > near_before ? behind - near_before : 0;
    for (auto k = first; k < std::min(behind + near_after, wrapped.size()); ++k) {
      const auto other = wrapped[k];
      if (other + reach >= i && other <= i + reach && widths_[other] >= narrowest) near[count++] = widths_[other];
    }
    if (count < fewest) continue;
    const auto middle = near.begin() + static_cast<std::ptrdiff_t>(count / 2);
    std::nth_element(near.begin(), middle, near.begin() + static_cast<std::ptrdiff_t>(count));
    full_[i] = *middle;
  }
}

std::size_t LineWidths::last_part(std::size_t at) const {
  const auto full = full_[at];
  const auto width = widths_[at];
  if (full == 0 || width * 8 <= full * 9) return width;
  const auto whole = (width - full / 25) / full;
  return width - whole * full;
}

bool LineWidths::had_room(std::size_t at, std::string_view next, std::size_t slack) const {
  return full_[at] > 0 && (last_part(at) + 1 + first_word(next)) * 100 < full_[at] * slack;
}

std::size_t LineWidths::filled(std::size_t at) const {
  return full_[at] == 0 ? 100 : last_part(at) * 100 / full_[at];
}

}  // namespace dossier::reading
