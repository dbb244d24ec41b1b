// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/search/head.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace dossier::cluster {
namespace {

/// What a group can give without regard to nearness, which is looked at later.
double most_of(const ScoredGroup& scored, const RankingParams& params) {
  return scored.group->weight * scored.idf * (params.k1 + 1);
}

/// Passages in which a group scores, in whatever way.
Json scored_by(const QueryContext& context, const TermGroup& group) {
  std::vector<Json> any;
  for (const auto& part : context.dsl.parts(group)) any.push_back(context.dsl.part(part));
  if (counts_labels(group)) any.push_back(context.dsl.facet(group.labels.facet, group.labels.values));
  return matching_any(std::move(any));
}

/// The few groups that weigh most, where passages without any of them are not likely to be among the best: by ordinals.
std::vector<const ScoredGroup*> telling_groups(const QueryContext& context, std::size_t ranks) {
  constexpr std::size_t times = 3;     // passages for each rank
  constexpr double rest_share = 0.3;   // less than a group gives for one occurrence in a long passage
  constexpr double worth_share = 0.7;  // of the postings
  std::vector<const ScoredGroup*> groups;
  std::uint64_t postings = 0;
  double rest = 0;
  for (const auto& scored : context.scoring.groups) {
    groups.push_back(&scored);
    postings += scored.passages;
    rest += most_of(scored, context.params);
  }
  std::ranges::stable_sort(groups, std::greater(),
                           [&](const ScoredGroup* scored) { return most_of(*scored, context.params); });
  std::uint64_t passages = 0;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const auto most = most_of(*groups[i], context.params);
    passages += groups[i]->passages;
    rest -= most;
    if (passages < times * ranks || rest > rest_share * most) continue;
    if (static_cast<double>(passages) > worth_share * static_cast<double>(postings)) break;
    groups.resize(i + 1);
    return groups;
  }
  return {};
}

}  // namespace

std::optional<Json> with_every_bonus(const QueryContext& context) {
  const auto& tree = context.tree;
  const bool several = tree.groups.size() > 1;
  std::vector<Json> all;
  if (several && tree.first) all.push_back(*tree.first);
  if (!several && tree.typed) all.push_back(*tree.typed);
  if (tree.by_words) all.push_back(*tree.by_words);
  if (all.empty()) return std::nullopt;
  all.push_back(context.passing(context.selections));
  return matching_all(std::move(all));
}

Result<Head> head_of(const QueryContext& context, std::size_t ranks) {
  Head head{ranks + spare_ranks, {}, 0};
  const auto& scoring = context.scoring;
  if (!scoring.ranked()) return head;
  double words = 0;
  for (const auto& scored : scoring.groups) words += most_of(scored, context.params);
  const auto bonuses = scoring.all_words_bonus + scoring.by_words_bonus + scoring.typed_bonus;
  // A passage that is not of these lacks a bonus, but for one that no passage has.
  auto best = with_every_bonus(context);
  double lacking = 0;
  if (best) {
    std::vector<double> each;
    if (scoring.groups.size() > 1 && context.tree.first) each.push_back(scoring.all_words_bonus);
    if (scoring.groups.size() <= 1 && context.tree.typed) each.push_back(scoring.typed_bonus);
    if (context.tree.by_words && scoring.by_words_bonus > 0) each.push_back(scoring.by_words_bonus);
    if (!each.empty()) lacking = std::ranges::min(each);
    const auto counted = matching_all({context.tree.docs, *best});
    const auto there = context.statistics.matching(std::span(&counted, 1));
    if (!there) return there.error();
    if (there->front() >= ranks) {
      head.within = std::move(best);
      head.others = words + bonuses - lacking;
      return head;
    }
  }
  // Of what passes selections it is not known how much holds a word.
  if (!context.selections.empty()) return head;
  const auto telling = telling_groups(context, ranks);
  if (telling.empty()) return head;
  std::vector<Json> any;
  for (const auto* scored : telling) {
    any.push_back(scored_by(context, *scored->group));
    words -= most_of(*scored, context.params);
  }
  if (best) any.push_back(*std::move(best));
  head.within = matching_any(std::move(any));
  head.others = words + bonuses - lacking;
  return head;
}

}  // namespace dossier::cluster
