// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/search/weights.hpp"

#include "cluster/search/head.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace dossier::cluster {
namespace {

class Weights {
 public:
  explicit Weights(const QueryContext& context) : context_(context), tree_(context.tree) {
    for (const auto* group : tree_.groups) holders_.push_back(context_.dsl.holders(*group));
    if (tree_.by_words) not_by_words_ = matching_all({tree_.docs, matching_none({*tree_.by_words})});
  }

  Result<Scoring> weigh(const RankingParams& params) const {
    if (auto asked = ask_together(); !asked) return std::move(asked).error();
    const auto counted = passages_with_groups();
    if (!counted) return counted.error();
    Scoring scoring;
    const auto all = context_.statistics.passages();
    for (std::size_t group = 0; group < tree_.groups.size(); ++group) {
      const auto with = (*counted)[group];
      scoring.groups.push_back({tree_.groups[group], inverse_document_frequency(all, with), with});
    }
    const auto otherwise = any(tree_.not_as_typed);
    if (!otherwise) return otherwise.error();
    const auto apart = any(not_by_words_);
    if (!apart) return apart.error();
    scoring.set_bonuses(params, *apart, *otherwise);
    return scoring;
  }

 private:
  /// What is asked one by one below, and what head_of() asks: with one request.
  Result<void> ask_together() const {
    std::vector<Json> asked;
    for (const auto& holders : holders_) {
      if (!holders.empty()) asked.push_back(holders.front());
    }
    if (tree_.not_as_typed) asked.push_back(*tree_.not_as_typed);
    if (not_by_words_) asked.push_back(*not_by_words_);
    if (const auto best = with_every_bonus(context_)) asked.push_back(matching_all({tree_.docs, *best}));
    const auto counts = context_.statistics.matching(asked);
    return counts ? Result<void>() : counts.error();
  }

  /// By group. Asked for in the first field in which a group can stand, and only where none has it there, in more.
  [[nodiscard]] Result<std::vector<std::uint32_t>> passages_with_groups() const {
    std::vector<std::uint32_t> passages(holders_.size(), 0);
    for (std::size_t fields = 0;; ++fields) {
      std::vector<std::size_t> open;
      std::vector<Json> asked;
      for (std::size_t group = 0; group < holders_.size(); ++group) {
        if (passages[group] > 0 || fields >= holders_[group].size()) continue;
        open.push_back(group);
        asked.push_back(holders_[group][fields]);
      }
      if (open.empty()) return passages;
      const auto counts = context_.statistics.matching(asked);
      if (!counts) return counts.error();
      for (std::size_t i = 0; i < open.size(); ++i) passages[open[i]] = (*counts)[i];
    }
  }

  [[nodiscard]] Result<bool> any(const std::optional<Json>& query) const {
    if (!query) return false;
    const auto there = context_.statistics.matching(std::span(&*query, 1));
    if (!there) return there.error();
    return there->front() > 0;
  }

  const QueryContext& context_;
  const TreeQueries& tree_;
  std::vector<std::vector<Json>> holders_;  ///< by group
  std::optional<Json> not_by_words_;        ///< matches without any word itself
};

}  // namespace

Result<Scoring> weights_of(const QueryContext& context, const RankingParams& params) {
  return Weights(context).weigh(params);
}

}  // namespace dossier::cluster
