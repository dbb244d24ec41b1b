// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/column_chunks.hpp"
#include "index/reader_state.hpp"

#include <algorithm>
#include <array>
#include <numeric>

// What a reader keeps in memory, made from the database at first use.
namespace dossier::index {
namespace {

/// Values in the order in which they come, for a while each as often as it comes.
class ValueList {
 public:
  /// The place of a value. One that came a short while ago is not listed again.
  std::uint32_t place_of(std::string_view value) {
    auto& recent = recent_[std::hash<std::string_view>()(value) % recent_.size()];
    if (recent >= values_.size() || values_[recent] != value) {
      recent = static_cast<std::uint32_t>(values_.size());
      values_.emplace_back(value);
    }
    return recent;
  }
  std::vector<std::string>& values() { return values_; }

 private:
  std::vector<std::string> values_;
  std::array<std::uint32_t, 256> recent_{};
};

/// Lists the values of a run; gives their places.
void list_values(std::string_view joined, ValueList& list, std::vector<std::uint32_t>& places) {
  places.clear();
  while (!joined.empty()) {
    const auto end = joined.find(value_separator);
    places.push_back(list.place_of(joined.substr(0, end)));
    joined.remove_prefix(end == std::string_view::npos ? joined.size() : end + 1);
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

std::size_t common_beginning(const std::vector<std::string>& values) {
  auto common = values.empty() ? 0 : values.front().size();
  for (const auto& value : values) {
    const auto most = std::min(common, value.size());
    common = 0;
    while (common < most && value[common] == values.front()[common]) ++common;
  }
  return common;
}

/// The places of the values in the order of their bytes.
std::vector<std::uint32_t> sorted_places(const std::vector<std::string>& values) {
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

/// Takes over the values sorted by bytes, each once, renames the ids accordingly and counts them.
void take_values(FacetColumn& column, std::vector<std::string>& values) {
  std::vector<std::uint32_t> renamed(values.size());
  for (const auto place : sorted_places(values)) {
    if (column.values.empty() || column.values.back() != values[place])
      column.values.push_back(std::move(values[place]));
    renamed[place] = static_cast<std::uint32_t>(column.values.size() - 1);
  }
  column.totals.assign(column.values.size(), 0);
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
  const auto slot = static_cast<std::uint32_t>(std::find(facets.begin(), facets.end(), facet) - facets.begin());
  const auto last = generation.stored.last_doc;
  column.starts.reserve(std::size_t{last} + 2);
  column.starts.push_back(0);
  ValueList list;
  std::vector<std::uint32_t> places;
  for_each_metadata(db, column_prefix(slot), [&](const std::string& key, const std::string& value) {
    std::uint64_t next = first_of_column_key(key);
    const auto content = unsealed(value);
    const auto take = [&](std::uint32_t passages, std::string_view joined) {
      list_values(joined, list, places);
      for (const auto end = next + passages; next < end && next <= last; ++next) {
        if (places.empty() || (!generation.dead.empty() && contains(generation.dead, static_cast<DocId>(next))))
          continue;
        column.starts.resize(next + 1, static_cast<std::uint32_t>(column.ids.size()));
        column.ids.insert(column.ids.end(), places.begin(), places.end());
      }
    };
    const bool in_order = next >= column.starts.size();
    if (!content || !in_order || !decode_column_chunk(*content, take)) {
      throw_damaged(generation.what, "the values of a facet");
    }
  });
  column.starts.resize(std::size_t{last} + 2, static_cast<std::uint32_t>(column.ids.size()));
  take_values(column, list.values());
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
