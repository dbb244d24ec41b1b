// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/answers/matrix.hpp"

#include "base/collation.hpp"
#include "base/edit_distance.hpp"
#include "base/strings.hpp"
#include "searcher/answers/search_state.hpp"

#include <algorithm>
#include <limits>

namespace dossier {
namespace {

constexpr std::uint32_t left_out = std::numeric_limits<std::uint32_t>::max();
/// However many values are asked for, a side has at most so many: the table grows with their product.
constexpr std::uint32_t side_limit = 1000;

/// One side of the table: which values it shows, and the ordinal of each value id.
struct Side {
  const FacetColumn* column = nullptr;
  std::vector<std::uint32_t> ids;      ///< shown, in order
  std::vector<std::uint32_t> ordinal;  ///< by value id; left_out where it is not shown
  std::uint32_t beyond = 0;

  Side(const FacetColumn& of, const DocSet& docs, const MatrixRequest& request) : column(&of) {
    const auto most = request.most_values;
    std::vector<std::uint32_t> counts(of.values.size(), 0);
    docs.for_each([&](DocId doc) {
      for (const auto id : of.of(doc)) ++counts[id];
    });
    for (std::uint32_t id = 0; id < counts.size(); ++id) {
      if (counts[id] > 0) ids.push_back(id);
    }
    const auto known =
        std::stable_partition(ids.begin(), ids.end(), [&](std::uint32_t id) { return of.values[id] != unknown_value; });
    const std::vector<std::uint32_t> unknown(known, ids.end());  // one or none; is shown last, and always
    ids.erase(known, ids.end());
    const auto ranks = collated_ranks(of.values);
    std::sort(ids.begin(), ids.end(), [&](std::uint32_t a, std::uint32_t b) {
      return counts[a] != counts[b] ? counts[a] > counts[b] : ranks[a] < ranks[b];
    });
    const auto kept = std::min<std::size_t>(ids.size(), most == 0 ? side_limit : std::min(most, side_limit));
    beyond = static_cast<std::uint32_t>(ids.size() - kept);
    ids.resize(kept);
    if (request.by_name) std::sort(ids.begin(), ids.end(), [&](auto a, auto b) { return ranks[a] < ranks[b]; });
    ids.insert(ids.end(), unknown.begin(), unknown.end());
    ordinal.assign(of.values.size(), left_out);
    for (std::uint32_t i = 0; i < ids.size(); ++i) ordinal[ids[i]] = i;
  }

  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> result;
    for (const auto id : ids) result.push_back(column->values[id]);
    return result;
  }
};

/// Counts passages and different papers by bucket.
class BucketCounter {
 public:
  explicit BucketCounter(std::size_t buckets) : cells_(buckets) {}

  void add(std::size_t bucket, std::uint32_t paper) {
    ++cells_[bucket].passages;
    pairs_.push_back(std::uint64_t{bucket} << 32 | paper);
  }
  std::vector<MatrixCell> finish() {
    std::sort(pairs_.begin(), pairs_.end());
    pairs_.erase(std::unique(pairs_.begin(), pairs_.end()), pairs_.end());
    for (const auto pair : pairs_) ++cells_[pair >> 32].papers;
    return std::move(cells_);
  }

 private:
  std::vector<MatrixCell> cells_;
  std::vector<std::uint64_t> pairs_;
};

void fill(const DocSet& docs, const Ranker& papers, const Side& rows, const Side& columns, MatrixResponse& response) {
  const auto width = columns.ids.size();
  BucketCounter cells(rows.ids.size() * width);
  BucketCounter row_totals(rows.ids.size());
  BucketCounter column_totals(width);
  docs.for_each([&](DocId doc) {
    const auto paper = papers.paper_of(doc);
    for (const auto row_id : rows.column->of(doc)) {
      const auto row = rows.ordinal[row_id];
      if (row == left_out) continue;
      row_totals.add(row, paper);
      for (const auto column_id : columns.column->of(doc)) {
        if (columns.ordinal[column_id] != left_out) cells.add(row * width + columns.ordinal[column_id], paper);
      }
    }
    for (const auto column_id : columns.column->of(doc)) {
      if (columns.ordinal[column_id] != left_out) column_totals.add(columns.ordinal[column_id], paper);
    }
  });
  const auto flat = cells.finish();
  for (std::size_t row = 0; row < rows.ids.size(); ++row) {
    const auto begin = flat.begin() + static_cast<long>(row * width);
    response.cells.emplace_back(begin, begin + static_cast<long>(width));
  }
  response.row_totals = row_totals.finish();
  response.column_totals = column_totals.finish();
}

/// The facet of this name in any case. Errors: Usage, with the nearest name and all.
Result<std::string> facet_named(const IndexReader& reader, const std::string& name) {
  const auto& facets = reader.facets();
  const auto found =
      std::find_if(facets.begin(), facets.end(), [&](const std::string& facet) { return same_letters(facet, name); });
  if (found != facets.end()) return *found;
  const auto near = nearest_names(name, facets, 1);
  return Error{ErrorCode::Usage, "the index has no facet `" + name + "`",
               (near.empty() ? "" : "did you mean " + near.front() + "? ") + "its facets: " + joined(facets, ", ")};
}

}  // namespace

Result<MatrixResponse> answer_matrix(SearchState& state, const MatrixRequest& request) {
  const Stopwatch stopwatch;
  const auto& reader = state.reader;
  const auto row_facet = facet_named(reader, request.rows);
  if (!row_facet) return row_facet.error();
  const auto column_facet = facet_named(reader, request.columns);
  if (!column_facet) return column_facet.error();
  auto search = request.search;
  search.limit = 0;  // passages are counted, not ranked
  search.user_notes = search.user_notes.value_or(false);
  const auto started = QueryRun::start(reader, state.taxonomy, state.matcher, search, {});
  if (!started) return started.error();
  auto& run = **started;
  const auto row_values = reader.column(*row_facet);
  if (!row_values) return row_values.error();
  const auto column_values = reader.column(*column_facet);
  if (!column_values) return column_values.error();
  const auto papers = reader.column("paper");
  if (!papers) return papers.error();
  const auto ranker = Ranker::of(reader, SortOrder::Relevance);
  if (!ranker) return ranker.error();
  const auto& docs = run.hits();
  const Side rows(**row_values, docs, request);
  const Side columns(**column_values, docs, request);

  MatrixResponse response;
  response.row_facet = *row_facet;
  response.column_facet = *column_facet;
  response.rows = rows.names();
  response.columns = columns.names();
  response.rows_left_out = rows.beyond;
  response.columns_left_out = columns.beyond;
  response.total.passages = docs.count();
  if (*papers != nullptr) response.total.papers = count_values(**papers, docs);
  fill(docs, *ranker, rows, columns, response);
  auto echo = run.echo();
  if (!echo) return std::move(echo).error();
  response.echo = *std::move(echo);
  response.milliseconds = stopwatch.milliseconds();
  return response;
}

}  // namespace dossier
