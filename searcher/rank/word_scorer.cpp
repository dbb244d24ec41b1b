// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/rank/word_scorer.hpp"

#include "index/format/stored_vocabulary.hpp"

#include <algorithm>

namespace dossier {

WordScorer::WordScorer(const RankingParams& params, double mean_length)
    : params_(params), mean_length_(std::max(1.0, mean_length)) {}

Result<WordScorer> WordScorer::of(const PassageSource& passages, const std::vector<TermGroup>& groups,
                                  const RankingParams& params) {
  const auto mean_length = passages.mean_length(TextField::Text);
  if (!mean_length) return mean_length.error();
  const auto vocabulary = passages.vocabulary();
  if (!vocabulary) return vocabulary.error();
  WordScorer scorer(params, *mean_length);
  const auto all = passages.passage_count();
  for (const auto& group : groups) {
    std::uint64_t with = 0;
    for (const auto& alternative : group.alternatives) {
      const auto& term = alternative.terms.front();
      const auto id = (*vocabulary)->id_of(term);
      if (id == no_word) continue;
      const auto held = passages.passages_with(id);
      if (!held) return held.error();
      with += *held;
      scorer.ordinals_.add(id, static_cast<std::uint32_t>(scorer.weights_.size()));
    }
    if (with == 0) continue;
    const auto held = static_cast<std::uint32_t>(std::min<std::uint64_t>(with, all));
    scorer.weights_.push_back(group.weight * inverse_document_frequency(all, held));
    scorer.max_score_ += scorer.weights_.back() * (params.k1 + 1);
  }
  return scorer;
}

double WordScorer::score(std::span<const WordId> words) {
  frequencies_.assign(weights_.size(), 0.0);
  for (const auto word : words) {
    if (const auto ordinal = ordinals_.of(word); ordinal != WordTable::none) frequencies_[ordinal] += 1;
  }
  const auto normal = 1 - params_.b + params_.b * static_cast<double>(words.size()) / mean_length_;
  double total = 0;
  for (std::size_t i = 0; i < weights_.size(); ++i) {
    if (frequencies_[i] > 0) total += weights_[i] * saturated(frequencies_[i] / normal, params_.k1);
  }
  return total;
}

}  // namespace dossier
