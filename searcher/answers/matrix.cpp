// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/answers/matrix.hpp"

#include "base/collation.hpp"
#include "base/edit_distance.hpp"
#include "base/strings.hpp"
#include "searcher/answers/search_state.hpp"

#include <algorithm>
#include <span>

namespace dossier {
namespace {

/// However many values are asked for, a side has at most so many: the table grows with their product.
constexpr std::uint32_t side_limit = 1000;

/// One side of the table: which values it shows.
struct Side {
  std::span<const std::string> values;
  std::vector<std::uint32_t> ids;  ///< shown, in order
  std::uint32_t beyond = 0;

  Side(const ValueCounts& of, const MatrixRequest& request) : values(of.values) {
    const auto most = request.most_values;
    const auto& counts = of.counts;
    for (std::uint32_t id = 0; id < counts.size(); ++id) {
      if (counts[id] > 0) ids.push_back(id);
    }
    const auto known =
        std::stable_partition(ids.begin(), ids.end(), [&](std::uint32_t id) { return values[id] != unknown_value; });
    const std::vector<std::uint32_t> unknown(known, ids.end());  // one or none; is shown last, and always
    ids.erase(known, ids.end());
    const auto ranks = collated_ranks(values);
    std::sort(ids.begin(), ids.end(), [&](std::uint32_t a, std::uint32_t b) {
      return counts[a] != counts[b] ? counts[a] > counts[b] : ranks[a] < ranks[b];
    });
    const auto kept = std::min<std::size_t>(ids.size(), most == 0 ? side_limit : std::min(most, side_limit));
    beyond = static_cast<std::uint32_t>(ids.size() - kept);
    ids.resize(kept);
    if (request.by_name) std::sort(ids.begin(), ids.end(), [&](auto a, auto b) { return ranks[a] < ranks[b]; });
    ids.insert(ids.end(), unknown.begin(), unknown.end());
  }

  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> result;
    for (const auto id : ids) result.push_back(values[id]);
    return result;
  }
};

Result<Side> side_of(const Found& found, const std::string& facet, const MatrixRequest& request) {
  const auto counts = found.values(facet);
  if (!counts) return counts.error();
  return Side(*counts, request);
}

/// The facet of this name, else one that differs in case alone. Errors: Usage, with the nearest name and all.
Result<std::string> facet_named(const Catalogue& catalogue, const std::string& name) {
  const auto& facets = catalogue.facets();
  if (const auto position = position_of_name(facets, name); position < facets.size()) return facets[position];
  const auto near = nearest_names(name, facets, 1);
  return Error{ErrorCode::Usage, "the index has no facet `" + name + "`",
               (near.empty() ? "" : "did you mean " + near.front() + "? ") + "its facets: " + joined(facets, ", ")};
}

}  // namespace

Result<MatrixResponse> answer_matrix(SearchState& state, const MatrixRequest& request) {
  const Stopwatch stopwatch;
  const auto& catalogue = state.ports.catalogue;
  const auto row_facet = facet_named(catalogue, request.rows);
  if (!row_facet) return row_facet.error();
  const auto column_facet = facet_named(catalogue, request.columns);
  if (!column_facet) return column_facet.error();
  auto search = request.search;
  search.limit = 0;  // passages are counted, not ranked
  search.user_notes = search.user_notes.value_or(false);
  const auto started = QueryRun::start(state.ports, search, {});
  if (!started) return started.error();
  auto& run = **started;
  const auto& found = run.found();
  const auto rows = side_of(found, *row_facet, request);
  if (!rows) return rows.error();
  const auto columns = side_of(found, *column_facet, request);
  if (!columns) return columns.error();
  const auto papers = found.papers();
  if (!papers) return papers.error();
  auto counts = found.cross({*row_facet, rows->ids, *column_facet, columns->ids});
  if (!counts) return std::move(counts).error();

  MatrixResponse response;
  response.row_facet = *row_facet;
  response.column_facet = *column_facet;
  response.rows = rows->names();
  response.columns = columns->names();
  response.rows_left_out = rows->beyond;
  response.columns_left_out = columns->beyond;
  response.total = {found.total(), *papers};
  const auto width = static_cast<std::ptrdiff_t>(columns->ids.size());
  for (auto cell = counts->cells.begin(); response.cells.size() < rows->ids.size(); cell += width) {
    response.cells.emplace_back(cell, cell + width);
  }
  response.row_totals = std::move(counts->row_totals);
  response.column_totals = std::move(counts->column_totals);
  auto echo = run.echo();
  if (!echo) return std::move(echo).error();
  response.echo = *std::move(echo);
  response.milliseconds = stopwatch.milliseconds();
  return response;
}

}  // namespace dossier
