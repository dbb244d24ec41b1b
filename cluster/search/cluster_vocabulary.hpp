// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/search/statistics.hpp"
#include "searcher/expand/vocabulary.hpp"

#include <memory>
#include <optional>

namespace dossier::cluster {

/// The words and facet values of an index in a cluster. As IndexVocabulary it answers as if the index held nothing
/// where it cannot be read, and keeps the first error for status(). Words are looked up in memory; together() and
/// side_by_side() are a round to the cluster each, the first time that they are asked the same.
class ClusterVocabulary final : public Vocabulary {
 public:
  explicit ClusterVocabulary(std::shared_ptr<const Statistics> statistics) : statistics_(std::move(statistics)) {}
  using Vocabulary::passages_with;
  [[nodiscard]] std::uint32_t passages() const override { return statistics_->passages(); }
  [[nodiscard]] std::uint32_t passages_with(TextField field, std::string_view term) const override;
  [[nodiscard]] std::vector<std::string> words_of_stem(std::string_view language, std::string_view term) const override;
  void visit_words(TextField field, std::string_view prefix,
                   const std::function<bool(std::string_view, std::uint32_t)>& visit) const override;
  [[nodiscard]] Together together(const std::vector<std::string>& a, const std::vector<std::string>& b) const override;
  /// Looks at all passages.
  [[nodiscard]] bool side_by_side(std::string_view first, std::string_view second) const override;
  [[nodiscard]] bool is_language_word(std::string_view written) const override;
  [[nodiscard]] bool has_language_words() const override;
  [[nodiscard]] std::vector<std::string> acronym_partners(std::string_view folded_phrase) const override;
  [[nodiscard]] std::vector<AcronymSense> acronym_senses(std::string_view acronym) const override;
  [[nodiscard]] const std::vector<std::string>& facets() const override { return statistics_->facets(); }
  [[nodiscard]] const std::vector<std::string>* facet_values(std::string_view facet) const override;
  [[nodiscard]] Result<void> status() const override;

 private:
  /// The number of passages that each query matches; zeros behind an error.
  [[nodiscard]] std::vector<std::uint32_t> count(const std::vector<Json>& queries) const;
  /// The same of the first alone. Where it is not known yet, the others, which are likely to be asked for next, come
  /// with it.
  [[nodiscard]] std::uint32_t count_first(Json query, const std::function<std::vector<Json>()>& others) const;
  /// Passages that hold any of the terms in their text.
  [[nodiscard]] std::uint32_t count_any(const std::vector<std::string>& terms) const;
  template <class Ask, class T>
  T value_or(Ask&& ask, T otherwise) const;

  std::shared_ptr<const Statistics> statistics_;
  mutable std::optional<Error> failure_;
};

}  // namespace dossier::cluster
