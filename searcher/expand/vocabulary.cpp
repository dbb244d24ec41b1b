// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/expand/vocabulary.hpp"

#include "base/utf8.hpp"
#include "index/format/dictionary.hpp"
#include "index/read/index_reader.hpp"

#include <utility>

namespace dossier {

template <class T>
T IndexVocabulary::value_or(Result<T> result, T otherwise) const {
  if (result) return *std::move(result);
  if (!failure_) failure_ = std::move(result).error();
  return otherwise;
}

Result<void> IndexVocabulary::status() const { return failure_ ? Result<void>(*failure_) : Result<void>(); }

std::uint32_t IndexVocabulary::passages() const { return reader_.passage_count(); }

std::uint32_t IndexVocabulary::passages_with(TextField field, std::string_view term) const {
  return value_or(reader_.passages_with(field, term), std::uint32_t{0});
}

std::vector<std::string> IndexVocabulary::words_of_stem(std::string_view term) const {
  const auto language = stemming_language(term);
  if (language.empty()) return {};
  const auto* const dictionary = value_or<const index::Dictionary*>(reader_.dictionary(), nullptr);
  std::vector<std::string> words;
  if (dictionary == nullptr) return words;
  for (const auto place : dictionary->with_stem(language, index::stem_of(language, term))) {
    words.emplace_back(dictionary->word(place));
  }
  return words;
}

void IndexVocabulary::visit_words(std::string_view prefix,
                                  const std::function<bool(std::string_view, std::uint32_t)>& visit) const {
  auto visited = reader_.visit_words(prefix, visit);
  if (!visited && !failure_) failure_ = std::move(visited).error();
}

std::vector<std::string> IndexVocabulary::acronym_partners(std::string_view folded_phrase) const {
  return value_or(reader_.acronym_partners(folded_phrase), {});
}

const std::vector<std::string>& IndexVocabulary::facets() const { return reader_.facets(); }

const std::vector<std::string>* IndexVocabulary::facet_values(std::string_view facet) const {
  const auto* const column = value_or<const FacetColumn*>(reader_.column(facet), nullptr);
  return column == nullptr ? nullptr : &column->values;
}

std::string_view stemming_language(std::string_view term) {
  std::string_view language;
  for (std::size_t at = 0; at < term.size();) {
    const auto c = utf8::decode(term, at);
    std::string_view of_letter;
    if ((c.code >= U'a' && c.code <= U'z') || (c.code >= 0xC0 && c.code < 0x250)) of_letter = "en";
    if (c.code >= 0x400 && c.code < 0x530) of_letter = "ru";
    if (c.code >= 0x600 && c.code < 0x700) of_letter = "ar";
    if (of_letter.empty() || (!language.empty() && of_letter != language)) return {};
    language = of_letter;
    at += c.size;
  }
  return language;
}

}  // namespace dossier
