// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/local/near_passages.hpp"

#include "index/read/meaning.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

namespace dossier {
namespace {

/// Calls `visit(doc, cosine)` with a rough cosine, no further than direction.error() from the exact one, of each of the
/// passages, ascending, until it returns false. Many that are side by side cost less each than single ones.
template <class Visit>
void for_each_cosine(const PassageVectors& meaning, const DotProducts& direction, const DocSet& docs, Visit&& visit) {
  constexpr int few = 16;
  std::array<float, 64> rough{};
  bool more = true;
  docs.for_each_run([&](DocId first, std::uint64_t members) {
    if (!more) return;
    const bool together = std::popcount(members) > few;
    if (together) meaning.cosines(direction, first, rough);
    for (; more && members != 0; members &= members - 1) {
      const auto i = static_cast<std::size_t>(std::countr_zero(members));
      const auto doc = first + static_cast<DocId>(i);
      if (!together) meaning.cosines(direction, doc, std::span(rough).subspan(i, 1));
      more = visit(doc, rough[i]);
    }
  });
}

}  // namespace

Result<void> NearPassages::need(const NearSet& set) const {
  std::vector<DocId> blocks;  // by a passage of each
  docs_of(set).for_each_run([&](DocId first, std::uint64_t members) {
    const auto doc = first + static_cast<DocId>(std::countr_zero(members));
    const auto block = [](DocId of) { return (of - 1) / index::meaning_block; };
    if (blocks.empty() || block(blocks.back()) != block(doc)) blocks.push_back(doc);
    const auto last = first + static_cast<DocId>(std::bit_width(members) - 1);
    if (block(last) != block(doc)) blocks.push_back(last);
  });
  return need_vectors(reader_, blocks);
}

DocSet NearPassages::docs_of(const NearSet& set) const {
  auto docs = set.of == NearSet::Of::Around ? around_ : hits_;
  for (const auto doc : set.without) docs.erase(doc);
  if (!set.with_all_bonuses) return docs;
  if (matches_.all_words_bonus > 0) docs &= matches_.first;
  if (matches_.by_words_bonus > 0) docs &= matches_.by_words;
  if (matches_.typed_bonus > 0) docs &= *matches_.typed;
  return docs;
}

std::uint32_t NearPassages::count(const NearSet& set) const { return docs_of(set).count(); }

std::vector<DocId> NearPassages::nearest(const NearSet& set, std::span<const float> direction, std::size_t most) const {
  const auto* const vectors = by(set);
  if (vectors == nullptr) return {};
  const auto docs = docs_of(set);
  std::vector<std::pair<float, DocId>> found;
  const auto before = [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  };
  float least = 0;
  const auto look_at = [&](DocId doc) {
    const auto cosine = vectors->cosine(direction, doc);
    if (cosine <= least) return;
    found.emplace_back(cosine, doc);
    if (found.size() < 2 * most) return;
    const auto cut = found.begin() + static_cast<std::ptrdiff_t>(most);
    std::nth_element(found.begin(), cut, found.end(), before);
    found.resize(most);
    least = std::min_element(found.begin(), found.end())->first;
  };
  // Rough cosines tell of most that they are not among the nearest.
  const DotProducts products(direction);
  for_each_cosine(*vectors, products, docs, [&](DocId doc, float rough) {
    if (rough > least - products.error()) look_at(doc);
    return true;
  });
  std::sort(found.begin(), found.end(), before);
  found.resize(std::min(found.size(), most));
  std::vector<DocId> out;
  for (const auto& [cosine, doc] : found) out.push_back(doc);
  return out;
}

bool NearPassages::any_among_nearest(const NearSet& set, std::span<const DocId> some, std::span<const float> direction,
                                     std::size_t most) const {
  const auto* const vectors = by(set);
  if (vectors == nullptr) return false;
  const auto docs = docs_of(set);
  float nearest = 0;
  DocId first = 0;
  for (const auto doc : some) {
    const auto cosine = vectors->cosine(direction, doc);
    if (cosine < nearest || (cosine == nearest && first < doc)) continue;
    nearest = cosine;
    first = doc;
  }
  if (nearest <= 0) return false;
  // The nearest of them is one of the `most` unless as many others are nearer.
  std::size_t nearer = 0;
  const DotProducts products(direction);
  for_each_cosine(*vectors, products, docs, [&](DocId doc, float rough) {
    if (rough < nearest - products.error()) return true;
    const auto cosine = vectors->cosine(direction, doc);
    if (cosine > nearest || (cosine == nearest && doc < first)) ++nearer;
    return nearer < most;
  });
  return nearer < most;
}

}  // namespace dossier
