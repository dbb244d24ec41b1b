// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/facet_counter.hpp"

#include "searcher/match/facet_values.hpp"

#include "base/collation.hpp"

#include <algorithm>
#include <functional>

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

/// Adds `step` (1 or -1, as unsigned numbers wrap) for the one value of each passage. Neighbouring passages often have
/// the same value, and a counter that waits for its own last step is slow: four sets of counters take turns.
void tally_single(std::span<const DocId> docs, std::uint32_t step, FacetTally& into) {
  constexpr std::size_t turns = 4;
  constexpr std::size_t most_counters = 4096;  // more do not fit the nearest cache
  const auto& ids = into.column->ids;
  const auto counters = into.counts.size();
  if (counters == 1) return;  // no passage has a value
  if (counters > most_counters || docs.size() < counters) {
    for (const auto doc : docs) into.counts[ids[doc]] += step;
    return;
  }
  std::vector<std::uint32_t> sets(turns * counters, 0);
  std::size_t i = 0;
  for (; i + turns <= docs.size(); i += turns) {
    for (std::size_t turn = 0; turn < turns; ++turn) ++sets[turn * counters + ids[docs[i + turn]]];
  }
  for (; i < docs.size(); ++i) ++sets[ids[docs[i]]];
  for (std::size_t at = 0; at < sets.size(); ++at) into.counts[at % counters] += step * sets[at];
}

void tally(std::span<const DocId> docs, std::uint32_t step, FacetTally& into) {
  const auto& column = *into.column;
  if (column.starts.empty())
    return tally_single(docs, step, into);  // passages without a value count behind the last one
  for (const auto doc : docs) {
    for (auto i = column.starts[doc]; i < column.starts[doc + 1]; ++i) into.counts[column.ids[i]] += step;
  }
}

/// Counts the values of the hits where `runs` do; gives the tallies that are left.
std::vector<FacetTally*> tally_runs(const DocSet& hits, std::vector<FacetTally>& tallies, FacetRuns* runs) {
  std::vector<FacetTally*> left;
  for (auto& one : tallies) {
    one.counts.assign(one.column->values.size() + 1, 0);
    if (runs == nullptr || !runs->count(*one.column, hits, one.counts)) left.push_back(&one);
    one.counts.pop_back();
  }
  return left;
}

/// Counts the values of the hits a passage at a time; where most passages are hits, by what the others lack.
void tally_passages(const IndexReader& reader, const DocSet& hits, const std::vector<FacetTally*>& tallies) {
  if (tallies.empty()) return;
  const auto count = hits.count();
  const bool by_others = count > reader.passage_count() / 2;
  std::vector<DocId> docs(by_others ? reader.last_doc() + 1 - count : count);
  auto next = docs.begin();
  const auto take = [&](DocId doc) { *next++ = doc; };
  if (by_others) {
    hits.for_each_absent(reader.last_doc(), take);  // holes too: they have no values
  } else {
    hits.for_each(take);
  }
  for (auto* one : tallies) {
    if (by_others) one->counts = one->column->totals;
    one->counts.resize(one->column->values.size() + 1);
    tally(docs, by_others ? ~std::uint32_t{0} : 1, *one);
    one->counts.pop_back();
  }
}

/// Takes the matches that fail a selection out of the hits. Gives for each selection those that fail it alone.
std::vector<std::vector<DocId>> take_out(const DocSet& matches, const std::vector<SelectionTest>& tests, DocSet& hits) {
  std::vector<std::vector<DocId>> failed_only(tests.size());
  if (tests.empty()) return failed_only;
  matches.for_each([&](DocId doc) {
    std::size_t failures = 0;
    std::size_t failed = 0;
    for (std::size_t i = 0; i < tests.size() && failures < 2; ++i) {
      if (tests[i].passes(doc)) continue;
      ++failures;
      failed = i;
    }
    if (failures > 0) hits.erase(doc);
    if (failures == 1) failed_only[failed].push_back(doc);
  });
  return failed_only;
}

}  // namespace

Result<Selected> select_and_count(const IndexReader& reader, const DocSet& matches,
                                  const std::vector<FacetSelection>& selections, const std::vector<std::string>& facets,
                                  FacetRuns* runs) {
  std::vector<SelectionTest> tests;
  tests.reserve(selections.size());
  for (const auto& selection : selections) {
    const auto column = reader.column(selection.facet);
    if (!column) return column.error();
    tests.emplace_back(*column, selection);
  }

  Selected selected{matches, {}};
  const auto failed_only = take_out(matches, tests, selected.hits);
  for (const auto& facet : facets) {
    const auto column = reader.column(facet);
    if (!column) return column.error();
    if (*column != nullptr) selected.tallies.push_back({*column, nullptr, {}});
  }
  tally_passages(reader, selected.hits, tally_runs(selected.hits, selected.tallies, runs));
  for (auto& counts : selected.tallies) {
    for (std::size_t i = 0; i < selections.size(); ++i) {
      if (selections[i].facet != counts.column->name) continue;
      counts.selection = &selections[i];
      for (const auto doc : failed_only[i]) {
        for (const auto id : counts.column->of(doc)) ++counts.counts[id];
      }
    }
  }
  return selected;
}

namespace {

struct Highest {
  std::vector<std::uint32_t> ids;  ///< by count, then value
  std::uint32_t distinct = 0;      ///< values with a count
};

/// The `most` values with the highest counts. One pass in runs of counts, of which most hold nothing that beats the
/// worst one kept so far: a run is looked at one by one only where it does.
Highest highest(std::span<const std::uint32_t> counts, std::size_t most) {
  constexpr std::size_t run = 256;
  const auto before = [&](std::uint32_t a, std::uint32_t b) {
    return counts[a] != counts[b] ? counts[a] > counts[b] : a < b;
  };
  Highest result;
  auto& kept = result.ids;   // a heap, the worst in front
  std::uint32_t beaten = 0;  // a count up to this one is not kept
  for (std::size_t begin = 0; begin < counts.size(); begin += run) {
    const auto part = counts.subspan(begin, std::min(run, counts.size() - begin));
    std::uint32_t distinct = 0;
    std::uint32_t better = 0;
    for (const auto count : part) {
      distinct += count != 0 ? 1 : 0;
      better += count > beaten ? 1 : 0;
    }
    result.distinct += distinct;
    if (better == 0) continue;
    for (std::size_t i = 0; i < part.size(); ++i) {
      if (part[i] <= beaten) continue;
      if (kept.size() == most) {
        std::pop_heap(kept.begin(), kept.end(), before);
        kept.pop_back();
      }
      kept.push_back(static_cast<std::uint32_t>(begin + i));
      std::push_heap(kept.begin(), kept.end(), before);
      if (kept.size() == most) beaten = counts[kept.front()];
    }
  }
  std::sort_heap(kept.begin(), kept.end(), before);
  return result;
}

/// The values by their counts, those of the same count in the order of names.
void order_by_count(const FacetTally& tally, std::vector<std::uint32_t>& shown) {
  if (shown.size() > most_collated) return;
  const auto count = [&](std::uint32_t id) { return tally.counts[id]; };
  std::ranges::stable_sort(shown, std::greater(), count);
  for (auto first = shown.begin(); first != shown.end();) {
    const auto end = std::find_if(first, shown.end(), [&](std::uint32_t id) { return count(id) != count(*first); });
    if (end - first > 1) {
      std::vector<std::string> names;
      for (auto id = first; id != end; ++id) names.push_back(tally.column->values[*id]);
      const std::vector<std::uint32_t> tied(first, end);
      std::ranges::transform(collated_order(names), first, [&](std::uint32_t i) { return tied[i]; });
    }
    first = end;
  }
}

}  // namespace

FacetCounts to_counts(const FacetTally& tally, std::uint32_t most) {
  const auto& values = tally.column->values;
  const auto& counts = tally.counts;
  std::vector<std::uint32_t> selected;
  std::vector<std::uint32_t> excluded;
  if (tally.selection != nullptr) {
    selected = value_ids(*tally.column, tally.selection->any_of.value_or(std::vector<std::string>()));
    excluded = value_ids(*tally.column, tally.selection->none_of);
  }
  FacetCounts result{tally.column->name, {}, 0};
  const auto unknown = value_ids(*tally.column, {std::string(unknown_value)});  // one or none
  auto top = highest(counts, most == 0 ? counts.size() : most + unknown.size());
  result.distinct = tally.distinct.value_or(top.distinct);
  auto& shown = top.ids;
  for (const auto id : unknown) {  // shown last, and whatever the others' counts
    const auto place = std::find(shown.begin(), shown.end(), id);
    if (place != shown.end()) shown.erase(place);
    if (most > 0 && shown.size() > most) shown.resize(most);
    if (counts[id] > 0) shown.push_back(id);
  }
  // Selected and excluded values are shown whatever their count.
  std::vector<std::uint32_t> more;
  std::set_union(selected.begin(), selected.end(), excluded.begin(), excluded.end(), std::back_inserter(more));
  std::erase_if(more, [&](std::uint32_t id) { return std::find(shown.begin(), shown.end(), id) != shown.end(); });
  std::stable_sort(more.begin(), more.end(), [&](std::uint32_t a, std::uint32_t b) { return counts[a] > counts[b]; });
  shown.insert(shown.end(), more.begin(), more.end());
  order_by_count(tally, shown);
  std::stable_partition(shown.begin(), shown.end(), [&](std::uint32_t id) { return values[id] != unknown_value; });
  const auto has = [](const std::vector<std::uint32_t>& ids, std::uint32_t id) {
    return std::binary_search(ids.begin(), ids.end(), id);
  };
  for (const auto id : shown) result.counts.push_back({values[id], counts[id], has(selected, id), has(excluded, id)});
  return result;
}

std::uint32_t distinct_values(const FacetColumn& column, const DocSet& docs, FacetRuns* runs) {
  const auto distinct = runs != nullptr ? runs->distinct(column, docs) : std::nullopt;
  if (distinct) return *distinct;
  std::vector<std::uint32_t> counts(column.values.size() + 1, 0);
  if (runs != nullptr && runs->count(column, docs, counts)) {
    return static_cast<std::uint32_t>(
        std::count_if(counts.begin(), counts.end() - 1, [](auto count) { return count > 0; }));
  }
  std::vector<char> seen(column.values.size(), 0);
  docs.for_each([&](DocId doc) {
    for (const auto id : column.of(doc)) seen[id] = 1;
  });
  return static_cast<std::uint32_t>(std::count(seen.begin(), seen.end(), 1));
}

}  // namespace dossier
