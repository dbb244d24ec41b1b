// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/search/first_round.hpp"

#include "cluster/query/buckets.hpp"
#include "cluster/search/facet_counts.hpp"

#include <algorithm>
#include <optional>
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
      return faulty_answer(context_.statistics.index().where());
    }
    const auto seen = documents_of(everything);
    if (!seen) return faulty_answer(context_.statistics.index().where());
    if (*seen != context_.statistics.passages()) return changed_meanwhile(context_.statistics.index().where());
    FirstRound round;
    if (!read_hits(at(counts, "hits"), round) || !read_groups(*answer, everything, params, round)) {
      return faulty_answer(context_.statistics.index().where());
    }
    if (auto read = read_facets(counts, round); !read) return std::move(read).error();
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
    // OpenSearch limits the buckets of one answer.
    std::size_t buckets = 0;
    for (const auto* column : columns_) {
      const auto more = column->values.size();
      const bool fits = more > 0 && is_small(*column) && buckets + more <= most_buckets;
      if (fits) buckets += more;
      beside_.push_back(fits);
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
      if (!beside_[i]) continue;
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
    bool apart = false;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const auto& column = *columns_[i];
      apart = apart || (!beside_[i] && !column.values.empty());
      auto counted = beside_[i] ? read_counts(context_, column, at(counts, "facet" + std::to_string(i)))
                                : count_values(context_, column, context_.hits(column.name));
      if (!counted) return std::move(counted).error();
      const auto selection = std::ranges::find(context_.selections, column.name, &FacetSelection::facet);
      round.tallies.push_back(
          {&column, selection == context_.selections.end() ? nullptr : &*selection, *std::move(counted)});
    }
    // Those counted apart came later than the number of passages in the answer.
    return apart ? context_.statistics.still_whole() : Result<void>();
  }

  /// Whether the answer tells what was asked.
  [[nodiscard]] bool read_groups(const Json& answer, const Json& everything, const RankingParams& params,
                                 FirstRound& round) const {
    const auto& tree = context_.tree;
    const auto all = context_.statistics.passages();
    for (std::size_t group = 0; group < tree.groups.size(); ++group) {
      std::uint32_t with = 0;
      const auto fields = fields_of(tree.groups[group]->field).size();
      for (std::size_t so_far = 0; so_far < fields && with == 0; ++so_far) {
        const auto holders = documents_of(at(everything, holders_name(group, so_far)));
        if (!holders) return false;
        with = *holders;
      }
      round.scoring.groups.push_back({tree.groups[group], inverse_document_frequency(all, with), with});
    }
    const std::optional<std::uint32_t> none = 0;
    const auto& matches = at(at(answer, "hits", "total"), "value");
    const auto by_words = tree.by_words ? documents_of(at(at(answer, "aggregations"), "by_words")) : none;
    const auto other = tree.not_as_typed ? documents_of(at(everything, "not_as_typed")) : none;
    if (!matches.is_number_unsigned() || !by_words || !other) return false;
    const bool apart = tree.by_words && *by_words < matches.get<std::uint64_t>();
    round.scoring.set_bonuses(params, apart, *other > 0);
    return true;
  }

  const QueryContext& context_;
  const std::vector<std::string>& facets_;
  std::vector<const FacetColumn*> columns_;
  std::vector<bool> beside_;  ///< by column: counted in the same answer
};

}  // namespace

Result<FirstRound> first_round(const QueryContext& context, const std::vector<std::string>& facets,
                               const RankingParams& params) {
  return Round(context, facets).ask(params);
}

}  // namespace dossier::cluster
