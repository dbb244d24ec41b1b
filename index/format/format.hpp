// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/types.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace dossier {
class Taxonomy;
}

// How an index lies in its Xapian database: the terms, the facets, the metadata keys. docs/index-format.md tells
// it in prose.
namespace dossier::index {

/// Version of the format; docs/index-format.md tells its history.
inline constexpr int format_version = 4;

/// Analysis and stop words of this program, and a taxonomy: an index made with another analysis is refused.
std::string fingerprint(const Taxonomy& taxonomy);

/// Passages a block of stored records, and a block of words and lengths. Every commit begins a new block of words, so
/// a block is written once and never changed.
inline constexpr DocId record_block = 4;
inline constexpr DocId word_block = 32;
static_assert(word_block % record_block == 0);

/// First number behind `last` at which a commit may begin.
constexpr DocId next_block_start(DocId last) { return (last + word_block - 1) / word_block * word_block + 1; }

// --- terms ---------------------------------------------------------------------------------------------------------

/// Xapian takes terms of 245 bytes; ids and facet values that are longer are cut and end in their digest.
inline constexpr std::size_t max_term = 240;

/// Prefix of a field's words: none for the text, `H` heading, `S` title, `A` author. Words are folded, so they never
/// begin with a capital letter of ASCII.
constexpr std::string_view prefix_of(TextField field) {
  constexpr std::array<std::string_view, text_fields.size()> prefixes{"", "H", "S", "A"};
  return prefixes[static_cast<std::size_t>(field)];
}
std::string word_term(TextField field, std::string_view word);
/// `Q` and the passage's id.
std::string id_term(std::string_view passage_id);
/// `P` and the paper's id. A passage that is a paper of its own under the same id has the id's term only.
std::string paper_term(std::string_view paper_id);

// --- facets --------------------------------------------------------------------------------------------------------

/// Between the values of one facet of a passage. Slot n is that of the n-th facet of StoredInfo::facets.
inline constexpr char value_separator = '\x1F';
/// Most facets that an index may have; a source's fields beyond them are not facets.
inline constexpr std::size_t max_facets = 64;
/// Begins the name of a column beside that of a facet: how sure its labels are. No facet has such a name.
inline constexpr char confidence_mark = '\x1E';
inline std::string confidence_column(std::string_view facet) { return confidence_mark + std::string(facet); }
inline bool is_confidence_column(std::string_view name) { return name.starts_with(confidence_mark); }
/// Behind a value, in such a column, and before its confidence in thousandths, less than 1000.
inline constexpr char confidence_separator = '\x1D';

// --- metadata keys -------------------------------------------------------------------------------------------------

inline constexpr std::string_view info_key = "info";
// The names of keys belong to the format: they stay as they were first written.
inline constexpr std::string_view zstd_dictionary_key = "primer";
inline constexpr std::string_view taxonomy_key = "taxonomy";
inline constexpr std::string_view deleted_key = "dead";
inline constexpr std::string_view correction_key = "dead-terms";
inline constexpr std::string_view paper_prefix = "P";
inline constexpr std::string_view source_prefix = "F";
inline constexpr std::string_view acronym_prefix = "Y";
inline constexpr std::string_view vocabulary_prefix = "D";
std::string record_key(DocId doc);
std::string word_key(DocId doc);
std::string length_key(DocId doc);
/// Keys of a slot's chunks begin with column_prefix and are in the order of their first passages.
std::string column_key(std::uint32_t slot, DocId first);
std::string column_prefix(std::uint32_t slot);
/// The first passage of the chunk under a key made by column_key.
DocId first_of_column_key(std::string_view key);
std::string paper_key(std::string_view paper_id);
std::string source_key(std::string_view path);
std::string acronym_key(std::string_view path);

}  // namespace dossier::index
