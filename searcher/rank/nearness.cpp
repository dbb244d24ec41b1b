// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/rank/nearness.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace dossier {

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

void Nearness::even_out(std::span<const RankedDoc> docs, double spread) {
  constexpr std::size_t fewest = 10;
  constexpr double least = 0.03;  // of a deviation: where all are about as near, nearness tells nothing
  if (!applies() || docs.size() < fewest || spread <= 0) return;
  double sum = 0;
  double squares = 0;
  for (const auto& ranked : docs) {
    const auto near = likeness(ranked.doc);
    sum += near;
    squares += near * near;
  }
  const auto count = static_cast<double>(docs.size());
  const auto deviation = std::sqrt(std::max(0.0, squares / count - sum * sum / count / count));
  const auto factor = std::sqrt(spread / std::max(deviation, least));
  weight_ *= factor;
  best_weight_ *= factor;
  unknown_ *= factor;
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
