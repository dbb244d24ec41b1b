// SPDX-License-Identifier: GPL-3.0-or-later
// What is counted over all hits: papers, values of facets, two facets against each other.
#include "searcher/local/local_found.hpp"

#include "searcher/match/facet_values.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace dossier {
namespace {

constexpr std::uint32_t left_out = std::numeric_limits<std::uint32_t>::max();

/// One side of a table: the ordinal of each value id; left_out where it is not shown.
struct Side {
  const FacetColumn& column;
  std::vector<std::uint32_t> ordinal;

  Side(const FacetColumn& of, const std::vector<std::uint32_t>& shown)
      : column(of), ordinal(of.values.size(), left_out) {
    for (std::uint32_t i = 0; i < shown.size(); ++i) ordinal[shown[i]] = i;
  }

  /// Calls `visit(ordinal)` for each value of a passage that is shown.
  template <class Visit>
  void for_each(DocId doc, Visit&& visit) const {
    for (const auto id : column.of(doc)) {
      if (ordinal[id] != left_out) visit(std::size_t{ordinal[id]});
    }
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
  std::vector<std::uint64_t> pairs_;  ///< bucket and paper
};

}  // namespace

Result<std::uint32_t> LocalFound::papers() const {
  for (const auto& tally : selected_.tallies) {  // where the counts are of the hits alone
    if (tally.column->name != "paper" || tally.selection != nullptr) continue;
    const auto& counts = tally.counts;
    return static_cast<std::uint32_t>(counts.size()) -
           static_cast<std::uint32_t>(std::count(counts.begin(), counts.end(), 0U));
  }
  const auto papers = reader_.column("paper");
  if (!papers) return papers.error();
  return *papers == nullptr ? 0 : distinct_values(**papers, selected_.hits, &matcher_.facet_runs());
}

std::vector<FacetCounts> LocalFound::facets(std::uint32_t most) const {
  std::vector<FacetCounts> facets;
  for (const auto& tally : selected_.tallies) facets.push_back(to_counts(tally, most));
  return facets;
}

Result<ValueCounts> LocalFound::values(const std::string& facet) const {
  const auto column = reader_.column(facet);
  if (!column) return column.error();
  ValueCounts values;
  if (*column == nullptr) return values;
  values.values = (*column)->values;
  values.counts.assign((*column)->values.size(), 0);
  selected_.hits.for_each([&](DocId doc) {
    for (const auto id : (*column)->of(doc)) ++values.counts[id];
  });
  return values;
}

Result<CrossCounts> LocalFound::cross(const CrossRequest& request) const {
  const auto row_column = reader_.column(request.row_facet);
  if (!row_column) return row_column.error();
  const auto column_column = reader_.column(request.column_facet);
  if (!column_column) return column_column.error();
  const auto width = request.columns.size();
  BucketCounter cells(request.rows.size() * width);
  BucketCounter row_totals(request.rows.size());
  BucketCounter column_totals(width);
  if (*row_column != nullptr && *column_column != nullptr) {
    const Side rows(**row_column, request.rows);
    const Side columns(**column_column, request.columns);
    std::vector<std::size_t> columns_of_doc;
    selected_.hits.for_each([&](DocId doc) {
      const auto paper = paper_of(doc);
      columns_of_doc.clear();
      columns.for_each(doc, [&](std::size_t column) {
        columns_of_doc.push_back(column);
        column_totals.add(column, paper);
      });
      rows.for_each(doc, [&](std::size_t row) {
        row_totals.add(row, paper);
        for (const auto column : columns_of_doc) cells.add(row * width + column, paper);
      });
    });
  }
  return CrossCounts{cells.finish(), row_totals.finish(), column_totals.finish()};
}

Result<std::vector<ValuePaper>> LocalFound::spread(const std::string& facet) const {
  const auto column = reader_.column(facet);
  if (!column) return column.error();
  std::vector<std::uint64_t> pairs;  // value and paper
  if (*column != nullptr) {
    selected_.hits.for_each([&](DocId doc) {
      for (const auto id : (*column)->of(doc)) pairs.push_back(std::uint64_t{id} << 32 | paper_of(doc));
    });
  }
  std::sort(pairs.begin(), pairs.end());
  std::vector<ValuePaper> found;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (i == 0 || pairs[i] != pairs[i - 1]) {
      found.push_back({static_cast<std::uint32_t>(pairs[i] >> 32), static_cast<std::uint32_t>(pairs[i]), 0});
    }
    ++found.back().passages;
  }
  return found;
}

Result<std::vector<std::uint32_t>> LocalFound::having(const std::string& facet,
                                                      std::span<const std::vector<std::string>> groups) const {
  std::vector<std::uint32_t> counts(groups.size(), 0);
  const auto column = reader_.column(facet);
  if (!column) return column.error();
  if (*column == nullptr) return counts;
  std::vector<std::vector<std::size_t>> groups_of((*column)->values.size());  // by value id
  for (std::size_t group = 0; group < groups.size(); ++group) {
    for (const auto id : value_ids(**column, groups[group])) groups_of[id].push_back(group);
  }
  std::vector<DocId> last(groups.size(), 0);  // the passage that each has counted last
  selected_.hits.for_each([&](DocId doc) {
    for (const auto id : (*column)->of(doc)) {
      for (const auto group : groups_of[id]) {
        if (std::exchange(last[group], doc) != doc) ++counts[group];
      }
    }
  });
  return counts;
}

Result<std::vector<std::vector<DocId>>> LocalFound::of_papers(std::span<const std::uint32_t> papers) const {
  std::vector<std::vector<DocId>> found;
  const auto ids = reader_.column("paper");
  if (!ids) return ids.error();
  for (const auto paper : papers) {
    auto docs = reader_.passages_of((*ids)->values[paper]);
    if (!docs) return std::move(docs).error();
    std::erase_if(*docs, [&](DocId doc) { return !selected_.hits.contains(doc); });
    found.push_back(*std::move(docs));
  }
  return found;
}

DocSet LocalFound::strong(double share) const {
  const auto& scores = matcher_.scores();
  double best = 0;
  scores.for_each(selected_.hits, [&](DocId doc, double score) { best = std::max(best, score - matches_.bonus(doc)); });
  DocSet docs(reader_.last_doc());
  scores.for_each(selected_.hits, [&](DocId doc, double score) {
    if (matches_.all_words.contains(doc) || score - matches_.bonus(doc) >= share * best) docs.insert(doc);
  });
  return docs;
}

Result<std::vector<PaperFound>> LocalFound::by_paper(double share, std::size_t kept) {
  const auto strong_docs = strong(share);
  std::vector<std::pair<std::uint32_t, RankedDoc>> all;
  matcher_.scores().for_each(selected_.hits, [&](DocId doc, double score) {
    all.push_back({paper_of(doc), {doc, score}});
  });
  std::sort(all.begin(), all.end(), [&](const auto& a, const auto& b) {
    if (a.first != b.first) return a.first < b.first;
    const bool is_strong = strong_docs.contains(a.second.doc);
    if (is_strong != strong_docs.contains(b.second.doc)) return is_strong;
    return a.second.score != b.second.score ? a.second.score > b.second.score : a.second.doc < b.second.doc;
  });
  std::vector<PaperFound> found;
  for (const auto& [paper, ranked] : all) {
    if (found.empty() || found.back().paper != paper) found.push_back({paper, {}, 0, 0, 0});
    auto& one = found.back();
    ++one.passages;
    if (strong_docs.contains(ranked.doc)) ++one.strong;
    if (matches_.all_words.contains(ranked.doc)) ++one.all_words;
    if (one.best.size() < kept) one.best.push_back(ranked);
  }
  return found;
}

}  // namespace dossier
