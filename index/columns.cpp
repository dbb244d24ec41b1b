// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/reader_state.hpp"

#include <algorithm>
#include <numeric>

// What a reader keeps in memory, made from the database at first use.
namespace dossier::index {
namespace {

/// Numbers values in the order in which they come.
class ValueNumbers {
 public:
  std::uint32_t of(std::string_view value) {
    if (const auto known = numbers_.find(value); known != numbers_.end()) return known->second;
    values_.emplace_back(value);
    return numbers_.emplace(std::string(value), static_cast<std::uint32_t>(values_.size() - 1)).first->second;
  }
  std::vector<std::string>& values() { return values_; }

 private:
  std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>> numbers_;
  std::vector<std::string> values_;
};

void number_values(std::string_view joined, ValueNumbers& numbers, std::vector<std::uint32_t>& ids) {
  ids.clear();
  for (;;) {
    const auto end = joined.find(value_separator);
    ids.push_back(numbers.of(joined.substr(0, end)));
    if (end == std::string_view::npos) return;
    joined.remove_prefix(end + 1);
  }
}

/// Sorts the values by bytes and renames the ids accordingly.
void sort_values(FacetColumn& column) {
  std::vector<std::uint32_t> order(column.values.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return column.values[a] < column.values[b]; });
  std::vector<std::uint32_t> renamed(order.size());
  std::vector<std::string> sorted(order.size());
  for (std::uint32_t place = 0; place < order.size(); ++place) {
    renamed[order[place]] = place;
    sorted[place] = std::move(column.values[order[place]]);
  }
  column.values = std::move(sorted);
  for (auto& id : column.ids) id = renamed[id];
  for (std::size_t doc = 0; doc + 1 < column.starts.size(); ++doc) {
    std::sort(column.ids.begin() + column.starts[doc], column.ids.begin() + column.starts[doc + 1]);
  }
}

}  // namespace

FacetColumn load_column(const Xapian::Database& db, const Generation& generation, std::string_view facet) {
  FacetColumn column;
  column.name = facet;
  const auto& facets = generation.stored.facets;
  const auto slot = static_cast<Xapian::valueno>(std::find(facets.begin(), facets.end(), facet) - facets.begin());
  const auto last = generation.stored.last_doc;
  column.starts.reserve(std::size_t{last} + 2);
  column.starts.push_back(0);
  ValueNumbers numbers;
  std::string before;
  std::vector<std::uint32_t> ids;
  const auto end = db.valuestream_end(slot);
  for (auto at = db.valuestream_begin(slot); at != end && at.get_docid() <= last; ++at) {
    const auto doc = at.get_docid();
    if (!generation.dead.empty() && contains(generation.dead, doc)) continue;
    column.starts.resize(std::size_t{doc} + 1, static_cast<std::uint32_t>(column.ids.size()));
    auto joined = *at;
    if (joined != before || ids.empty()) number_values(joined, numbers, ids);
    before = std::move(joined);
    column.ids.insert(column.ids.end(), ids.begin(), ids.end());
  }
  column.starts.resize(std::size_t{last} + 2, static_cast<std::uint32_t>(column.ids.size()));
  column.values = std::move(numbers.values());
  sort_values(column);
  return column;
}

std::array<FieldLengthColumn, text_fields.size()> load_lengths(const Xapian::Database& db,
                                                               const Generation& generation) {
  std::array<FieldLengthColumn, text_fields.size()> columns;
  const auto last = generation.stored.last_doc;
  for (auto& column : columns) column.lengths.resize(std::size_t{last} + 1, 0);
  std::array<std::uint64_t, text_fields.size()> sums{};
  for (DocId begin = 1; begin <= last; begin += word_block) {
    const auto bytes = db.get_metadata(length_key(begin));
    if (bytes.empty()) continue;  // a hole between two commits
    const auto content = unsealed(bytes);
    const bool whole =
        content && decode_lengths(*content, [&](std::size_t n, const FieldLengths& lengths) {
          const auto doc = begin + n;
          if (doc > last || (!generation.dead.empty() && contains(generation.dead, static_cast<DocId>(doc)))) return;
          for (std::size_t field = 0; field < columns.size(); ++field) {
            columns[field].lengths[doc] = lengths[field];
            sums[field] += lengths[field];
          }
        });
    if (!whole) throw_damaged(generation.what, "the lengths of passages");
  }
  const auto passages = generation.stored.passages;
  for (std::size_t field = 0; field < columns.size(); ++field) {
    if (passages > 0) columns[field].mean = static_cast<double>(sums[field]) / passages;
  }
  return columns;
}

std::vector<std::uint32_t> load_frequencies(const Xapian::Database& db, const Generation& generation,
                                            const Dictionary& dictionary) {
  std::vector<std::uint32_t> frequencies(dictionary.size(), 0);
  std::size_t place = 0;
  auto at = db.allterms_begin();
  const auto end = db.allterms_end();
  while (at != end) {
    const auto term = *at;
    if (!term.empty() && term[0] >= 'A' && term[0] <= 'Z') {
      at.skip_to("[");  // behind all prefixes
      continue;
    }
    while (place < dictionary.size() && dictionary.word(place) < term) ++place;
    if (place == dictionary.size()) break;
    if (dictionary.word(place) == term) {
      frequencies[place] = at.get_termfreq();
      const auto dead = generation.corrections.find(term);
      if (dead != generation.corrections.end()) frequencies[place] -= std::min(frequencies[place], dead->second);
    }
    ++at;
  }
  return frequencies;
}

std::map<std::string, std::vector<std::string>, std::less<>> load_acronyms(const Xapian::Database& db,
                                                                           const std::string& what) {
  AcronymCounts counts;
  for_each_metadata(db, acronym_prefix, [&](const std::string&, const std::string& value) {
    const auto found = decode_acronyms(value);
    if (!found) throw_damaged(what, "its acronyms");
    merge_acronyms(counts, *found);
  });
  std::vector<std::pair<std::uint32_t, const std::pair<std::string, std::string>*>> ordered;
  for (const auto& [pair, count] : counts) ordered.emplace_back(count, &pair);
  std::stable_sort(ordered.begin(), ordered.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::map<std::string, std::vector<std::string>, std::less<>> partners;
  for (const auto& [count, pair] : ordered) {
    partners[pair->first].push_back(pair->second);
    partners[pair->second].push_back(pair->first);
  }
  return partners;
}

}  // namespace dossier::index
