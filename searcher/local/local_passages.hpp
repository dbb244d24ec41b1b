// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/read/index_reader.hpp"
#include "index/read/meaning.hpp"
#include "searcher/match/passage_source.hpp"

#include <cstdint>
#include <vector>

namespace dossier {

/// The words of an index on this machine.
class LocalPassages final : public PassageSource {
 public:
  /// The reader must outlive it.
  explicit LocalPassages(const IndexReader& reader) : reader_(reader) {}

  [[nodiscard]] std::uint32_t passage_count() const override { return reader_.passage_count(); }
  [[nodiscard]] Result<std::uint32_t> passages_with(TextField field, std::string_view term) const override {
    return reader_.passages_with(field, term);
  }
  [[nodiscard]] Result<std::uint32_t> passages_with(WordId word) const override;
  [[nodiscard]] Result<std::uint64_t> occurrences(std::string_view term) const override;
  [[nodiscard]] Result<std::uint64_t> text_words() const override;
  [[nodiscard]] Result<double> mean_length(TextField field) const override;
  [[nodiscard]] Result<const index::StoredVocabulary*> vocabulary() const override { return reader_.vocabulary(); }
  [[nodiscard]] Result<void> read_words(DocId doc, std::vector<WordId>& out) const override {
    return reader_.read_words(doc, out);
  }
  [[nodiscard]] Result<std::vector<Citation>> citations(DocId doc) const override { return reader_.citations(doc); }
  [[nodiscard]] Result<void> read_text(DocId doc, std::string& out) const override;
  [[nodiscard]] Result<const Meaning*> meaning() const override { return meaning_without_vectors(reader_); }
  [[nodiscard]] Result<void> need_vectors(std::span<const DocId> docs) const override {
    return dossier::need_vectors(reader_, docs);
  }
  [[nodiscard]] Result<std::uint32_t> meaning_stem(std::string_view word) const override {
    return reader_.meaning_stem(word);
  }
  [[nodiscard]] Result<const PassageVectors*> vectors() const override { return reader_.vectors(); }
  [[nodiscard]] Result<const index::VectorHead*> vector_head() const override { return reader_.vector_head(); }

 private:
  const IndexReader& reader_;
  mutable std::vector<std::uint32_t>
      with_word_;  ///< passages whose text holds each word, by its number; all bits set until asked
};

}  // namespace dossier
