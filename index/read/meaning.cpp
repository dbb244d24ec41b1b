// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/read/meaning.hpp"

#include <algorithm>
#include <utility>

namespace dossier {

Meaning::Meaning(index::MeaningSpace space, std::vector<std::int8_t> vectors)
    : PassageVectors(space.rank, space.covered, std::move(vectors)), space_(std::move(space)) {}

std::uint32_t Meaning::stem(std::string_view stem) const {
  const auto found = std::lower_bound(space_.stems.begin(), space_.stems.end(), stem,
                                      [](const index::MeaningStem& a, std::string_view b) { return a.stem < b; });
  if (found == space_.stems.end() || found->stem != stem) return unknown;
  return static_cast<std::uint32_t>(found - space_.stems.begin());
}

void Meaning::add(std::uint32_t stem, float times, std::span<float> sum) const {
  const auto weight = times * space_.stems[stem].weight;
  const auto* direction = space_.directions.data() + std::size_t{stem} * rank();
  for (std::size_t i = 0; i < rank(); ++i) sum[i] += weight * static_cast<float>(direction[i]);
}

}  // namespace dossier
