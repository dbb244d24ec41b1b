// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/page_places.hpp"

#include <algorithm>
#include <iterator>
#include <string>

namespace dossier::reading {

PagePlaces::PagePlaces(const std::vector<SourceLine>& lines, const std::vector<Block>& blocks) {
  std::uint32_t last = 0;
  const auto add = [&](std::uint32_t line, std::uint32_t page, std::uint32_t printed) {
    if (page == 0 || page == last) return;
    pages_.emplace(line, PageStart{page, printed});
    last = page;
  };
  for (const auto& line : lines) add(line.number, line.page, line.printed);
  if (!pages_.empty()) return;
  for (const auto& block : blocks) add(block.lines.first, block.page, 0);
}

void PagePlaces::place(Passage& passage) const {
  const auto page_of = [&](std::uint32_t line) -> const PageStart* {
    const auto behind = pages_.upper_bound(line);
    return behind == pages_.begin() ? nullptr : &std::prev(behind)->second;
  };
  const auto* first = passage.lines.first > 0 ? page_of(passage.lines.first) : nullptr;
  const auto* last = passage.lines.first > 0 ? page_of(std::max(passage.lines.first, passage.lines.last)) : nullptr;
  if (first == nullptr || last == nullptr) return;
  passage.pages = {first->page, last->page};
  if (first->printed > 0 && last->printed > 0 && first->printed != first->page) {
    passage.printed = {std::to_string(first->printed), std::to_string(last->printed)};
  }
}

}  // namespace dossier::reading
