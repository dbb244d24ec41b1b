// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/types/response.hpp"

#include <algorithm>

namespace dossier {

void FacetCounts::keep_part(std::size_t offset, std::size_t limit) {
  if (offset == 0) return;
  const auto end = std::min<std::size_t>({counts.size(), distinct, offset + limit});
  counts.resize(end);
  counts.erase(counts.begin(), counts.begin() + static_cast<std::ptrdiff_t>(std::min(offset, end)));
}

}  // namespace dossier
