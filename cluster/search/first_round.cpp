// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/search/first_round.hpp"

#include "cluster/query/buckets.hpp"
#include "cluster/search/facet_counts.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <utility>

namespace dossier::cluster {
namespace {

Json filter(Json query) {
  auto out = Json::object();
  out["filter"] = std::move(query);
  return out;
}

class Round {
 public:
  Round(const QueryContext& context, const AskedFacets& facets) : context_(context), facets_(facets) {}

  Result<FirstRound> ask(const RankingParams& params) {
    if (auto found = find_columns(); !found) return std::move(found).error();
    const auto answer = search(context_.statistics.index(), body());
    if (!answer) return answer.error();
    const auto& counts = at(*answer, "aggregations");
    if (!at(counts, "hits").is_object()) return faulty_answer(context_.statistics.index().where());
    FirstRound round;
    if (!read_hits(at(counts, "hits"), round)) return faulty_answer(context_.statistics.index().where());
    if (auto read = weigh_groups(*answer, params, round); !read) return std::move(read).error();
    if (auto read = read_facets(counts, round); !read) return std::move(read).error();
    if (auto whole = context_.statistics.still_whole(); !whole) return std::move(whole).error();
    return round;
  }

 private:
  /// Facets that are asked for and that the index has.
  Result<void> find_columns() {
    for (const auto& facet : facets_.names) {
      const auto column = context_.statistics.values(facet);
      if (!column) return column.error();
      if (*column != nullptr) columns_.push_back(*column);
    }
    // OpenSearch limits the buckets of one answer.
    std::size_t buckets = 0;
    for (const auto* column : columns_) {
      const bool highest = counts_highest(*column);
      const auto more = highest ? facets_.most : column->values.size();
      const bool fits = more > 0 && (highest || is_small(*column)) && buckets + more <= most_buckets;
      if (fits) buckets += more;
      ways_.push_back(!fits ? Way::Apart : highest ? Way::Highest : Way::Beside);
    }
    return {};
  }

  /// Whether only the highest counts of a facet are asked for. That is exact where each passage is a paper of its own:
  /// there are as many papers as passages.
  [[nodiscard]] bool counts_highest(const FacetColumn& column) const {
    return column.name == "paper" && facets_.most > 0 && facets_.most < column.values.size() &&
           column.values.size() == context_.statistics.passages() && selection_of(column) == nullptr;
  }

  [[nodiscard]] const FacetSelection* selection_of(const FacetColumn& column) const {
    const auto found = std::ranges::find(context_.selections, column.name, &FacetSelection::facet);
    return found == context_.selections.end() ? nullptr : &*found;
  }

  [[nodiscard]] Json body() const {
    const auto& tree = context_.tree;
    auto body = Json::object();
    body["size"] = 0;
    body["track_total_hits"] = true;
    body["query"] = context_.matches();
    auto& aggs = body["aggs"];
    aggs["hits"] = filter(context_.passing(context_.selections));
    if (tree.full) aggs["hits"]["aggs"]["all_words"] = filter(*tree.full);
    if (tree.by_words) {
      aggs["hits"]["aggs"]["by_words"] = filter(*tree.by_words);
      aggs["by_words"] = filter(*tree.by_words);
    }
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (ways_[i] == Way::Apart) continue;
      auto& facet = aggs["facet" + std::to_string(i)];
      facet = filter(context_.passing(context_.selections, columns_[i]->name));
      facet["aggs"] =
          ways_[i] == Way::Highest ? counting_highest(*columns_[i], facets_.most) : counting(context_, *columns_[i]);
    }
    return body;
  }

  /// Whether the answer tells what was asked.
  [[nodiscard]] bool read_hits(const Json& hits, FirstRound& round) const {
    const auto total = documents_of(hits);
    const auto all_words = context_.tree.full ? documents_of(at(hits, "all_words")) : total;
    const auto by_words = context_.tree.by_words ? documents_of(at(hits, "by_words")) : total;
    if (!total || !all_words || !by_words || *all_words > *total || *by_words > *total) return false;
    round.total = *total;
    round.all_words = *all_words;
    round.loose = *total - *by_words;
    return true;
  }

  Result<void> read_facets(const Json& counts, FirstRound& round) const {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const auto& column = *columns_[i];
      const auto& answer = at(counts, "facet" + std::to_string(i));
      auto counted = ways_[i] == Way::Apart     ? count_values(context_, column, context_.hits(column.name))
                     : ways_[i] == Way::Highest ? read_highest(context_, column, answer)
                                                : read_counts(context_, column, answer);
      if (!counted) return std::move(counted).error();
      round.tallies.push_back({&column, selection_of(column), *std::move(counted)});
      if (ways_[i] == Way::Highest) round.tallies.back().distinct = documents_of(answer);
    }
    return {};
  }

  /// The passages with each group, in all of the index, whatever the query matches.
  Result<void> weigh_groups(const Json& answer, const RankingParams& params, FirstRound& round) const {
    const auto& tree = context_.tree;
    auto counted = passages_with_groups();
    if (!counted) return std::move(counted).error();
    const auto all = context_.statistics.passages();
    for (std::size_t group = 0; group < tree.groups.size(); ++group) {
      const auto with = (*counted)[group];
      round.scoring.groups.push_back({tree.groups[group], inverse_document_frequency(all, with), with});
    }
    std::uint32_t other = 0;
    if (tree.not_as_typed) {
      const auto there = context_.statistics.matching(std::span(&*tree.not_as_typed, 1));
      if (!there) return there.error();
      other = there->front();
    }
    const auto& matches = at(at(answer, "hits", "total"), "value");
    const auto by_words =
        tree.by_words ? documents_of(at(at(answer, "aggregations"), "by_words")) : std::optional<std::uint32_t>(0);
    if (!matches.is_number_unsigned() || !by_words) return faulty_answer(context_.statistics.index().where());
    const bool apart = tree.by_words && *by_words < matches.get<std::uint64_t>();
    round.scoring.set_bonuses(params, apart, other > 0);
    return {};
  }

  /// By group. Asked for in the first field in which a group can stand, and only where none has it there, in more.
  [[nodiscard]] Result<std::vector<std::uint32_t>> passages_with_groups() const {
    const auto& groups = context_.tree.groups;
    std::vector<std::vector<Json>> holders;
    for (const auto* group : groups) holders.push_back(context_.dsl.holders(*group));
    std::vector<std::uint32_t> passages(groups.size(), 0);
    for (std::size_t fields = 0;; ++fields) {
      std::vector<std::size_t> open;
      std::vector<Json> asked;
      for (std::size_t group = 0; group < groups.size(); ++group) {
        if (passages[group] > 0 || fields >= holders[group].size()) continue;
        open.push_back(group);
        asked.push_back(holders[group][fields]);
      }
      if (open.empty()) return passages;
      const auto counts = context_.statistics.matching(asked);
      if (!counts) return counts.error();
      for (std::size_t i = 0; i < open.size(); ++i) passages[open[i]] = (*counts)[i];
    }
  }

  const QueryContext& context_;
  const AskedFacets& facets_;
  std::vector<const FacetColumn*> columns_;
  enum class Way {
    Apart,
    Beside,
    Highest
  };                       ///< by requests of its own; in the same answer; of that, the highest alone
  std::vector<Way> ways_;  ///< by column
};

}  // namespace

Result<FirstRound> first_round(const QueryContext& context, const AskedFacets& facets, const RankingParams& params) {
  return Round(context, facets).ask(params);
}

}  // namespace dossier::cluster
