// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/expand/vocabulary.hpp"
#include "searcher/local/word_facts.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

class IndexReader;
class PostingList;

/// The vocabulary of an index. Where the index cannot be read, it answers as if it held nothing, and keeps the first
/// error: whoever has asked all there was to ask looks at status().
class IndexVocabulary final : public Vocabulary {
 public:
  /// `facts`: what earlier vocabularies of the reader's generation have found out; null: nothing.
  explicit IndexVocabulary(const IndexReader& reader, std::shared_ptr<WordFacts> facts = nullptr);
  using Vocabulary::passages_with;
  [[nodiscard]] std::uint32_t passages() const override;
  [[nodiscard]] std::uint32_t passages_with(TextField field, std::string_view term) const override;
  [[nodiscard]] std::vector<std::string> words_of_stem(std::string_view language, std::string_view term) const override;
  void visit_words(TextField field, std::string_view prefix,
                   const std::function<bool(std::string_view, std::uint32_t)>& visit) const override;
  [[nodiscard]] Together together(const std::vector<std::string>& a, const std::vector<std::string>& b) const override;
  [[nodiscard]] bool side_by_side(std::string_view first, std::string_view second) const override;
  [[nodiscard]] bool is_language_word(std::string_view written) const override;
  [[nodiscard]] bool has_language_words() const override;
  [[nodiscard]] const std::vector<std::string>& languages() const override;
  [[nodiscard]] std::vector<std::string> acronym_partners(std::string_view folded_phrase) const override;
  [[nodiscard]] std::vector<AcronymSense> acronym_senses(std::string_view acronym) const override;
  [[nodiscard]] const std::vector<std::string>& facets() const override;
  [[nodiscard]] const std::vector<std::string>* facet_values(std::string_view facet) const override;

  [[nodiscard]] Result<void> status() const override;

 private:
  /// Of the text. Never null.
  [[nodiscard]] std::shared_ptr<const PostingList> postings(std::string_view term) const;
  /// Passages whose text holds one of the terms. Ascending; each once.
  [[nodiscard]] std::vector<DocId> docs_with(const std::vector<std::string>& terms) const;
  /// The value; `otherwise` where there is an error, which is kept.
  template <class T>
  T value_or(Result<T> result, T otherwise) const;
  [[nodiscard]] Together count_together(const std::vector<std::string>& a, const std::vector<std::string>& b) const;
  [[nodiscard]] bool find_side_by_side(std::string_view first, std::string_view second) const;

  /// The passages that the first terms of together() have; it is asked about the same ones several times.
  struct Holders {
    std::vector<std::string> terms;
    std::vector<bool> docs;  ///< by DocId
    std::uint32_t count = 0;
  };

  const IndexReader& reader_;
  std::shared_ptr<WordFacts> facts_;  ///< never null
  mutable Holders left_;
  mutable std::optional<Error> failure_;
};

}  // namespace dossier
