// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "index/acronym_sense.hpp"
#include "index/types.hpp"
#include "searcher/query/match_tree.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// What the interpreter asks of an index: its words and its facet values.
class Vocabulary {
 public:
  virtual ~Vocabulary() = default;
  /// Passages of the index.
  [[nodiscard]] virtual std::uint32_t passages() const = 0;
  /// Passages that hold the folded term in the field.
  [[nodiscard]] virtual std::uint32_t passages_with(TextField field, std::string_view term) const = 0;
  /// Words of the vocabulary that share the term's stem in the language; sorted.
  [[nodiscard]] virtual std::vector<std::string> words_of_stem(std::string_view language,
                                                               std::string_view term) const = 0;
  /// As IndexReader::visit_words().
  virtual void visit_words(TextField field, std::string_view prefix,
                           const std::function<bool(std::string_view term, std::uint32_t passages)>& visit) const = 0;
  /// Passages that hold any of `a` in their text, any of `b`, and both. Cost: their postings.
  struct Together {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    std::uint32_t both = 0;
  };
  [[nodiscard]] virtual Together together(const std::vector<std::string>& a,
                                          const std::vector<std::string>& b) const = 0;
  /// Whether two words stand side by side in a text. Looks into few passages, so that of frequent words that rarely do
  /// the answer may be no.
  [[nodiscard]] virtual bool side_by_side(std::string_view first, std::string_view second) const = 0;
  /// Whether a word, as it was written, is one of English or of another language of the library, whether any passage
  /// holds it or not.
  [[nodiscard]] virtual bool is_language_word(std::string_view written) const = 0;
  /// Whether that can be told at all, for want of a dictionary.
  [[nodiscard]] virtual bool has_language_words() const { return true; }
  /// The languages of the library's texts beside English, as far as their words have forms of which we know. The first
  /// call costs a look at some hundred words.
  [[nodiscard]] virtual const std::vector<std::string>& languages() const;
  [[nodiscard]] virtual std::vector<std::string> acronym_partners(std::string_view folded_phrase) const = 0;
  /// As IndexReader::acronym_senses().
  [[nodiscard]] virtual std::vector<AcronymSense> acronym_senses(std::string_view acronym) const = 0;
  [[nodiscard]] virtual const std::vector<std::string>& facets() const = 0;
  /// The first error of all questions so far.
  [[nodiscard]] virtual Result<void> status() const { return {}; }
  /// Values of a facet, sorted by bytes; null for an unknown facet.
  [[nodiscard]] virtual const std::vector<std::string>* facet_values(std::string_view facet) const = 0;

  /// Passages that hold the term where a word without a field is looked for: in the text, else in headings or title.
  [[nodiscard]] std::uint32_t passages_with(std::string_view term) const {
    for (const auto field : fields_of(std::nullopt)) {
      if (const auto passages = passages_with(field, term); passages > 0) return passages;
    }
    return 0;
  }

 private:
  mutable std::optional<std::vector<std::string>> languages_;
};

/// The language whose stemmer serves a folded word, told by its letters: `en` for Latin ones, `ru`, `ar` for Arabic
/// ones of whatever language, `hi`; empty for a
/// script without one and for words with digits.
std::string_view stemming_language(std::string_view term);

}  // namespace dossier
