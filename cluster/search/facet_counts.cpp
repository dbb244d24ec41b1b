// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/search/facet_counts.hpp"

#include "cluster/query/buckets.hpp"
#include "index/cited_work.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>
#include <optional>
#include <span>
#include <utility>

namespace dossier::cluster {
namespace {

/// Values of one facet in an answer that counts several.
constexpr std::size_t few_values = 10000;

bool is_made(const FacetColumn& column) { return column.name == cites_facet; }

/// The ordinal of a value; nothing for one that the column does not have.
std::optional<std::uint32_t> ordinal_of(const FacetColumn& column, std::string_view value) {
  const auto found = std::ranges::lower_bound(column.values, value);
  if (found == column.values.end() || *found != value) return std::nullopt;
  return static_cast<std::uint32_t>(found - column.values.begin());
}

/// A bucket's value: none stands for passages without one.
std::string_view value_in(const std::optional<std::string>& key) {
  return key ? std::string_view(*key) : unknown_value;
}

/// Counts passages with each value of the facet that no field holds.
Json filters_of(const QueryContext& context, std::span<const std::string> values) {
  auto counting = Json::object();
  auto& filters = counting["filters"]["filters"] = Json::array();
  for (const auto& value : values) filters.push_back(context.dsl.facet(cites_facet, {value}));
  return counting;
}

/// Its answer.
Result<void> read_filters(const Json& buckets, std::span<std::uint32_t> counts, const std::string& where) {
  if (!buckets.is_array() || buckets.size() != counts.size()) return faulty_answer(where);
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const auto passages = documents_of(buckets[i]);
    if (!passages) return faulty_answer(where);
    counts[i] = *passages;
  }
  return {};
}

enum class Without {
  None,     ///< each passage of the index has a value
  Rest,     ///< none has several: what has no value is what is left
  Counted,  ///< neither is known
};

Without without_value(const QueryContext& context, const FacetColumn& column) {
  if (!ordinal_of(column, unknown_value)) return Without::None;
  const auto sum = std::accumulate(column.totals.begin(), column.totals.end(), std::uint64_t{0});
  return sum == context.statistics.passages() ? Without::Rest : Without::Counted;
}

Json counting_body(const Json& query) {
  auto body = Json::object();
  body["size"] = 0;
  body["track_total_hits"] = false;
  body["query"] = query;
  return body;
}

Result<std::vector<std::uint32_t>> count_made(const QueryContext& context, const FacetColumn& column,
                                              const Json& query) {
  std::vector<std::uint32_t> counts(column.values.size(), 0);
  for (std::size_t begin = 0; begin < counts.size(); begin += most_filters) {
    const auto some = std::min(most_filters, counts.size() - begin);
    auto body = counting_body(query);
    body["aggs"]["values"] = filters_of(context, std::span(column.values).subspan(begin, some));
    const auto answer = search(context.statistics.index(), body);
    if (!answer) return answer.error();
    const auto& buckets = at(at(*answer, "aggregations", "values"), "buckets");
    auto read = read_filters(buckets, std::span(counts).subspan(begin, some), context.statistics.index().where());
    if (!read) return std::move(read).error();
  }
  return counts;
}

class CrossCounter {
 public:
  CrossCounter(const QueryContext& context, const CrossRequest& request) : context_(context), request_(request) {}

  Result<CrossCounts> count() {
    const auto row_column = context_.statistics.values(request_.row_facet);
    if (!row_column) return row_column.error();
    const auto column_column = context_.statistics.values(request_.column_facet);
    if (!column_column) return column_column.error();
    CrossCounts counts;
    counts.cells.resize(request_.rows.size() * request_.columns.size());
    counts.row_totals.resize(request_.rows.size());
    counts.column_totals.resize(request_.columns.size());
    if (*row_column == nullptr || *column_column == nullptr) return counts;
    const Side rows(**row_column, request_.rows);
    const Side columns(**column_column, request_.columns);
    auto done = add(
        {&rows}, [&](const Places& places, std::uint32_t passages) { add_to(counts.row_totals[places[0]], passages); });
    if (!done) return std::move(done).error();
    done = add({&columns}, [&](const Places& places, std::uint32_t passages) {
      add_to(counts.column_totals[places[0]], passages);
    });
    if (!done) return std::move(done).error();
    done = add({&rows, &columns}, [&](const Places& places, std::uint32_t passages) {
      add_to(counts.cells[places[0] * request_.columns.size() + places[1]], passages);
    });
    if (!done) return std::move(done).error();
    return counts;
  }

 private:
  static constexpr std::uint32_t left_out = std::numeric_limits<std::uint32_t>::max();
  using Places = std::vector<std::size_t>;  ///< of the values of a bucket, by side
  using Visit = std::function<void(const Places&, std::uint32_t passages)>;

  struct Side {
    const FacetColumn& column;
    const std::vector<std::uint32_t>& shown;
    std::vector<std::uint32_t> place;  ///< by ordinal
    Side(const FacetColumn& of, const std::vector<std::uint32_t>& values)
        : column(of), shown(values), place(of.values.size(), left_out) {
      for (std::uint32_t i = 0; i < values.size(); ++i) place[values[i]] = i;
    }
  };

  static void add_to(MatrixCell& cell, std::uint32_t passages) {
    cell.passages += passages;
    ++cell.papers;
  }

  /// Calls `visit` for each paper and combination of shown values that it has. A side that no field holds is gone
  /// through a value at a time.
  Result<void> add(const std::vector<const Side*>& sides, const Visit& visit) {
    Places places(sides.size(), 0);
    return add(sides, 0, context_.hits(), places, visit);
  }
  Result<void> add(const std::vector<const Side*>& sides, std::size_t from, const Json& query, Places& places,
                   const Visit& visit) {
    for (auto i = from; i < sides.size(); ++i) {
      if (!is_made(sides[i]->column)) continue;
      for (std::size_t at = 0; at < sides[i]->shown.size(); ++at) {
        places[i] = at;
        const auto& value = sides[i]->column.values[sides[i]->shown[at]];
        const auto narrowed = matching_all({query, context_.dsl.facet(cites_facet, {value})});
        if (auto added = add(sides, i + 1, narrowed, places, visit); !added) return added;
      }
      return {};
    }
    return add_fields(sides, query, places, visit);
  }
  Result<void> add_fields(const std::vector<const Side*>& sides, const Json& query, Places& places,
                          const Visit& visit) {
    std::vector<BucketField> fields;
    std::vector<std::size_t> of;
    for (std::size_t i = 0; i < sides.size(); ++i) {
      if (is_made(sides[i]->column)) continue;
      fields.push_back(context_.statistics.bucket_field(sides[i]->column.name));
      of.push_back(i);
    }
    fields.push_back({"f_paper"});
    return for_each_bucket(context_.statistics.index(), query, fields,
                           [&](const BucketKey& key, std::uint32_t passages) -> Result<void> {
                             for (std::size_t field = 0; field < of.size(); ++field) {
                               const auto& side = *sides[of[field]];
                               const auto ordinal = ordinal_of(side.column, value_in(key[field]));
                               if (!ordinal || side.place[*ordinal] == left_out) return {};
                               places[of[field]] = side.place[*ordinal];
                             }
                             visit(places, passages);
                             return {};
                           });
  }

  const QueryContext& context_;
  const CrossRequest& request_;
};

}  // namespace

bool is_small(const FacetColumn& column) {
  return column.values.size() <= (is_made(column) ? most_filters : few_values);
}

Json counting(const QueryContext& context, const FacetColumn& column) {
  auto counting = Json::object();
  if (is_made(column)) {
    counting["values"] = filters_of(context, column.values);
    return counting;
  }
  auto& terms = counting["values"]["terms"];
  terms["size"] = terms["shard_size"] = std::max<std::size_t>(column.values.size(), 1);
  const auto field = context.statistics.bucket_field(column.name);
  if (field.script.is_object()) {
    terms["script"] = field.script;
    return counting;
  }
  terms["field"] = field.field;
  if (without_value(context, column) == Without::Counted) counting["without"]["missing"]["field"] = field.field;
  return counting;
}

Json counting_highest(const FacetColumn& column, std::uint32_t most) {
  // All counts are one: the first values are those that are shown.
  auto terms = Json::object();
  terms["value"]["terms"]["field"] = facet_field(column.name);
  auto counting = Json::object();
  counting["values"]["composite"]["size"] = most;
  counting["values"]["composite"]["sources"] = Json::array({std::move(terms)});
  return counting;
}

Result<std::vector<std::uint32_t>> read_highest(const QueryContext& context, const FacetColumn& column,
                                                const Json& answer) {
  const auto& where = context.statistics.index().where();
  std::vector<std::uint32_t> counts(column.values.size(), 0);
  const auto& buckets = at(answer, "values", "buckets");
  if (!buckets.is_array()) return faulty_answer(where);
  for (const auto& bucket : buckets) {
    const auto passages = documents_of(bucket);
    if (!passages) return faulty_answer(where);
    const auto ordinal = ordinal_of(column, text_of(at(bucket, "key", "value")));
    if (!ordinal) return changed_meanwhile(where);
    counts[*ordinal] = *passages;
  }
  return counts;
}

Result<std::vector<std::uint32_t>> read_counts(const QueryContext& context, const FacetColumn& column,
                                               const Json& answer) {
  const auto& where = context.statistics.index().where();
  std::vector<std::uint32_t> counts(column.values.size(), 0);
  const auto& buckets = at(answer, "values", "buckets");
  if (!buckets.is_array()) return faulty_answer(where);
  if (is_made(column)) {
    if (auto read = read_filters(buckets, counts, where); !read) return std::move(read).error();
    return counts;
  }
  // All values that there are were asked for: more, or a rest, are of another generation.
  if (number_of(at(answer, "values", "sum_other_doc_count")) > 0) return changed_meanwhile(where);
  for (const auto& bucket : buckets) {
    const auto passages = documents_of(bucket);
    if (!passages) return faulty_answer(where);
    const auto ordinal = ordinal_of(column, text_of(at(bucket, "key")));
    if (!ordinal) return changed_meanwhile(where);
    counts[*ordinal] += *passages;
  }
  if (context.statistics.loses_values(column.name)) return counts;
  const auto way = without_value(context, column);
  if (way == Without::None) return counts;
  auto without = documents_of(way == Without::Counted ? at(answer, "without") : answer);
  if (!without) return faulty_answer(where);
  if (way == Without::Rest) {
    const auto with = std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
    if (with > *without) return changed_meanwhile(where);
    *without -= static_cast<std::uint32_t>(with);
  }
  counts[*ordinal_of(column, unknown_value)] += *without;
  return counts;
}

Result<std::vector<std::uint32_t>> count_values(const QueryContext& context, const FacetColumn& column,
                                                const Json& query) {
  if (column.values.empty()) return std::vector<std::uint32_t>();
  if (is_made(column)) return count_made(context, column, query);
  if (is_small(column)) {
    auto body = counting_body(query);
    body["aggs"] = counting(context, column);
    body["track_total_hits"] = true;
    const auto answer = search(context.statistics.index(), body);
    if (!answer) return answer.error();
    auto counts = at(*answer, "aggregations");
    counts["doc_count"] = at(at(*answer, "hits", "total"), "value");
    return read_counts(context, column, counts);
  }
  std::vector<std::uint32_t> counts(column.values.size(), 0);
  auto read = for_each_bucket(context.statistics.index(), query, {context.statistics.bucket_field(column.name)},
                              [&](const BucketKey& key, std::uint32_t passages) -> Result<void> {
                                const auto ordinal = ordinal_of(column, value_in(key.front()));
                                if (!ordinal) return changed_meanwhile(context.statistics.index().where());
                                counts[*ordinal] += passages;
                                return {};
                              });
  if (!read) return std::move(read).error();
  return counts;
}

std::optional<std::uint32_t> ordinal_of_bucket(const FacetColumn& column, const std::optional<std::string>& bucket) {
  return ordinal_of(column, value_in(bucket));
}

Result<CrossCounts> count_cross(const QueryContext& context, const CrossRequest& request) {
  return CrossCounter(context, request).count();
}

}  // namespace dossier::cluster
