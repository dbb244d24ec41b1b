// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/rank/later_ranks.hpp"

#include "base/dot_products.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace dossier {

LaterRanks::LaterRanks(double least, const PassageVectors& vectors, std::vector<RankedDoc> best)
    : least_(least), vectors_(&vectors) {
  if (best.empty()) return;
  const auto [low, high] = std::ranges::minmax_element(best, {}, &RankedDoc::score);
  lowest_ = low->score;
  range_ = high->score - lowest_;
  double sum = 0;
  double squares = 0;
  for (const auto& ranked : best) {
    sum += ranked.score;
    squares += ranked.score * ranked.score;
  }
  const auto count = static_cast<double>(best.size());
  deviation_ = std::sqrt(std::max(0.0, squares / count - sum * sum / count / count));
  for (const auto& ranked : best) {
    if (!vectors.has(ranked.doc)) continue;
    const auto vector = vectors.vector(ranked.doc);
    double square = 0;
    for (const auto number : vector) square += static_cast<double>(number) * number;
    best_.push_back(ranked.doc);
    standings_.push_back(standing(ranked.score));
    rows_.insert(rows_.end(), vector.begin(), vector.end());
    lengths_.push_back(static_cast<float>(std::sqrt(square)));
  }
  rows_.resize(rows_.size() + DotProducts::overrun);
}

double LaterRanks::standing(double plain) const {
  return range_ > 0 ? std::clamp((plain - lowest_) / range_, 0.0, 1.0) : 0;
}

double LaterRanks::by_peers(DocId doc, double plain) const {
  const auto own = standing(plain);
  if (vectors_ == nullptr || !vectors_->has(doc)) return most() * own;  // nothing is known of its peers
  const auto vector = vectors_->vector(doc);
  std::vector<float> direction(vector.begin(), vector.end());
  if (!normalise(direction)) return most() * own;
  std::vector<float> products(best_.size());
  DotProducts(direction).with(rows_.data(), products);
  std::vector<std::pair<float, double>> near;  // cosine and standing
  for (std::size_t i = 0; i < best_.size(); ++i) {
    if (best_[i] != doc && products[i] > 0) near.emplace_back(products[i] / lengths_[i], standings_[i]);
  }
  const auto others = std::min(near.size(), peers - 1);
  std::partial_sort(near.begin(), std::next(near.begin(), static_cast<std::ptrdiff_t>(others)), near.end(),
                    std::greater<>());
  double weights = 1;
  double sum = own;
  for (std::size_t i = 0; i < others; ++i) {
    weights += near[i].first;
    sum += near[i].first * near[i].second;
  }
  return most() * sum / weights;
}

Result<void> LaterRanks::put_in_order(std::vector<RankedDoc>& docs, const Ports& ports) {
  added_.clear();
  if (docs.size() <= first) return {};
  std::map<unsigned, std::vector<RankedDoc>, std::greater<>> classes;
  for (auto i = first; i < docs.size(); ++i) {
    const auto parts = ports.parts_of(docs[i]);
    const auto rest = docs[i].score - parts.proximity + (meaning - 1) * parts.meaning;
    added_[docs[i].doc] = -rest;
    classes[parts.firsts].push_back({docs[i].doc, rest + by_peers(docs[i].doc, parts.plain)});
  }
  docs.resize(first);
  for (auto& [firsts, later] : classes) {
    if (auto sorted = ports.sort(later); !sorted) return sorted;
    for (auto& ranked : later) {
      ranked.score = std::max(least_, std::min(ranked.score, docs.back().score * step_behind));
      added_[ranked.doc] += ranked.score;
      docs.push_back(ranked);
    }
  }
  return {};
}

std::optional<double> LaterRanks::added(DocId doc) const {
  const auto found = added_.find(doc);
  return found == added_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace dossier
