// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/call/paper_list.hpp"

#include "base/collation.hpp"

#include <algorithm>

namespace dossier::web {

Result<std::vector<Paper>> papers_from(const SearchableIndex& index, std::size_t offset, std::size_t limit) {
  const auto ids = index.values("paper");
  if (!ids) return ids.error();
  const auto& catalogue = index.catalogue();
  if (ids->size() != catalogue.info().papers) {
    auto all = catalogue.papers();
    if (!all) return all;
    all->erase(all->begin(), all->begin() + static_cast<std::ptrdiff_t>(std::min(offset, all->size())));
    if (all->size() > limit) all->resize(limit);
    return all;
  }
  std::vector<Paper> papers;
  const auto order = collated_order(*ids);
  for (auto i = offset; i < std::min(order.size(), offset + limit); ++i) {
    auto paper = catalogue.paper((*ids)[order[i]]);
    if (!paper) return std::move(paper).error();
    papers.push_back(std::move(*paper));
  }
  return papers;
}

}  // namespace dossier::web
