// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/context.hpp"

#include <algorithm>

namespace dossier {

Context::Context(const IndexReader& reader, const std::vector<TermGroup>& words, const RankingParams& params)
    : params_(params), mean_length_(std::max(1.0, reader.mean_length(TextField::Text))) {
  for (const auto& group : words) {
    const auto& term = group.alternatives.front().terms.front();
    const auto id = reader.word_id(term);
    if (id == no_word) continue;
    const auto with = reader.passages_with(TextField::Text, term);
    places_.add(id, static_cast<std::uint32_t>(weights_.size()));
    weights_.push_back(group.weight * inverse_document_frequency(reader.passage_count(), with));
    ceiling_ += weights_.back() * (params.k1 + 1);
  }
}

double Context::score(std::span<const WordId> words) {
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
