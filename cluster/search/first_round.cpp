// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/search/first_round.hpp"

#include "cluster/query/buckets.hpp"
#include "cluster/search/facet_counts.hpp"
#include "cluster/search/ranked_hits.hpp"
#include "index/cited_work.hpp"

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

  Result<FirstRound> ask(const std::optional<Head>& head) {
    if (auto found = find_columns(); !found) return std::move(found).error();
    auto answer = search(context_.statistics.index(), body(head), Keep::Answer);
    if (!answer) return std::move(answer).error();
    FirstRound round;
    if (!read_hits(*answer, round)) return faulty_answer(context_.statistics.index().where());
    if (auto read = read_facets(at(*answer, "aggregations"), round); !read) return std::move(read).error();
    if (head) round.answer = *std::move(answer);
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
      if (is_even(*column)) {
        ways_.push_back(Way::Even);
        continue;
      }
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

  /// Whether each passage of the index has the one value that there is.
  [[nodiscard]] bool is_even(const FacetColumn& column) const {
    return column.values.size() == 1 && column.totals.front() == context_.statistics.passages() &&
           column.name != cites_facet;
  }

  [[nodiscard]] const FacetSelection* selection_of(const FacetColumn& column) const {
    const auto found = std::ranges::find(context_.selections, column.name, &FacetSelection::facet);
    return found == context_.selections.end() ? nullptr : &*found;
  }

  [[nodiscard]] bool selects() const { return !context_.selections.empty(); }

  /// Without selections all that match are hits. With some, each facet counts what passes the others' selections, and
  /// the hits are told apart behind that.
  [[nodiscard]] Json body(const std::optional<Head>& head) const {
    const auto& tree = context_.tree;
    auto body = Json::object();
    body["size"] = 0;
    body["track_total_hits"] = true;
    body["query"] = head ? context_.scored(context_.matches(), head->within) : context_.matches();
    if (head) ask_for_head(body, context_, *head);
    if (selects()) body["post_filter"] = context_.passing(context_.selections);
    auto hits = Json::object();
    if (tree.full) hits["all_words"] = filter(*tree.full);
    if (tree.by_words) hits["by_words"] = filter(*tree.by_words);
    auto aggs = Json::object();
    if (!selects()) {
      aggs = std::move(hits);
    } else if (!hits.empty()) {
      aggs["hits"] = filter(context_.passing(context_.selections));
      aggs["hits"]["aggs"] = std::move(hits);
    }
    for (std::size_t i = 0; i < columns_.size(); ++i) add_facet(aggs, i);
    if (!aggs.empty()) body["aggs"] = std::move(aggs);
    return body;
  }

  static std::string name_of(std::size_t column) { return "facet" + std::to_string(column); }

  void add_facet(Json& aggs, std::size_t i) const {
    if (ways_[i] == Way::Apart || (ways_[i] == Way::Even && !selects())) return;
    auto counted = Json::object();
    if (ways_[i] == Way::Highest) counted = counting_highest(*columns_[i], facets_.most);
    if (ways_[i] == Way::Beside) counted = counting(context_, *columns_[i]);
    if (!selects()) {
      for (auto& [name, aggregation] : counted.items()) aggs[name_of(i) + "_" + name] = std::move(aggregation);
      return;
    }
    auto& facet = aggs[name_of(i)];
    facet = filter(context_.passing(context_.selections, columns_[i]->name));
    if (!counted.empty()) facet["aggs"] = std::move(counted);
  }

  /// The part of the answer that is of one facet, with the number of passages among which it was counted.
  [[nodiscard]] Json answer_of(const Json& counts, std::size_t i, std::uint32_t total) const {
    if (selects()) return at(counts, name_of(i));
    auto answer = Json::object();
    answer["doc_count"] = total;
    for (const auto* name : {"values", "without"}) {
      if (const auto& part = at(counts, name_of(i) + "_" + name); !part.is_null()) answer[name] = part;
    }
    return answer;
  }

  /// Whether the answer tells what was asked.
  [[nodiscard]] bool read_hits(const Json& answer, FirstRound& round) const {
    const auto& counts = at(answer, "aggregations");
    const auto& hits = selects() ? at(counts, "hits") : counts;
    const auto& found = at(at(answer, "hits", "total"), "value");
    if (!found.is_number_unsigned() || found.get<std::uint64_t>() > context_.statistics.passages()) return false;
    const auto total = static_cast<std::uint32_t>(found.get<std::uint64_t>());
    const auto all_words = context_.tree.full ? documents_of(at(hits, "all_words")) : total;
    const auto by_words = context_.tree.by_words ? documents_of(at(hits, "by_words")) : total;
    if (!all_words || !by_words || *all_words > total || *by_words > total) return false;
    round.total = total;
    round.all_words = *all_words;
    round.loose = total - *by_words;
    return true;
  }

  Result<void> read_facets(const Json& counts, FirstRound& round) const {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const auto& column = *columns_[i];
      const auto answer = ways_[i] == Way::Apart ? Json() : answer_of(counts, i, round.total);
      auto counted = count(i, column, answer);
      if (!counted) return std::move(counted).error();
      round.tallies.push_back({&column, selection_of(column), *std::move(counted)});
      if (ways_[i] == Way::Highest) round.tallies.back().distinct = documents_of(answer);
    }
    return {};
  }

  [[nodiscard]] Result<std::vector<std::uint32_t>> count(std::size_t i, const FacetColumn& column,
                                                         const Json& answer) const {
    switch (ways_[i]) {
      case Way::Apart:
        return count_values(context_, column, context_.hits(column.name));
      case Way::Beside:
        return read_counts(context_, column, answer);
      case Way::Highest:
        return read_highest(context_, column, answer);
      case Way::Even:
        break;
    }
    const auto all = documents_of(answer);
    if (!all) return faulty_answer(context_.statistics.index().where());
    return std::vector<std::uint32_t>{*all};
  }

  const QueryContext& context_;
  const AskedFacets& facets_;
  std::vector<const FacetColumn*> columns_;
  /// By requests of its own; in the same answer; of that, the highest alone; each passage counts.
  enum class Way { Apart, Beside, Highest, Even };
  std::vector<Way> ways_;  ///< by column
};

}  // namespace

Result<FirstRound> first_round(const QueryContext& context, const AskedFacets& facets,
                               const std::optional<Head>& head) {
  return Round(context, facets).ask(head);
}

}  // namespace dossier::cluster
