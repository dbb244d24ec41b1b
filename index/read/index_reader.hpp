// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "base/system/large_memory.hpp"
#include "index/acronym_sense.hpp"
#include "index/catalogue.hpp"
#include "index/cited_work.hpp"
#include "index/read/posting_list.hpp"
#include "index/types.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

class Meaning;
class PassageVectors;

namespace index {
class StoredVocabulary;
struct VectorHead;
}  // namespace index

/// The values of one facet for every passage, in memory: what counting needs. Made once a generation, at first use.
struct FacetColumn {
  std::string name;
  std::vector<std::string> values;    ///< value id → value, sorted by bytes
  std::vector<std::uint32_t> totals;  ///< value id → passages that have it
  LargeVector<std::uint32_t> starts;  ///< DocId → first of its value ids, size last_doc() + 2; empty: see `ids`
  LargeVector<std::uint32_t> ids;     ///< value ids, ascending within a passage; without `starts`, where no passage has
                                      ///< more than one value: DocId → value id, values.size() for none

  [[nodiscard]] std::span<const std::uint32_t> of(DocId doc) const {
    if (starts.empty()) return std::span(ids).subspan(doc, ids[doc] < values.size() ? 1 : 0);
    return std::span(ids).subspan(starts[doc], starts[doc + 1] - starts[doc]);
  }
};

/// The lengths of one field in tokens, in memory. Made once a generation, at first use.
struct FieldLengthColumn {
  LargeVector<std::uint32_t> lengths;  ///< by DocId, size last_doc() + 1; 0 in holes
  double mean = 0;                     ///< over all passages
};

/// A handle on one generation of an index. One handle a thread; handles made by clone() share what is kept in memory
/// (facet columns, lengths, posting lists), which is loaded when first asked for, or fails then. Errors of everything
/// that reads: IndexDamaged where the index breaks its own rules; IndexLocked where a newer commit has taken the blocks
/// that this generation stood on (the same question to a fresh handle succeeds); Unreadable, NoResources.
class IndexReader final : public Catalogue {
 public:
  /// Opens the newest generation. Errors: IndexMissing, IndexIncompatible, IndexDamaged, each with the remedy.
  static Result<IndexReader> open(const std::filesystem::path& index);
  IndexReader(IndexReader&&) noexcept;
  IndexReader& operator=(IndexReader&&) noexcept;
  ~IndexReader() override;

  /// Another handle on the same generation, for another thread.
  [[nodiscard]] Result<IndexReader> clone() const;
  /// Another handle, for which labels that are less sure than this (Label::thousandths) do not exist: passages come
  /// without them, and facet columns do not have them. Makes its columns at first use, in time linear in the passages.
  [[nodiscard]] Result<IndexReader> with_min_confidence(std::uint32_t thousandths) const;
  /// Whether a newer generation than this handle's has been committed. Microseconds.
  [[nodiscard]] bool stale() const;

  [[nodiscard]] const IndexInfo& info() const override;
  [[nodiscard]] const Taxonomy& taxonomy() const override;
  [[nodiscard]] const std::filesystem::path& path() const;
  [[nodiscard]] DocId last_doc() const;
  [[nodiscard]] std::uint32_t passage_count() const;

  // --- words -------------------------------------------------------------------------------------------------------
  /// Number of passages that hold the folded term in the field; 0 for an unknown one. A microsecond or two.
  [[nodiscard]] Result<std::uint32_t> passages_with(TextField field, std::string_view term) const;
  /// Never null; empty for an unknown term. Lists used last are kept, 128 MiB of them, for all handles on the
  /// generation; another one costs about 25 ns a posting.
  [[nodiscard]] Result<std::shared_ptr<const PostingList>> postings(TextField field, std::string_view term) const;
  /// A list that the caller makes, as of a phrase, kept in the same room. `name` tells lists apart, whoever makes them.
  [[nodiscard]] Result<std::shared_ptr<const PostingList>> kept_postings(
      const std::string& name, const std::function<Result<PostingList>()>& make) const;
  /// Never null. Holds as long as a handle on the generation.
  [[nodiscard]] Result<const FieldLengthColumn*> lengths(TextField field) const;
  /// The sequence of the words of a passage's text: what phrases, proximity and concordance stand on.
  [[nodiscard]] Result<void> read_words(DocId doc, std::vector<WordId>& out) const;
  /// The same as it is stored: each number a LEB128 varint. Holds until the next call of either on this handle.
  [[nodiscard]] Result<std::string_view> stored_words(DocId doc) const;

  // --- the vocabulary ----------------------------------------------------------------------------------------------
  /// All words of the texts with their numbers and stems. Never null. Holds as long as a handle on the generation.
  [[nodiscard]] Result<const index::StoredVocabulary*> vocabulary() const;
  /// Calls `visit(term, passages)` for each word of the field that begins with `prefix`, in byte order, until it
  /// returns false.
  [[nodiscard]] Result<void> visit_words(
      TextField field, std::string_view prefix,
      const std::function<bool(std::string_view term, std::uint32_t passages)>& visit) const;
  /// Long forms that the papers themselves give for an acronym, and the other way round; folded, the most frequent
  /// first: `cpec` ↔ `china pakistan economic corridor`.
  [[nodiscard]] Result<std::vector<std::string>> acronym_partners(std::string_view folded_phrase) const;
  /// The long forms of a folded acronym that has several, each with the papers of the files that give it; none for an
  /// acronym with one. Files of many papers are left out. The first call costs a pass over the report.
  [[nodiscard]] Result<std::vector<AcronymSense>> acronym_senses(std::string_view acronym) const;

  // --- meaning ---------------------------------------------------------------------------------------------------
  /// Null where the index has none; loaded at first use, for all handles. Holds as long as a handle on the generation.
  [[nodiscard]] Result<const Meaning*> meaning() const;
  /// Number in it of a folded word's stem; Meaning::unknown where it has none.
  [[nodiscard]] Result<std::uint32_t> meaning_stem(std::string_view word) const;

  /// The vectors that a program of the user's has made (docs/vectors.md); null where there are none. Loaded at first
  /// use, for all handles: a pass over their file. Holds as long as a handle on the generation.
  [[nodiscard]] Result<const PassageVectors*> vectors() const;
  /// Which program made them; only where there are some.
  [[nodiscard]] Result<const index::VectorHead*> vector_head() const;

  // --- facets ------------------------------------------------------------------------------------------------------
  [[nodiscard]] const std::vector<std::string>& facets() const override;
  /// Null for a facet that the index does not have. Holds as long as a handle on the generation.
  [[nodiscard]] Result<const FacetColumn*> column(std::string_view facet) const;

  // --- who cites whom ----------------------------------------------------------------------------------------------
  /// Whether any passage cites anything, as far as the index was told: one of before 0.3 was not.
  [[nodiscard]] bool has_citations() const;
  /// The citations in a passage's text, in reading order, each with the paper of the library that it means now. The
  /// first call for a generation makes what the facet `cites` is made of: a look at each paper and each cited work.
  [[nodiscard]] Result<std::vector<Citation>> citations(DocId doc) const;

  // --- what is stored ----------------------------------------------------------------------------------------------
  [[nodiscard]] Result<Passage> passage(DocId doc) const override;
  [[nodiscard]] Result<Passage> passage(DocId doc, std::optional<Paper>& paper) const override;
  [[nodiscard]] Result<DocId> find(std::string_view passage_id) const override;
  [[nodiscard]] Result<std::vector<DocId>> passages_of(std::string_view paper_id) const override;
  [[nodiscard]] Result<Paper> paper(std::string_view paper_id) const override;
  [[nodiscard]] Result<std::vector<Paper>> papers() const override;
  [[nodiscard]] Result<std::vector<FileRecord>> file_records() const override;
  [[nodiscard]] Result<FileRecord> file_record(std::string_view path) const override;
  [[nodiscard]] const std::string& location() const override;

  struct Impl;
  /// For the oracle tests and maintenance only: the Xapian database below (see index/format/xapian.hpp).
  [[nodiscard]] Impl& impl() const { return *impl_; }

 private:
  explicit IndexReader(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// Where an index is: `given` (--index) if not empty, else $DOSSIER_INDEX, else the nearest `.dossier/` in `from` or a
/// folder above it. Errors: IndexMissing, with `dossier index PATH…` as hint.
Result<std::filesystem::path> locate_index(const std::filesystem::path& given, const std::filesystem::path& from);

}  // namespace dossier
