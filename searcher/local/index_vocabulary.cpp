// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/local/index_vocabulary.hpp"

#include "base/strings.hpp"
#include "index/format/blocks.hpp"
#include "index/format/stored_vocabulary.hpp"
#include "index/read/index_reader.hpp"
#include "searcher/forms/language_words.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace dossier {

template <class T>
T IndexVocabulary::value_or(Result<T> result, T otherwise) const {
  if (result) return *std::move(result);
  if (!failure_) failure_ = std::move(result).error();
  return otherwise;
}

IndexVocabulary::IndexVocabulary(const IndexReader& reader, std::shared_ptr<WordFacts> facts)
    : reader_(reader), facts_(facts ? std::move(facts) : std::make_shared<WordFacts>()) {}

Result<void> IndexVocabulary::status() const { return failure_ ? Result<void>(*failure_) : Result<void>(); }

std::uint32_t IndexVocabulary::passages() const { return reader_.passage_count(); }

std::uint32_t IndexVocabulary::passages_with(TextField field, std::string_view term) const {
  // Most words that are asked for are forms that no text holds.
  const auto vocabulary = field == TextField::Text ? reader_.vocabulary() : nullptr;
  if (vocabulary && *vocabulary != nullptr && (*vocabulary)->id_of(term) == no_word) return 0;
  return value_or(reader_.passages_with(field, term), std::uint32_t{0});
}

std::vector<std::string> IndexVocabulary::words_of_stem(std::string_view language, std::string_view term) const {
  const auto* const vocabulary = value_or<const index::StoredVocabulary*>(reader_.vocabulary(), nullptr);
  std::vector<std::string> words;
  if (vocabulary == nullptr) return words;
  for (const auto ordinal : vocabulary->with_stem(language, index::stem_of(language, term))) {
    words.emplace_back(vocabulary->word(ordinal));
  }
  return words;
}

void IndexVocabulary::visit_words(TextField field, std::string_view prefix,
                                  const std::function<bool(std::string_view, std::uint32_t)>& visit) const {
  auto visited = reader_.visit_words(field, prefix, visit);
  if (!visited && !failure_) failure_ = std::move(visited).error();
}

std::shared_ptr<const PostingList> IndexVocabulary::postings(std::string_view term) const {
  auto list = value_or<std::shared_ptr<const PostingList>>(reader_.postings(TextField::Text, term), nullptr);
  return list ? list : std::make_shared<const PostingList>();
}

std::vector<DocId> IndexVocabulary::docs_with(const std::vector<std::string>& terms) const {
  std::vector<DocId> docs;
  for (const auto& term : terms) {
    const auto middle = static_cast<std::ptrdiff_t>(docs.size());
    postings(term)->for_each([&](DocId doc, std::uint32_t) { docs.push_back(doc); });
    std::inplace_merge(docs.begin(), docs.begin() + middle, docs.end());
  }
  docs.erase(std::unique(docs.begin(), docs.end()), docs.end());
  return docs;
}

Vocabulary::Together IndexVocabulary::together(const std::vector<std::string>& a,
                                               const std::vector<std::string>& b) const {
  auto key = joined(a, " ") + '\n' + joined(b, " ");
  if (const auto* const known = facts_->together.find(key)) return *known;
  const auto counts = count_together(a, b);
  if (!failure_) facts_->together.keep(std::move(key), counts);
  return counts;
}

Vocabulary::Together IndexVocabulary::count_together(const std::vector<std::string>& a,
                                                     const std::vector<std::string>& b) const {
  if (left_.docs.empty() || left_.terms != a) {
    left_ = {a, std::vector<bool>(reader_.last_doc() + std::size_t{1}, false), 0};
  }
  if (left_.count == 0) {
    for (const auto& term : a) {
      postings(term)->for_each([&](DocId doc, std::uint32_t) {
        left_.count += left_.docs[doc] ? 0 : 1;
        left_.docs[doc] = true;
      });
    }
  }
  Together counts{left_.count, 0, 0};
  const auto add = [&](DocId doc) {
    ++counts.b;
    counts.both += left_.docs[doc] ? 1 : 0;
  };
  if (b.size() == 1) {
    postings(b.front())->for_each([&](DocId doc, std::uint32_t) { add(doc); });
  } else {
    for (const auto doc : docs_with(b)) add(doc);
  }
  return counts;
}

bool IndexVocabulary::side_by_side(std::string_view first, std::string_view second) const {
  auto key = std::string(first) + ' ' + std::string(second);
  if (const auto* const known = facts_->side_by_side.find(key)) return *known;
  const bool found = find_side_by_side(first, second);
  if (!failure_) facts_->side_by_side.keep(std::move(key), found);
  return found;
}

bool IndexVocabulary::find_side_by_side(std::string_view first, std::string_view second) const {
  constexpr std::size_t most = 200;  // passages that are read
  const auto* const vocabulary = value_or<const index::StoredVocabulary*>(reader_.vocabulary(), nullptr);
  if (vocabulary == nullptr) return false;
  const auto left = postings(first);
  const auto right = postings(second);
  const auto& rare = left->size() < right->size() ? *left : *right;
  const auto& other = left->size() < right->size() ? *right : *left;
  const auto pair = index::encode_words(std::array{vocabulary->id_of(first), vocabulary->id_of(second)});
  std::size_t at = 0;
  std::size_t looked_at = 0;
  for (std::size_t ordinal = 0; ordinal < rare.size() && looked_at < most; ++ordinal) {
    at = other.seek(at, rare.doc(ordinal));
    if (at == other.size()) return false;
    if (other.doc(at) != rare.doc(ordinal)) continue;
    ++looked_at;
    const auto words = reader_.stored_words(rare.doc(ordinal));
    if (!words) {
      if (!failure_) failure_ = words.error();
      return false;
    }
    if (index::count_in_encoded(*words, pair) > 0) return true;
  }
  return false;
}

bool IndexVocabulary::has_language_words() const { return has_english_dictionary(); }

const std::vector<std::string>& IndexVocabulary::languages() const {
  if (facts_->languages) return *facts_->languages;
  const auto& languages = Vocabulary::languages();
  if (!failure_) facts_->languages = languages;
  return languages;
}

bool IndexVocabulary::is_language_word(std::string_view written) const {
  return dossier::is_language_word(written, languages());
}

std::vector<std::string> IndexVocabulary::acronym_partners(std::string_view folded_phrase) const {
  return value_or(reader_.acronym_partners(folded_phrase), {});
}

std::vector<AcronymSense> IndexVocabulary::acronym_senses(std::string_view acronym) const {
  return value_or(reader_.acronym_senses(acronym), {});
}

const std::vector<std::string>& IndexVocabulary::facets() const { return reader_.facets(); }

const std::vector<std::string>* IndexVocabulary::facet_values(std::string_view facet) const {
  const auto* const column = value_or<const FacetColumn*>(reader_.column(facet), nullptr);
  return column == nullptr ? nullptr : &column->values;
}

}  // namespace dossier
