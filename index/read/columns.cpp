// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/read/column_loader.hpp"
#include "index/read/reader_state.hpp"

#include <algorithm>

// What a reader keeps in memory, made from the database at first use.
namespace dossier::index {
Result<FacetColumn> load_column(const Xapian::Database& db, const Generation& generation, std::string_view facet,
                                const FacetColumn* kinds) {
  const auto& facets = generation.stored.facets;
  const auto slot = static_cast<std::uint32_t>(std::find(facets.begin(), facets.end(), facet) - facets.begin());
  ColumnLoader loader(generation.stored.last_doc, generation.deleted);
  auto read =
      for_each_metadata(db, column_prefix(slot), [&](const std::string& key, const std::string& value) -> Result<void> {
        if (loader.add(first_of_column_key(key), value)) return {};
        return damaged_part(generation.what, "the values of a facet");
      });
  if (!read) return std::move(read).error();
  if (kinds != nullptr) loader.fill(*kinds);
  return loader.finish(facet);
}

Result<LengthColumns> load_lengths(const Xapian::Database& db, const Generation& generation) {
  LengthColumns columns;
  const auto last = generation.stored.last_doc;
  for (auto& column : columns) column.lengths.resize(std::size_t{last} + 1, 0);
  std::array<std::uint64_t, text_fields.size()> sums{};
  for (DocId begin = 1; begin <= last; begin += word_block) {
    const auto bytes = db.get_metadata(length_key(begin));
    if (bytes.empty()) continue;  // a hole between two commits
    const auto content = without_checksum(bytes);
    const bool whole =
        content && decode_lengths(*content, [&](std::size_t n, const FieldLengths& lengths) {
          const auto doc = begin + n;
          if (doc > last || (!generation.deleted.empty() && contains(generation.deleted, static_cast<DocId>(doc))))
            return;
          for (std::size_t field = 0; field < columns.size(); ++field) {
            columns[field].lengths[doc] = lengths[field];
            sums[field] += lengths[field];
          }
        });
    if (!whole) return damaged_part(generation.what, "the lengths of passages");
  }
  const auto passages = generation.stored.passages;
  for (std::size_t field = 0; field < columns.size(); ++field) {
    if (passages > 0) columns[field].mean = static_cast<double>(sums[field]) / passages;
  }
  return columns;
}

std::vector<std::uint32_t> load_frequencies(const Xapian::Database& db, const Generation& generation,
                                            const StoredVocabulary& vocabulary) {
  std::vector<std::uint32_t> frequencies(vocabulary.size(), 0);
  std::size_t ordinal = 0;
  auto at = db.allterms_begin();
  const auto end = db.allterms_end();
  while (at != end) {
    const auto term = *at;
    if (!term.empty() && term[0] >= 'A' && term[0] <= 'Z') {
      at.skip_to("[");  // behind all prefixes
      continue;
    }
    while (ordinal < vocabulary.size() && vocabulary.word(ordinal) < term) ++ordinal;
    if (ordinal == vocabulary.size()) break;
    if (vocabulary.word(ordinal) == term) {
      frequencies[ordinal] = at.get_termfreq();
      const auto deleted = generation.corrections.find(term);
      if (deleted != generation.corrections.end())
        frequencies[ordinal] -= std::min(frequencies[ordinal], deleted->second);
    }
    ++at;
  }
  return frequencies;
}

Result<AcronymPartners> load_acronyms(const Xapian::Database& db, const std::string& what) {
  AcronymCounts counts;
  auto read = for_each_metadata(db, acronym_prefix, [&](const std::string&, const std::string& value) -> Result<void> {
    const auto found = decode_acronyms(value);
    if (!found) return damaged_part(what, "its acronyms");
    merge_acronyms(counts, *found);
    return {};
  });
  if (!read) return std::move(read).error();
  return partners_in(counts);
}

Result<AcronymSenses> load_acronym_senses(const Xapian::Database& db, const std::string& what) {
  const auto sources = load_sources(db, what);
  if (!sources) return sources.error();
  AcronymGivers found;
  for (const auto& [path, source] : *sources) {
    const auto bytes = db.get_metadata(acronym_key(path));
    if (bytes.empty()) continue;
    const auto counts = decode_acronyms(bytes);
    if (!counts) return damaged_part(what, "its acronyms");
    add_givers(found, *counts, source.record.papers);
  }
  return senses_in(found);
}

}  // namespace dossier::index
