// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/search/passage_store.hpp"
#include "searcher/match/passage_source.hpp"

namespace dossier::cluster {

/// The words of an index in a cluster. No directions of words are kept there.
class ClusterPassages final : public PassageSource {
 public:
  /// The store must outlive it.
  explicit ClusterPassages(PassageStore& store) : store_(store) {}

  [[nodiscard]] std::uint32_t passage_count() const override { return store_.statistics().passages(); }
  [[nodiscard]] Result<std::uint32_t> passages_with(TextField field, std::string_view term) const override;
  [[nodiscard]] Result<std::uint32_t> passages_with(WordId word) const override;
  /// A round to the cluster.
  [[nodiscard]] Result<std::uint64_t> occurrences(std::string_view term) const override;
  [[nodiscard]] Result<std::uint64_t> text_words() const override;
  [[nodiscard]] Result<double> mean_length(TextField field) const override {
    return store_.statistics().mean_length(field);
  }
  [[nodiscard]] Result<const index::StoredVocabulary*> vocabulary() const override {
    return store_.statistics().vocabulary();
  }
  [[nodiscard]] Result<void> read_words(DocId doc, std::vector<WordId>& out) const override;
  [[nodiscard]] Result<std::vector<Citation>> citations(DocId doc) const override;
  [[nodiscard]] Result<void> read_text(DocId doc, std::string& out) const override;
  [[nodiscard]] Result<const Meaning*> meaning() const override { return nullptr; }
  [[nodiscard]] Result<std::uint32_t> meaning_stem(std::string_view word) const override;

 private:
  PassageStore& store_;
};

}  // namespace dossier::cluster
