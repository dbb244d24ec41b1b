// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/rank/meaning_scorer.hpp"

#include "index/read/meaning.hpp"

#include <algorithm>
#include <cmath>

namespace dossier {
namespace {

bool plain_word(const MatchNode& node) {
  return node.kind == MatchNode::Kind::Term && !node.group.field && !node.group.label.starts_with('"');
}

bool words_only(const MatchNode& node) {
  return plain_word(node) ||
         (node.kind == MatchNode::Kind::Soft && std::all_of(node.children.begin(), node.children.end(), plain_word));
}

bool facets_only(const MatchNode& node) {
  return node.kind == MatchNode::Kind::Facet ||
         (node.kind == MatchNode::Kind::Not && std::all_of(node.children.begin(), node.children.end(), facets_only));
}

}  // namespace

std::optional<MatchNode> without_words(const MatchNode& root) {
  if (words_only(root)) return MatchNode{};
  if (root.kind != MatchNode::Kind::And) return std::nullopt;
  auto out = root;
  std::size_t words = 0;
  for (auto& child : out.children) {
    if (facets_only(child)) continue;
    if (!words_only(child)) return std::nullopt;
    ++words;
    child = MatchNode{};
  }
  return words == 1 ? std::optional(std::move(out)) : std::nullopt;
}

Result<MeaningScorer> MeaningScorer::of(const PassageSource& passages, std::span<const ScoredGroup> groups,
                                        const RankingParams& params) {
  const auto meaning = passages.meaning();
  if (!meaning) return meaning.error();
  MeaningScorer scorer(*meaning, params);
  if (*meaning == nullptr || scorer.most() <= 0) return scorer;
  scorer.query_.assign((*meaning)->rank(), 0.0F);
  for (const auto& scored : groups) {
    const auto& group = *scored.group;
    if (group.alternatives.empty()) continue;
    for (const auto& term : group.alternatives.front().terms) {
      const auto stem = passages.meaning_stem(term);
      if (!stem) return stem.error();
      if (*stem != Meaning::unknown) (*meaning)->add(*stem, static_cast<float>(group.weight), scorer.query_);
    }
  }
  if (!normalise(scorer.query_)) scorer.query_.clear();
  return scorer;
}

Result<MeaningScorer> MeaningScorer::of(const PassageSource& passages, DocId passage, const RankingParams& params) {
  const auto meaning = passages.meaning();
  if (!meaning) return meaning.error();
  MeaningScorer scorer(*meaning, params);
  if (*meaning == nullptr || scorer.most() <= 0) return scorer;
  const auto vector = (*meaning)->vector(passage);
  scorer.query_.assign(vector.begin(), vector.end());
  if (!normalise(scorer.query_)) scorer.query_.clear();
  return scorer;
}

void MeaningScorer::set_best(std::span<const RankedDoc> best) {
  best_.assign(query_.size(), 0.0F);
  const auto taken = best.first(std::min(best.size(), params_.meaning_best));
  for (const auto& ranked : taken) {
    const auto vector = meaning_->vector(ranked.doc);
    std::vector<float> direction(vector.begin(), vector.end());
    if (!normalise(direction)) continue;
    for (std::size_t i = 0; i < direction.size(); ++i) best_[i] += direction[i] / static_cast<float>(taken.size());
  }
}

double MeaningScorer::likeness(DocId doc) const {
  double sum = params_.meaning_weight * std::max(0.0F, meaning_->cosine(query_, doc));
  if (!best_.empty()) sum += params_.meaning_best_weight * std::max(0.0F, meaning_->cosine(best_, doc));
  return sum;
}

}  // namespace dossier
