// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/facet_counter.hpp"

#include "searcher/facet_values.hpp"

#include <algorithm>

namespace dossier {
namespace {

/// A selection as a look-up by value id.
class SelectionTest {
 public:
  SelectionTest(const FacetColumn* column, const FacetSelection& selection)
      : column_(column), restricted_(selection.any_of.has_value()) {
    if (column_ == nullptr) return;
    verdicts_.resize(column_->values.size());
    if (restricted_) mark(*selection.any_of, wanted);
    mark(selection.none_of, unwanted);
  }

  [[nodiscard]] bool passes(DocId doc) const {
    if (column_ == nullptr) return !restricted_;
    std::uint8_t seen = restricted_ ? 0 : wanted;
    for (const auto id : column_->of(doc)) seen |= verdicts_[id];
    return seen == wanted;
  }

 private:
  static constexpr std::uint8_t wanted = 1;
  static constexpr std::uint8_t unwanted = 2;

  void mark(const std::vector<std::string>& values, std::uint8_t verdict) {
    for (const auto id : value_ids(*column_, values)) verdicts_[id] |= verdict;
  }

  const FacetColumn* column_;
  bool restricted_;
  std::vector<std::uint8_t> verdicts_;
};

void tally(const DocSet& docs, FacetTally& into) {
  const auto& column = *into.column;
  docs.for_each([&](DocId doc) {
    for (auto i = column.starts[doc]; i < column.starts[doc + 1]; ++i) ++into.counts[column.ids[i]];
  });
}

}  // namespace

Selected select_and_count(const IndexReader& reader, const DocSet& matches,
                          const std::vector<FacetSelection>& selections, const std::vector<std::string>& facets) {
  std::vector<SelectionTest> tests;
  std::vector<std::vector<DocId>> failed_only(selections.size());  ///< matches that fail this selection alone
  for (const auto& selection : selections) tests.emplace_back(reader.column(selection.facet), selection);

  Selected selected{matches, {}};
  if (!tests.empty()) {
    matches.for_each([&](DocId doc) {
      std::size_t failures = 0;
      std::size_t failed = 0;
      for (std::size_t i = 0; i < tests.size() && failures < 2; ++i) {
        if (tests[i].passes(doc)) continue;
        ++failures;
        failed = i;
      }
      if (failures > 0) selected.hits.erase(doc);
      if (failures == 1) failed_only[failed].push_back(doc);
    });
  }
  for (const auto& facet : facets) {
    FacetTally counts{reader.column(facet), nullptr, {}};
    if (counts.column == nullptr) continue;
    counts.counts.resize(counts.column->values.size());
    tally(selected.hits, counts);
    for (std::size_t i = 0; i < selections.size(); ++i) {
      if (selections[i].facet != facet) continue;
      counts.selection = &selections[i];
      for (const auto doc : failed_only[i]) {
        for (const auto id : counts.column->of(doc)) ++counts.counts[id];
      }
    }
    selected.tallies.push_back(std::move(counts));
  }
  return selected;
}

FacetCounts to_counts(const FacetTally& tally, std::uint32_t most) {
  constexpr char is_selected = 1;
  constexpr char is_excluded = 2;
  const auto& values = tally.column->values;
  std::vector<char> marks(values.size(), 0);
  if (tally.selection != nullptr) {
    for (const auto id : value_ids(*tally.column, tally.selection->any_of.value_or(std::vector<std::string>()))) {
      marks[id] |= is_selected;
    }
    for (const auto id : value_ids(*tally.column, tally.selection->none_of)) marks[id] |= is_excluded;
  }
  FacetCounts result{tally.column->name, {}, 0};
  std::vector<std::uint32_t> shown;
  for (std::uint32_t id = 0; id < values.size(); ++id) {
    if (tally.counts[id] > 0) ++result.distinct;
    if (tally.counts[id] > 0 || marks[id] != 0) shown.push_back(id);
  }
  const auto before = [&](std::uint32_t a, std::uint32_t b) {
    return tally.counts[a] != tally.counts[b] ? tally.counts[a] > tally.counts[b] : a < b;
  };
  const auto kept = most == 0 ? shown.size() : std::min<std::size_t>(most, shown.size());
  std::partial_sort(shown.begin(), shown.begin() + static_cast<long>(kept), shown.end(), before);
  std::vector<std::uint32_t> beyond;
  std::copy_if(shown.begin() + static_cast<long>(kept), shown.end(), std::back_inserter(beyond),
               [&](std::uint32_t id) { return marks[id] != 0; });
  std::sort(beyond.begin(), beyond.end(), before);
  shown.resize(kept);
  shown.insert(shown.end(), beyond.begin(), beyond.end());
  for (const auto id : shown) {
    result.counts.push_back(
        {values[id], tally.counts[id], (marks[id] & is_selected) != 0, (marks[id] & is_excluded) != 0});
  }
  return result;
}

std::uint32_t count_values(const FacetColumn& column, const DocSet& docs) {
  std::vector<char> seen(column.values.size(), 0);
  docs.for_each([&](DocId doc) {
    for (const auto id : column.of(doc)) seen[id] = 1;
  });
  return static_cast<std::uint32_t>(std::count(seen.begin(), seen.end(), 1));
}

}  // namespace dossier
