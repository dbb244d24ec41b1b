// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/rank/word_scorer.hpp"

#include <algorithm>

namespace dossier {

WordScorer::WordScorer(const IndexReader& reader, const std::vector<TermGroup>& groups, const RankingParams& params)
    : params_(params), mean_length_(std::max(1.0, reader.mean_length(TextField::Text))) {
  const auto all = reader.passage_count();
  for (const auto& group : groups) {
    std::uint64_t with = 0;
    for (const auto& alternative : group.alternatives) {
      const auto& term = alternative.terms.front();
      const auto id = reader.word_id(term);
      if (id == no_word) continue;
      with += reader.passages_with(TextField::Text, term);
      places_.add(id, static_cast<std::uint32_t>(weights_.size()));
    }
    if (with == 0) continue;
    const auto held = static_cast<std::uint32_t>(std::min<std::uint64_t>(with, all));
    weights_.push_back(group.weight * inverse_document_frequency(all, held));
    max_score_ += weights_.back() * (params.k1 + 1);
  }
}

double WordScorer::score(std::span<const WordId> words) {
  frequencies_.assign(weights_.size(), 0.0);
  for (const auto word : words) {
    if (const auto place = places_.of(word); place != WordTable::none) frequencies_[place] += 1;
  }
  const auto normal = 1 - params_.b + params_.b * static_cast<double>(words.size()) / mean_length_;
  double total = 0;
  for (std::size_t i = 0; i < weights_.size(); ++i) {
    if (frequencies_[i] > 0) total += weights_[i] * saturated(frequencies_[i] / normal, params_.k1);
  }
  return total;
}

}  // namespace dossier
