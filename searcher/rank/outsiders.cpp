// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/rank/outsiders.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace dossier {
namespace {

/// Room for what sums of the same numbers in another order differ by.
constexpr double rounding = 1e-6;

}  // namespace

double Outsiders::most_more(std::size_t bonuses, const Rescoring& rescoring) const {
  const auto& scoring = parts_.found.scoring();
  double words = 0;
  double proximity = 0;
  for (const auto& group : scoring.groups) {
    words += group.max_score(parts_.params);
    proximity += group.group->weight * group.idf;
  }
  // Where there are no bonuses, Scoring does not tell what the words can score, and neighbours are not counted with it.
  const auto neighbours = parts_.params.neighbour_weight * std::max(0.0, words - scoring.max_score);
  return parts_.params.proximity_weight * proximity + rescoring.most_of_words() + rescoring.written().most() +
         neighbours + static_cast<double>(bonuses) * (rescoring.bonus_most() + parts_.meaning_bonus);
}

/// The most that a passage with so many bonuses can score which scores at most `by_words` by its words.
double Outsiders::bound(std::size_t bonuses, double by_words, const Rescoring& rescoring) const {
  const auto& scoring = parts_.found.scoring();
  double words = 0;
  for (const auto& group : scoring.groups) words += group.max_score(parts_.params);
  const auto bonus = std::max({scoring.all_words_bonus, scoring.by_words_bonus, scoring.typed_bonus});
  return std::min(by_words, static_cast<double>(bonuses) * bonus + words) + most_more(bonuses, rescoring) +
         parts_.step * parts_.meaning.most() + parts_.later;
}

std::optional<NearSet> Outsiders::candidates(std::span<const DocId> without, double least,
                                             const Rescoring& rescoring) const {
  const auto kinds = parts_.found.scoring().bonus_kinds();
  auto by_words = std::numeric_limits<double>::infinity();
  for (const auto doc : without) by_words = std::min(by_words, parts_.found.score(doc));
  NearSet outside{NearSet::Of::Hits, without, false};
  // Without one of the bonuses a passage seldom reaches those with all of them.
  if (kinds == 0 || bound(kinds - 1, by_words, rescoring) >= least) return outside;
  if (bound(kinds, by_words, rescoring) < least) return std::nullopt;
  outside.with_all_bonuses = true;
  return outside;
}

Result<std::optional<std::vector<RankedDoc>>> Outsiders::contenders(
    std::span<const RankedDoc> best, std::size_t ranks, const Rescoring& rescoring,
    const std::function<Result<void>(std::vector<RankedDoc>&)>& rescore) const {
  using Some = std::optional<std::vector<RankedDoc>>;
  if (best.size() < ranks) return Some();
  const auto least = best[ranks - 1].score * (1 - rounding);
  if (parts_.with_others && parts_.step * parts_.meaning.most() + parts_.later >= least) return Some();
  std::vector<DocId> docs;
  for (const auto& ranked : best) docs.push_back(ranked.doc);
  const auto outside = candidates(docs, least, rescoring);
  const auto count = outside ? parts_.near.count(*outside) : 0;
  if (count == 0) return Some(std::in_place);
  // Of many, all might as well be looked at.
  constexpr std::uint32_t many = 8;
  if (count > parts_.near.count({parts_.nearest_of}) / many) return Some();
  if (auto ready = parts_.near.need(*outside); !ready) return std::move(ready).error();
  // The nearest of all, as far as they are candidates, are among the nearest candidates.
  std::vector<RankedDoc> near;
  for (const auto doc : parts_.meaning.nearest(parts_.near, *outside, parts_.params.depth)) {
    const auto score = parts_.found.score(doc);
    const auto bonuses = parts_.found.marks(doc).bonuses(parts_.found.scoring());
    if (score + most_more(bonuses, rescoring) + by_meaning(doc) + parts_.later >= least) near.push_back({doc, score});
  }
  if (near.empty()) return Some(std::in_place);
  if (auto rescored = rescore(near); !rescored) return std::move(rescored).error();
  std::erase_if(near, [&](const RankedDoc& ranked) {
    const auto bonuses = parts_.found.marks(ranked.doc).bonuses(parts_.found.scoring());
    return ranked.score + by_meaning(ranked.doc) + bonuses * parts_.meaning_bonus + parts_.later < least;
  });
  if (near.empty()) return Some(std::in_place);
  if (auto ready = parts_.near.need({parts_.nearest_of}); !ready) return std::move(ready).error();
  std::vector<DocId> some;
  for (const auto& ranked : near) some.push_back(ranked.doc);
  const auto nearest = parts_.meaning.among_nearest(parts_.near, {parts_.nearest_of}, some, parts_.params.depth);
  std::erase_if(near, [&](const RankedDoc& ranked) { return std::ranges::find(nearest, ranked.doc) == nearest.end(); });
  return Some(std::move(near));
}

}  // namespace dossier
