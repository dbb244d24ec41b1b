// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/rank/meaning_scorer.hpp"

#include "index/read/meaning.hpp"

#include <algorithm>
#include <set>
#include <utility>

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

template <class Find>
std::vector<DocId> MeaningScorer::by_either(NearSet set, Find&& find) const {
  std::vector<DocId> found;
  if (own_.applies()) found = find(set, own_);
  if (!program_.applies()) return found;
  const std::set<DocId> own(found.begin(), found.end());
  set.by_vectors = true;
  for (const auto doc : find(set, program_)) {
    if (!own.contains(doc)) found.push_back(doc);
  }
  return found;
}

Result<MeaningScorer> MeaningScorer::of(const PassageSource& passages, std::span<const ScoredGroup> groups,
                                        std::vector<float> vector, const RankingParams& params) {
  const auto meaning = passages.meaning();
  if (!meaning) return meaning.error();
  MeaningScorer scorer(params);
  if (!vector.empty()) {
    const auto vectors = passages.vectors();
    if (!vectors) return vectors.error();
    scorer.program_ = Nearness(**vectors, std::move(vector), params.vectors_weight, params.vectors_best_weight);
    scorer.program_.allow_gaps();
  }
  if (*meaning == nullptr || params.meaning_weight + params.meaning_best_weight <= 0) return scorer;
  std::vector<float> query((*meaning)->rank(), 0.0F);
  for (const auto& scored : groups) {
    const auto& group = *scored.group;
    if (group.alternatives.empty()) continue;
    for (const auto& term : group.alternatives.front().terms) {
      const auto stem = passages.meaning_stem(term);
      if (!stem) return stem.error();
      if (*stem != Meaning::unknown) (*meaning)->add(*stem, static_cast<float>(group.weight), query);
    }
  }
  if (!normalise(query)) query.clear();
  scorer.own_ = Nearness(**meaning, std::move(query), params.meaning_weight, params.meaning_best_weight);
  return scorer;
}

Result<MeaningScorer> MeaningScorer::of(const PassageSource& passages, DocId passage, const RankingParams& params) {
  MeaningScorer scorer(params);
  if (auto ready = passages.need_vectors({&passage, 1}); !ready) return std::move(ready).error();
  const auto nearness = [passage](const PassageVectors* vectors, double weight, double best_weight) {
    if (vectors == nullptr || weight + best_weight <= 0) return Nearness();
    const auto vector = vectors->vector(passage);
    std::vector<float> query(vector.begin(), vector.end());
    if (!normalise(query)) return Nearness();
    return Nearness(*vectors, std::move(query), weight, best_weight);
  };
  const auto meaning = passages.meaning();
  if (!meaning) return meaning.error();
  scorer.own_ = nearness(*meaning, params.meaning_weight, params.meaning_best_weight);
  // Vectors that cannot be read are told of elsewhere; without them there is the library's own meaning.
  const auto vectors = passages.vectors();
  if (vectors) scorer.program_ = nearness(*vectors, params.vectors_weight, params.vectors_best_weight);
  scorer.program_.allow_gaps();
  return scorer;
}

std::vector<DocId> MeaningScorer::nearest(const NearFinder& finder, NearSet set, std::size_t most) const {
  return by_either(
      set, [&](const NearSet& of, const Nearness& nearness) { return finder.nearest(of, nearness.direction(), most); });
}

std::vector<DocId> MeaningScorer::among_nearest(const NearFinder& finder, NearSet set, std::span<const DocId> some,
                                                std::size_t most) const {
  return by_either(set, [&](const NearSet& of, const Nearness& nearness) {
    return finder.among_nearest(of, some, nearness.direction(), most);
  });
}

void MeaningScorer::set_best(std::span<const RankedDoc> best) {
  const auto taken = best.first(std::min(best.size(), best_passages_));
  own_.set_best(taken);
  program_.set_best(taken);
}

}  // namespace dossier
