// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/read/meaning.hpp"

#include <algorithm>
#include <utility>

namespace dossier {

Meaning::Meaning(index::MeaningSpace space, std::span<const std::int8_t> vectors)
    : PassageVectors(space.rank, space.covered, vectors), space_(std::move(space)) {}

Meaning::Meaning(index::MeaningSpace space)
    : PassageVectors(space.rank, space.covered),
      space_(std::move(space)),
      present_((covered() + std::size_t{index::meaning_block} - 1) / index::meaning_block) {}

bool Meaning::put_block(std::size_t block, const std::string& bytes) const {
  const auto first = static_cast<DocId>(block * index::meaning_block + 1);
  const auto passages = std::min<DocId>(index::meaning_block, covered() + 1 - first);
  const auto vectors = index::decode_meaning_passages(bytes);
  if (!vectors || vectors->size() != passages * std::size_t{rank()}) return false;
  put_vectors(first, *vectors);
  present_[block].store(true, std::memory_order_release);
  return true;
}

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
