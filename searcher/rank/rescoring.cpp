// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/rank/rescoring.hpp"

#include <utility>

namespace dossier {

std::vector<TermGroup> related_groups(std::span<const ScoredGroup> groups) {
  std::vector<TermGroup> out;
  for (const auto& scored : groups) {
    if (scored.group->related.empty()) continue;
    TermGroup group;
    group.weight = scored.group->weight;
    for (const auto& word : scored.group->related) group.alternatives.push_back({{word}, 0, 1.0});
    out.push_back(std::move(group));
  }
  return out;
}

bool Rescoring::applies() const {
  return (proximity_.applies() && params_.proximity_weight > 0) || (!context_.empty() && params_.context_weight > 0) ||
         written_.applies() || (!related_.empty() && params_.related_weight > 0) ||
         (found_.scoring().ranked() && params_.neighbour_weight > 0);
}

Result<SecondScore> Rescoring::look(DocId doc, unsigned bonuses) {
  if (auto read = passages_.read_words(doc, words_); !read) return std::move(read).error();
  SecondScore score;
  if (proximity_.applies()) score.proximity = params_.proximity_weight * proximity_.score(words_);
  if (!context_.empty()) score.context = params_.context_weight * context_.score(words_);
  if (!related_.empty()) score.related = params_.related_weight * related_.score(words_);
  if (found_.scoring().ranked()) score.neighbours = params_.neighbour_weight * found_.neighbour_score(doc);
  if (written_.applies()) {
    const auto written = written_.score(doc, words_);
    if (!written) return written.error();
    score.written = *written;
    if (*written > 0 && written_.alone()) score.written += bonus_most();
  }
  if (bonuses > 0) score.all_words = bonuses * bonus_most();
  return score;
}

double Rescoring::bonus_most() const { return params_.all_words_weight * most_of_words(); }

double Rescoring::most_of_words() const {
  return params_.context_weight * context_.max_score() + params_.related_weight * related_.max_score() +
         params_.neighbour_weight * found_.scoring().max_score;
}

}  // namespace dossier
