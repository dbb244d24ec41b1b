// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/search/cluster_vocabulary.hpp"

#include "base/utf8.hpp"
#include "cluster/query/buckets.hpp"
#include "searcher/forms/english.hpp"
#include "searcher/forms/language_words.hpp"
#include "searcher/forms/paradigms.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace dossier::cluster {
namespace {

/// Questions that come with one that is asked.
constexpr std::size_t most_together = 60;
constexpr std::size_t shortest_part = 3;

Json with_any(const std::vector<std::string>& terms) {
  auto query = Json::object();
  query["terms"]["text"] = terms;
  return query;
}

Json with_phrase(std::string_view first, std::string_view second) {
  auto query = Json::object();
  query["match_phrase"]["text"] = std::string(first) + " " + std::string(second);
  return query;
}

/// The two words into which each of some words may be parted, and one word with the forms of another behind it.
std::vector<std::pair<std::string, std::string>> parted(std::string_view first, std::string_view second) {
  std::vector<std::pair<std::string, std::string>> pairs;
  const auto whole = std::string(first) + std::string(second);
  std::set<std::string> words{whole};
  for (auto& form : forms::english_lemmas(whole)) words.insert(std::move(form));
  for (auto& form : forms::english_forms(whole)) words.insert(std::move(form));
  for (const auto& word : words) {
    for (auto at = shortest_part; at + shortest_part <= word.size(); ++at) {
      if (utf8::boundary_before(word, at) == at) pairs.emplace_back(word.substr(0, at), word.substr(at));
    }
  }
  for (auto& form : forms::english_forms(second)) pairs.emplace_back(first, std::move(form));
  return pairs;
}

}  // namespace

/// What `ask` gives; `otherwise` where there is an error, which is kept. A cluster that does not answer is not asked
/// again: each question would wait as long as the first.
template <class Ask, class T>
T ClusterVocabulary::value_or(Ask&& ask, T otherwise) const {
  if (failure_) return otherwise;
  auto result = std::forward<Ask>(ask)();
  if (result) return *std::move(result);
  failure_ = std::move(result).error();
  return otherwise;
}

Result<void> ClusterVocabulary::status() const { return failure_ ? Result<void>(*failure_) : Result<void>(); }

std::uint32_t ClusterVocabulary::passages_with(TextField field, std::string_view term) const {
  const auto* const words =
      value_or([&] { return statistics_->words(field); }, static_cast<const FieldWords*>(nullptr));
  return words == nullptr ? 0 : words->passages_with(term);
}

std::vector<std::string> ClusterVocabulary::words_of_stem(std::string_view language, std::string_view term) const {
  const auto* const vocabulary =
      value_or([&] { return statistics_->vocabulary(); }, static_cast<const index::StoredVocabulary*>(nullptr));
  std::vector<std::string> words;
  if (vocabulary == nullptr) return words;
  for (const auto ordinal : vocabulary->with_stem(language, index::stem_of(language, term))) {
    words.emplace_back(vocabulary->word(ordinal));
  }
  return words;
}

void ClusterVocabulary::visit_words(TextField field, std::string_view prefix,
                                    const std::function<bool(std::string_view, std::uint32_t)>& visit) const {
  const auto* const known =
      value_or([&] { return statistics_->words(field); }, static_cast<const FieldWords*>(nullptr));
  if (known == nullptr) return;
  const auto& words = known->words;
  for (auto word = std::lower_bound(words.begin(), words.end(), prefix); word != words.end(); ++word) {
    if (!word->starts_with(prefix)) return;
    if (!visit(*word, known->passages[static_cast<std::size_t>(word - words.begin())])) return;
  }
}

std::vector<std::uint32_t> ClusterVocabulary::count(const std::vector<Json>& queries) const {
  return value_or([&] { return statistics_->matching(queries); }, std::vector<std::uint32_t>(queries.size(), 0));
}

std::uint32_t ClusterVocabulary::count_first(Json query, const std::function<std::vector<Json>()>& others) const {
  if (const auto known = statistics_->known(query)) return *known;
  std::vector<Json> asked{std::move(query)};
  for (auto& other : others()) {
    if (asked.size() < most_together) asked.push_back(std::move(other));
  }
  return count(asked).front();
}

/// One term's passages are known.
std::uint32_t ClusterVocabulary::count_any(const std::vector<std::string>& terms) const {
  if (terms.size() == 1) return passages_with(TextField::Text, terms.front());
  return count({with_any(terms)}).front();
}

/// What is asked of one word is asked of the others of its stem next.
Vocabulary::Together ClusterVocabulary::together(const std::vector<std::string>& a,
                                                 const std::vector<std::string>& b) const {
  const auto both = [&](const std::vector<std::string>& others) {
    return matching_all({with_any(a), with_any(others)});
  };
  std::uint32_t with_both = 0;
  const bool there =
      std::ranges::any_of(a, [&](const std::string& term) { return passages_with(TextField::Text, term) > 0; });
  if (there && (b.size() > 1 || count_any(b) > 0)) {
    with_both = count_first(both(b), [&] {
      std::vector<Json> others;
      if (a.size() > 1) others.push_back(with_any(a));
      if (b.size() != 1) return others;
      for (const auto& word : words_of_stem("en", b.front())) {
        if (word != b.front() && std::ranges::find(a, word) == a.end()) others.push_back(both({word}));
      }
      return others;
    });
  }
  const auto with_a = count_any(a);
  const auto with_b = count_any(b);
  if (with_a == 0 || with_b == 0) return {with_a, with_b, 0};
  return {with_a, with_b, with_both};
}

/// Who looks for the two words of a compound asks about each place where it may be parted, and then of its forms.
bool ClusterVocabulary::side_by_side(std::string_view first, std::string_view second) const {
  const auto there = [&](std::string_view word) { return passages_with(TextField::Text, word) > 0; };
  if (!there(first) || !there(second)) return false;
  return count_first(with_phrase(first, second), [&] {
           std::vector<Json> others;
           for (const auto& [left, right] : parted(first, second)) {
             if (there(left) && there(right)) others.push_back(with_phrase(left, right));
           }
           return others;
         }) > 0;
}

bool ClusterVocabulary::has_language_words() const { return has_english_dictionary(); }

bool ClusterVocabulary::is_language_word(std::string_view written) const {
  return dossier::is_language_word(written, languages());
}

std::vector<std::string> ClusterVocabulary::acronym_partners(std::string_view folded_phrase) const {
  const auto* const partners =
      value_or([&] { return statistics_->acronym_partners(); }, static_cast<const index::AcronymPartners*>(nullptr));
  if (partners == nullptr) return {};
  const auto known = partners->find(folded_phrase);
  return known == partners->end() ? std::vector<std::string>() : known->second;
}

std::vector<AcronymSense> ClusterVocabulary::acronym_senses(std::string_view acronym) const {
  const auto* const senses =
      value_or([&] { return statistics_->acronym_senses(); }, static_cast<const index::AcronymSenses*>(nullptr));
  if (senses == nullptr) return {};
  const auto known = senses->find(acronym);
  return known == senses->end() ? std::vector<AcronymSense>() : known->second;
}

const std::vector<std::string>* ClusterVocabulary::facet_values(std::string_view facet) const {
  const auto* const column =
      value_or([&] { return statistics_->values(facet); }, static_cast<const FacetColumn*>(nullptr));
  return column == nullptr ? nullptr : &column->values;
}

}  // namespace dossier::cluster
