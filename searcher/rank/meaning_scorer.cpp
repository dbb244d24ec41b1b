// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/rank/meaning_scorer.hpp"

#include "index/read/meaning.hpp"

#include <algorithm>
#include <array>
#include <bit>
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

Result<MeaningScorer> MeaningScorer::of(const IndexReader& reader, std::span<const ScoredGroup> groups,
                                        const RankingParams& params) {
  const auto meaning = reader.meaning();
  if (!meaning) return meaning.error();
  MeaningScorer scorer(*meaning, params);
  if (*meaning == nullptr || scorer.most() <= 0) return scorer;
  scorer.query_.assign((*meaning)->rank(), 0.0F);
  for (const auto& scored : groups) {
    const auto& group = *scored.group;
    if (group.alternatives.empty()) continue;
    for (const auto& term : group.alternatives.front().terms) {
      const auto stem = reader.meaning_stem(term);
      if (!stem) return stem.error();
      if (*stem != Meaning::unknown) (*meaning)->add(*stem, static_cast<float>(group.weight), scorer.query_);
    }
  }
  if (!normalise(scorer.query_)) scorer.query_.clear();
  return scorer;
}

Result<MeaningScorer> MeaningScorer::of(const IndexReader& reader, DocId passage, const RankingParams& params) {
  const auto meaning = reader.meaning();
  if (!meaning) return meaning.error();
  MeaningScorer scorer(*meaning, params);
  if (*meaning == nullptr || scorer.most() <= 0) return scorer;
  const auto vector = (*meaning)->vector(passage);
  scorer.query_.assign(vector.begin(), vector.end());
  if (!normalise(scorer.query_)) scorer.query_.clear();
  return scorer;
}

namespace {

/// Calls `visit(doc, cosine)` with a rough cosine, no further than direction.error() from the exact one, of each of the
/// passages, ascending, until it returns false. Many that are side by side cost less each than single ones.
template <class Visit>
void for_each_cosine(const Meaning& meaning, const DotProducts& direction, const DocSet& docs, Visit&& visit) {
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

std::vector<DocId> MeaningScorer::nearest(const DocSet& docs, std::size_t most) const {
  std::vector<std::pair<float, DocId>> found;
  const auto before = [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  };
  float least = 0;
  const auto look_at = [&](DocId doc) {
    const auto cosine = meaning_->cosine(query_, doc);
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
  for_each_cosine(*meaning_, direction, docs, [&](DocId doc, float rough) {
    if (rough > least - direction.error()) look_at(doc);
    return true;
  });
  std::sort(found.begin(), found.end(), before);
  found.resize(std::min(found.size(), most));
  std::vector<DocId> out;
  for (const auto& [cosine, doc] : found) out.push_back(doc);
  return out;
}

bool MeaningScorer::any_among_nearest(std::span<const DocId> some, const DocSet& docs, std::size_t most) const {
  float nearest = 0;
  DocId first = 0;
  for (const auto doc : some) {
    const auto cosine = meaning_->cosine(query_, doc);
    if (cosine < nearest || (cosine == nearest && first < doc)) continue;
    nearest = cosine;
    first = doc;
  }
  if (nearest <= 0) return false;
  // The nearest of them is one of the `most` unless as many others are nearer.
  std::size_t nearer = 0;
  const DotProducts direction(query_);
  for_each_cosine(*meaning_, direction, docs, [&](DocId doc, float rough) {
    if (rough < nearest - direction.error()) return true;
    const auto cosine = meaning_->cosine(query_, doc);
    if (cosine > nearest || (cosine == nearest && doc < first)) ++nearer;
    return nearer < most;
  });
  return nearer < most;
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
