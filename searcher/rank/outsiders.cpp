// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/rank/outsiders.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace dossier {
namespace {

/// Room for what sums of the same numbers in another order differ by.
constexpr double rounding = 1e-6;

/// The sets whose passages have a bonus. At most two are in use: see Matcher.
std::vector<const DocSet*> bonus_sets(const Matches& matches) {
  std::vector<const DocSet*> sets;
  if (matches.all_words_bonus > 0) sets.push_back(&matches.first);
  if (matches.by_words_bonus > 0) sets.push_back(&matches.by_words);
  if (matches.typed_bonus > 0) sets.push_back(&*matches.typed);
  return sets;
}

}  // namespace

/// The most that a passage with so many bonuses can score which scores at most `by_words` by its words.
double Outsiders::bound(std::size_t bonuses, double by_words, const Rescoring& rescoring) const {
  const auto& matches = parts_.matches;
  double words = 0;
  double proximity = 0;
  for (const auto& group : matches.groups) {
    words += group.max_score(parts_.params);
    proximity += group.group->weight * group.idf;
  }
  const auto bonus = std::max({matches.all_words_bonus, matches.by_words_bonus, matches.typed_bonus});
  const auto times = static_cast<double>(bonuses);
  // Where there are no bonuses, Matches does not tell what the words can score, and neighbours are not counted with it.
  const auto neighbours = parts_.params.neighbour_weight * std::max(0.0, words - matches.max_score);
  return std::min(by_words, times * bonus + words) + parts_.params.proximity_weight * proximity +
         rescoring.most_of_words() + neighbours + times * (rescoring.bonus_most() + parts_.meaning_bonus) +
         parts_.step * parts_.meaning.most();
}

DocSet Outsiders::candidates(std::span<const RankedDoc> best, double least, const Rescoring& rescoring) const {
  const auto sets = bonus_sets(parts_.matches);
  auto outside = parts_.hits;
  auto by_words = std::numeric_limits<double>::infinity();
  for (const auto& ranked : best) {
    outside.erase(ranked.doc);
    by_words = std::min(by_words, parts_.scores[ranked.doc]);
  }
  // Without one of the bonuses a passage seldom reaches those with all of them.
  if (sets.empty() || bound(sets.size() - 1, by_words, rescoring) >= least) return outside;
  for (const auto* set : sets) outside &= *set;
  if (bound(sets.size(), by_words, rescoring) < least) outside.clear();
  return outside;
}

Result<bool> Outsiders::can_matter(std::span<const RankedDoc> best, std::size_t ranks, const Rescoring& rescoring,
                                   const std::function<Result<void>(std::vector<RankedDoc>&)>& rescore) const {
  if (best.size() < ranks) return true;
  const auto least = best[ranks - 1].score * (1 - rounding);
  if (parts_.with_others && parts_.step * parts_.meaning.most() >= least) return true;
  const auto outside = candidates(best, least, rescoring);
  const auto count = outside.count();
  if (count == 0) return false;
  // Of many, all might as well be looked at.
  constexpr std::uint32_t many = 3;
  if (count > parts_.nearest_of.count() / many) return true;
  // The nearest of all, as far as they are candidates, are among the nearest candidates.
  std::vector<RankedDoc> near;
  for (const auto doc : parts_.meaning.nearest(outside, parts_.params.depth)) near.push_back({doc, parts_.scores[doc]});
  if (near.empty()) return false;
  if (auto rescored = rescore(near); !rescored) return std::move(rescored).error();
  std::vector<DocId> contenders;
  for (const auto& ranked : near) {
    const auto score = ranked.score + parts_.step * parts_.meaning.likeness(ranked.doc).sum() +
                       parts_.matches.bonuses(ranked.doc) * parts_.meaning_bonus;
    if (score >= least) contenders.push_back(ranked.doc);
  }
  return parts_.meaning.any_among_nearest(contenders, parts_.nearest_of, parts_.params.depth);
}

}  // namespace dossier
