// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/reader_state.hpp"

#include <algorithm>
#include <deque>
#include <numeric>

// What a reader keeps in memory, made from the database at first use.
namespace dossier::index {
namespace {

/// Numbers values in the order in which they come.
class ValueNumbers {
 public:
  std::uint32_t of(std::string_view value) {
    if (const auto known = numbers_.find(value); known != numbers_.end()) return known->second;
    const auto number = static_cast<std::uint32_t>(values_.size());
    numbers_.emplace(values_.emplace_back(value), number);
    return number;
  }
  std::deque<std::string>& values() { return values_; }

 private:
  std::deque<std::string> values_;  // its strings stay where they are
  std::unordered_map<std::string_view, std::uint32_t> numbers_;
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

/// The first bytes of a text behind `common`, as a number that compares as they do.
std::uint64_t leading_bytes(std::string_view text, std::size_t common) {
  std::uint64_t number = 0;
  for (std::size_t i = common; i < common + sizeof(number); ++i) {
    number = number << 8U | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
  }
  return number;
}

std::size_t common_beginning(const std::deque<std::string>& values) {
  auto common = values.empty() ? 0 : values.front().size();
  for (const auto& value : values) {
    const auto most = std::min(common, value.size());
    common = 0;
    while (common < most && value[common] == values.front()[common]) ++common;
  }
  return common;
}

/// The places of the values in the order of their bytes.
std::vector<std::uint32_t> sorted_places(const std::deque<std::string>& values) {
  const auto common = common_beginning(values);
  std::vector<std::pair<std::uint64_t, std::uint32_t>> keys;
  keys.reserve(values.size());
  for (std::uint32_t place = 0; const auto& value : values) keys.emplace_back(leading_bytes(value, common), place++);
  const auto before = [&](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : values[a.second] < values[b.second];
  };
  if (!std::is_sorted(keys.begin(), keys.end(), before)) std::sort(keys.begin(), keys.end(), before);
  std::vector<std::uint32_t> places;
  places.reserve(keys.size());
  for (const auto& [bytes, place] : keys) places.push_back(place);
  return places;
}

/// Takes over the values sorted by bytes, renames the ids accordingly and counts them.
void take_values(FacetColumn& column, std::deque<std::string>& values) {
  const auto order = sorted_places(values);
  std::vector<std::uint32_t> renamed(order.size());
  column.values.reserve(order.size());
  for (std::uint32_t id = 0; id < order.size(); ++id) {
    renamed[order[id]] = id;
    column.values.push_back(std::move(values[order[id]]));
  }
  column.totals.assign(order.size(), 0);
  for (auto& id : column.ids) ++column.totals[id = renamed[id]];
  for (std::size_t doc = 0; doc + 1 < column.starts.size(); ++doc) {
    if (column.starts[doc + 1] - column.starts[doc] < 2) continue;
    std::sort(column.ids.begin() + column.starts[doc], column.ids.begin() + column.starts[doc + 1]);
  }
}

/// Leaves out `starts` where no passage has more than one value.
void simplify(FacetColumn& column) {
  const auto& starts = column.starts;
  for (std::size_t doc = 0; doc + 1 < starts.size(); ++doc) {
    if (starts[doc + 1] - starts[doc] > 1) return;
  }
  const auto none = static_cast<std::uint32_t>(column.values.size());
  std::vector<std::uint32_t> ids(starts.size() - 1, none);
  for (std::size_t doc = 0; doc < ids.size(); ++doc) {
    if (starts[doc + 1] > starts[doc]) ids[doc] = column.ids[starts[doc]];
  }
  column.ids = std::move(ids);
  column.starts = {};
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
  take_values(column, numbers.values());
  simplify(column);
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
