// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/lazy.hpp"
#include "base/text_hash.hpp"
#include "index/format/acronyms.hpp"
#include "index/format/format.hpp"
#include "index/format/layout.hpp"
#include "index/format/stored.hpp"
#include "index/names/paper_names.hpp"
#include "index/read/cited_papers.hpp"
#include "index/read/index_reader.hpp"
#include "index/read/lru_cache.hpp"
#include "index/read/meaning.hpp"
#include "index/vectors/vector_file.hpp"

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dossier {
namespace index {

/// How many passages hold a term.
struct TermFrequency {
  std::uint32_t passages = 0;

  [[nodiscard]] static std::size_t bytes() { return 128; }  // with its place in the cache
};

/// The words of 32 consecutive passages, as stored; the checksum has been compared.
struct WordBlock {
  explicit WordBlock(std::string bytes) : stored(std::move(bytes)) {}
  WordBlock(const WordBlock&) = delete;  // the items point into it
  WordBlock& operator=(const WordBlock&) = delete;

  std::string stored;
  std::vector<std::string_view> items;  ///< of `stored`, by passage

  [[nodiscard]] std::size_t bytes() const {
    return sizeof(*this) + stored.capacity() + items.capacity() * sizeof(std::string_view);
  }
};

/// The records of 4 consecutive passages, decompressed.
struct RecordBlock {
  std::string content;

  [[nodiscard]] std::size_t bytes() const { return sizeof(*this) + content.capacity(); }
};

/// Vectors of a program of the user's.
struct LibraryVectors {
  VectorHead head;
  PassageVectors passages;
};

using LengthColumns = std::array<FieldLengthColumn, text_fields.size()>;

/// What all handles on one generation share.
struct Generation {
  std::filesystem::path path;
  std::string what;  ///< names the index in messages
  Current current;
  std::string state;  ///< revision_state(), read before opening
  StoredInfo stored;
  IndexInfo info;
  std::vector<DocRange> deleted;
  TermCounts corrections;
  RecordCodec codec;
  std::shared_ptr<const Taxonomy> taxonomy;

  Lazy<std::unique_ptr<StoredVocabulary>> vocabulary;
  Lazy<std::vector<std::uint32_t>> frequencies;  ///< passages with each word of the vocabulary in the text, by ordinal
  Lazy<LengthColumns> lengths;
  mutable LruCache<std::string, TermFrequency> term_frequencies{std::size_t{4} << 20U};
  mutable LruCache<std::string, PostingList> postings{std::size_t{128} << 20U};
  mutable LruCache<DocId, WordBlock> word_blocks{std::size_t{128} << 20U};     ///< by their first passage
  mutable LruCache<DocId, RecordBlock> record_blocks{std::size_t{16} << 20U};  ///< by their first passage
  Lazy<AcronymPartners> acronyms;
  Lazy<AcronymSenses> acronym_senses;
  Lazy<std::unique_ptr<const PaperNames>> paper_names;
  Lazy<std::unique_ptr<const Meaning>> meaning;
  Lazy<std::unique_ptr<const LibraryVectors>> vectors;
  std::map<std::string, Lazy<FacetColumn>, std::less<>> columns;  ///< those of confidence and of cited works too
  std::vector<std::string> facets;                                ///< without these
  Lazy<CitedPapers> cited_papers;
};

// Each throws what Xapian throws.
Result<LengthColumns> load_lengths(const Xapian::Database& db, const Generation& generation);
/// Null where the index has none.
Result<std::unique_ptr<const Meaning>> load_meaning(const Xapian::Database& db, const std::string& what);
/// The same, of the vectors that the keys in the database speak of.
Result<std::unique_ptr<const LibraryVectors>> load_vectors(const Xapian::Database& db,
                                                           const std::filesystem::path& index, const std::string& what);
/// `kinds`: the column that tells which passages there are; null for that column itself.
Result<FacetColumn> load_column(const Xapian::Database& db, const Generation& generation, std::string_view facet,
                                const FacetColumn* kinds);
/// `all` without the labels that are less sure than `least`, in thousandths, as `confidence` tells. The values are the
/// same, some with no passage, and unknown_value.
FacetColumn sure_column(const FacetColumn& all, const FacetColumn& confidence, std::uint32_t least);
/// The facet `cites`, made of the column of cited works: the papers that these are. Papers do not cite themselves.
FacetColumn cites_column(const FacetColumn& works, const FacetColumn& citing, const CitedPapers& papers);
inline constexpr std::string_view kind_facet = "kind";
std::vector<std::uint32_t> load_frequencies(const Xapian::Database& db, const Generation& generation,
                                            const StoredVocabulary& vocabulary);
Result<AcronymPartners> load_acronyms(const Xapian::Database& db, const std::string& what);
/// Of the files that tell their papers, see FileRecord::papers.
Result<AcronymSenses> load_acronym_senses(const Xapian::Database& db, const std::string& what);

}  // namespace index

/// One handle: a Xapian database of its own, and small caches. Its functions throw what Xapian throws.
struct IndexReader::Impl {
  std::shared_ptr<const index::Generation> generation;
  Xapian::Database db;
  mutable std::shared_ptr<const index::WordBlock> word_block;  ///< the one read last
  mutable DocId word_block_first = 0;
  /// Of terms asked for before, by field: passages with them.
  mutable std::array<std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>>, text_fields.size()>
      frequencies;
  std::uint32_t min_confidence = 0;                                      ///< of labels, in thousandths
  mutable std::map<std::string, FacetColumn, std::less<>> sure_columns;  ///< by facet, for this confidence

  [[nodiscard]] Result<index::StoredPassage> stored(DocId doc) const;
  [[nodiscard]] Result<const CitedPapers*> cited_papers(const IndexReader& reader) const;
};

}  // namespace dossier
