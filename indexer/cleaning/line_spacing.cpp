// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/line_spacing.hpp"

#include "indexer/text/text_rules.hpp"

#include <algorithm>

namespace dossier::reading {
namespace {

/// A line with text, and how many blank ones stand above it on its page; many where it is the first.
struct Spaced {
  std::size_t at = 0;
  std::size_t above = 0;
};

std::vector<Spaced> spaced_lines(const std::vector<SourceLine>& lines) {
  constexpr std::size_t many = 99;
  std::vector<Spaced> out;
  std::size_t above = many;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].starts_page) above = many;
    if (lines[i].blank()) {
      ++above;
    } else {
      out.push_back({i, above});
      above = 0;
    }
  }
  return out;
}

/// How far the lines of a page are set in, but for a few of them.
std::size_t common_indent(std::vector<std::size_t>& indents) {
  constexpr std::size_t wide = 12;  // blanks; no paragraph or item is set in as far
  if (indents.size() < 4) return 0;
  const auto at = [&](std::size_t percent) {
    const auto place = indents.begin() + static_cast<std::ptrdiff_t>(indents.size() * percent / 100);
    std::nth_element(indents.begin(), place, indents.end());
    return *place;
  };
  const auto most = at(25);
  return most >= wide ? most : at(8);
}

}  // namespace

LineEdits take_line_spacing(const std::vector<SourceLine>& lines) {
  constexpr std::size_t fewest = 30;      // lines that surely go on
  if (!has_form_feeds(lines)) return {};  // other texts mean their blanks
  const auto spaced = spaced_lines(lines);
  std::size_t all = 0;
  std::size_t one = 0;
  for (std::size_t k = 1; k < spaced.size(); ++k) {
    if (!text_goes_on(lines[spaced[k - 1].at].text, lines[spaced[k].at].text)) continue;
    ++all;
    one += spaced[k].above == 1 ? 1 : 0;
  }
  LineEdits edits;
  if (all < fewest || one * 10 < all * 8) return edits;
  for (std::size_t k = 1; k < spaced.size(); ++k) {
    const bool single = spaced[k - 1].above == 0 || (k + 1 < spaced.size() && spaced[k + 1].above == 0);
    if (spaced[k].above == 1 && !single) edits.taken.push_back(spaced[k].at - 1);
  }
  return edits;
}

LineEdits take_left_margin(const std::vector<SourceLine>& lines) {
  LineEdits edits;
  if (!has_form_feeds(lines)) return edits;
  std::vector<std::size_t> indents;
  for (std::size_t from = 0; from < lines.size();) {
    auto to = from;
    indents.clear();
    for (; to < lines.size() && (to == from || !lines[to].starts_page); ++to) {
      if (!lines[to].blank()) indents.push_back(lines[to].text.find_first_not_of(' '));
    }
    const auto margin = common_indent(indents);
    for (auto i = from; margin > 0 && i < to; ++i) {
      auto edit = less_indented(lines, i, margin, "nearly all lines of the page are set in");
      if (edit) edits.edits.push_back(*std::move(edit));
    }
    from = to;
  }
  return edits;
}

}  // namespace dossier::reading
