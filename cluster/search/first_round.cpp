// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/search/first_round.hpp"

#include "cluster/query/buckets.hpp"
#include "cluster/search/facet_counts.hpp"

#include <algorithm>
#include <utility>

namespace dossier::cluster {
namespace {

Json filter(Json query) {
  auto out = Json::object();
  out["filter"] = std::move(query);
  return out;
}

std::string holders_name(std::size_t group, std::size_t fields) {
  return "group" + std::to_string(group) + "." + std::to_string(fields);
}

class Round {
 public:
  Round(const QueryContext& context, const std::vector<std::string>& facets) : context_(context), facets_(facets) {}

  Result<FirstRound> ask(const RankingParams& params) {
    if (auto found = find_columns(); !found) return std::move(found).error();
    const auto answer = search(context_.statistics.index(), body());
    if (!answer) return answer.error();
    const auto& counts = at(*answer, "aggregations");
    const auto& everything = at(counts, "index", "seen");
    if (!everything.is_object() || !at(counts, "hits").is_object()) {
      return damaged(context_.statistics.index().where(), "an answer of its cluster");
    }
    if (documents_of(everything) != context_.statistics.passages()) {
      return changed_meanwhile(context_.statistics.index().where());
    }
    FirstRound round;
    const auto& hits = at(counts, "hits");
    const auto in_hits = [&](const char* name, const std::optional<Json>& subset) {
      return subset ? documents_of(at(hits, name)) : documents_of(hits);
    };
    round.total = documents_of(hits);
    round.all_words = in_hits("all_words", context_.tree.full);
    round.loose = round.total - in_hits("by_words", context_.tree.by_words);
    if (auto read = read_facets(counts, round); !read) return std::move(read).error();
    read_groups(*answer, everything, params, round);
    return round;
  }

 private:
  /// Facets that are asked for and that the index has.
  Result<void> find_columns() {
    for (const auto& facet : facets_) {
      const auto column = context_.statistics.values(facet);
      if (!column) return column.error();
      if (*column != nullptr) columns_.push_back(*column);
    }
    return {};
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
      if (!is_small(*columns_[i]) || columns_[i]->values.empty()) continue;
      auto& facet = aggs["facet" + std::to_string(i)];
      facet = filter(context_.passing(context_.selections, columns_[i]->name));
      facet["aggs"] = counting(context_, *columns_[i]);
    }
    // Groups are counted over the whole index, whatever the query matches.
    auto& index = aggs["index"];
    index["global"] = Json::object();
    auto& seen = index["aggs"]["seen"];
    seen = filter(visible(context_.statistics.reader().state(), "passage"));
    for (std::size_t group = 0; group < tree.groups.size(); ++group) {
      const auto holders = context_.dsl.holders(*tree.groups[group]);
      for (std::size_t fields = 0; fields < holders.size(); ++fields) {
        seen["aggs"][holders_name(group, fields)] = filter(holders[fields]);
      }
    }
    if (tree.not_as_typed) seen["aggs"]["not_as_typed"] = filter(*tree.not_as_typed);
    return body;
  }

  Result<void> read_facets(const Json& counts, FirstRound& round) const {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const auto& column = *columns_[i];
      auto counted = is_small(column) && !column.values.empty()
                         ? read_counts(context_, column, at(counts, "facet" + std::to_string(i)))
                         : count_values(context_, column, context_.hits(column.name));
      if (!counted) return std::move(counted).error();
      const auto selection = std::ranges::find(context_.selections, column.name, &FacetSelection::facet);
      round.tallies.push_back(
          {&column, selection == context_.selections.end() ? nullptr : &*selection, *std::move(counted)});
    }
    return {};
  }

  void read_groups(const Json& answer, const Json& everything, const RankingParams& params, FirstRound& round) const {
    const auto& tree = context_.tree;
    const auto all = context_.statistics.passages();
    for (std::size_t group = 0; group < tree.groups.size(); ++group) {
      std::uint32_t with = 0;
      const auto fields = fields_of(tree.groups[group]->field).size();
      for (std::size_t so_far = 0; so_far < fields && with == 0; ++so_far) {
        with = documents_of(at(everything, holders_name(group, so_far)));
      }
      round.scoring.groups.push_back({tree.groups[group], inverse_document_frequency(all, with), with});
    }
    const auto matches = number_of(at(at(answer, "hits", "total"), "value"));
    const bool apart = tree.by_words && documents_of(at(at(answer, "aggregations"), "by_words")) < matches;
    const bool typed = tree.not_as_typed && documents_of(at(everything, "not_as_typed")) > 0;
    set_bonuses(round.scoring, params, apart, typed);
  }

  const QueryContext& context_;
  const std::vector<std::string>& facets_;
  std::vector<const FacetColumn*> columns_;
};

}  // namespace

void set_bonuses(Scoring& scoring, const RankingParams& params, bool apart, bool typed) {
  const bool several = scoring.groups.size() > 1;
  typed = typed && !several;
  if (!several && !apart && !typed) return;
  for (const auto& scored : scoring.groups) scoring.max_score += scored.max_score(params);
  const auto bonus = params.all_words_weight * scoring.max_score;
  if (several) scoring.all_words_bonus = bonus;
  if (typed) scoring.typed_bonus = bonus;
  if (apart) scoring.by_words_bonus = bonus;
}

Result<FirstRound> first_round(const QueryContext& context, const std::vector<std::string>& facets,
                               const RankingParams& params) {
  return Round(context, facets).ask(params);
}

}  // namespace dossier::cluster
