// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/rank/nearness.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

namespace dossier {
namespace {

/// Calls `visit(doc, cosine)` with a rough cosine, no further than direction.error() from the exact one, of each of the
/// passages, ascending, until it returns false. Many that are side by side cost less each than single ones.
template <class Visit>
void for_each_cosine(const PassageVectors& vectors, const DotProducts& direction, const DocSet& docs, Visit&& visit) {
  constexpr int few = 16;
  std::array<float, 64> rough{};
  bool more = true;
  docs.for_each_run([&](DocId first, std::uint64_t members) {
    if (!more) return;
    const bool together = std::popcount(members) > few;
    if (together) vectors.cosines(direction, first, rough);
    for (; more && members != 0; members &= members - 1) {
      const auto i = static_cast<std::size_t>(std::countr_zero(members));
      const auto doc = first + static_cast<DocId>(i);
      if (!together) vectors.cosines(direction, doc, std::span(rough).subspan(i, 1));
      more = visit(doc, rough[i]);
    }
  });
}

}  // namespace

std::vector<DocId> Nearness::nearest(const DocSet& docs, std::size_t most) const {
  if (!applies()) return {};
  std::vector<std::pair<float, DocId>> found;
  const auto before = [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  };
  float least = 0;
  const auto look_at = [&](DocId doc) {
    const auto cosine = vectors_->cosine(query_, doc);
    if (cosine <= least) return;
    found.emplace_back(cosine, doc);
    if (found.size() < 2 * most) return;
    const auto cut = found.begin() + static_cast<std::ptrdiff_t>(most);
    std::nth_element(found.begin(), cut, found.end(), before);
    found.resize(most);
    least = std::min_element(found.begin(), found.end())->first;
  };
  // Rough cosines tell of most that they are not among the nearest.
  const DotProducts direction(query_);
  for_each_cosine(*vectors_, direction, docs, [&](DocId doc, float rough) {
    if (rough > least - direction.error()) look_at(doc);
    return true;
  });
  std::sort(found.begin(), found.end(), before);
  found.resize(std::min(found.size(), most));
  std::vector<DocId> out;
  for (const auto& [cosine, doc] : found) out.push_back(doc);
  return out;
}

bool Nearness::any_among_nearest(std::span<const DocId> some, const DocSet& docs, std::size_t most) const {
  if (!applies()) return false;
  float nearest = 0;
  DocId first = 0;
  for (const auto doc : some) {
    const auto cosine = vectors_->cosine(query_, doc);
    if (cosine < nearest || (cosine == nearest && first < doc)) continue;
    nearest = cosine;
    first = doc;
  }
  if (nearest <= 0) return false;
  // The nearest of them is one of the `most` unless as many others are nearer.
  std::size_t nearer = 0;
  const DotProducts direction(query_);
  for_each_cosine(*vectors_, direction, docs, [&](DocId doc, float rough) {
    if (rough < nearest - direction.error()) return true;
    const auto cosine = vectors_->cosine(query_, doc);
    if (cosine > nearest || (cosine == nearest && doc < first)) ++nearer;
    return nearer < most;
  });
  return nearer < most;
}

void Nearness::set_best(std::span<const RankedDoc> best) {
  if (!applies()) return;
  best_.assign(query_.size(), 0.0F);
  for (const auto& ranked : best) {
    const auto vector = vectors_->vector(ranked.doc);
    std::vector<float> direction(vector.begin(), vector.end());
    if (!normalise(direction)) continue;
    for (std::size_t i = 0; i < direction.size(); ++i) best_[i] += direction[i] / static_cast<float>(best.size());
  }
  double sum = 0;
  std::size_t known = 0;
  for (const auto& ranked : best) {
    if (is_unknown(ranked.doc)) continue;
    sum += known_likeness(ranked.doc);
    ++known;
  }
  unknown_ = known > 0 ? sum / static_cast<double>(known) : 0;
}

double Nearness::likeness(DocId doc) const {
  if (!applies()) return 0;
  return is_unknown(doc) ? unknown_ : known_likeness(doc);
}

double Nearness::known_likeness(DocId doc) const {
  double sum = weight_ * std::max(0.0F, vectors_->cosine(query_, doc));
  if (!best_.empty()) sum += best_weight_ * std::max(0.0F, vectors_->cosine(best_, doc));
  return sum;
}

}  // namespace dossier
