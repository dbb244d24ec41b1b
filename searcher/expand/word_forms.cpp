// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/expand/word_forms.hpp"

#include "base/utf8.hpp"
#include "searcher/forms/arabic.hpp"
#include "searcher/forms/english.hpp"
#include "searcher/forms/paradigms.hpp"
#include "searcher/query/query_limits.hpp"

#include <algorithm>
#include <set>

namespace dossier {
namespace {

/// Whether the word has a letter that Persian and Urdu have and Arabic has not: peh, tcheh, jeh, gaf.
bool has_persian_letter(std::string_view term) {
  for (const std::string_view letter : {"پ", "چ", "ژ", "گ"}) {
    if (term.find(letter) != std::string_view::npos) return true;
  }
  return false;
}

bool is_hangul(std::string_view term) {
  const auto code = utf8::decode(term, 0).code;
  return code >= 0xAC00 && code <= 0xD7A3;
}

}  // namespace

std::vector<std::string> WordForms::inflections(const std::string& term) {
  if (term.empty()) return {};
  const auto known = inflections_.find(term);
  return known != inflections_.end() ? known->second : inflections_[term] = find_inflections(term);
}

std::vector<std::string> WordForms::find_inflections(const std::string& term) const {
  std::set<std::string> forms;
  const auto add = [&](const std::vector<std::string>& more) { forms.insert(more.begin(), more.end()); };
  const auto language = stemming_language(term);
  if (language == "en") {
    add(forms::english_forms(term));
    for (const auto& other : vocabulary_.languages()) add(forms::paradigm_forms(other, term));
  } else if (language == "ar") {
    for (const auto of : arabic_script_languages(term)) {
      add(of == "ar" ? forms::arabic_forms(term) : vocabulary_.words_of_stem(of, term));
    }
  } else if (!language.empty()) {
    add(vocabulary_.words_of_stem(language, term));
    if (language == "ru") add(forms::paradigm_forms("ru", term));
  } else if (is_hangul(term)) {
    add(forms::paradigm_forms("ko", term));
  }
  forms.erase(term);
  const std::vector<std::string> sorted(forms.begin(), forms.end());
  std::vector<std::string> out;
  for (auto first = sorted.begin(); first != sorted.end();) {
    const auto end = std::find_if_not(first, sorted.end(), [&](const auto& form) { return form.starts_with(*first); });
    add_held({first, end}, out);
    first = end;
  }
  return out;
}

/// Adds those of the forms that the index holds. All begin with the first of them; an Arabic word has hundreds, and to
/// ask for the words of headings and titles that begin so takes far less time than to ask for each form.
void WordForms::add_held(std::span<const std::string> forms, std::vector<std::string>& out) const {
  constexpr std::size_t few = 8;
  constexpr std::size_t most = 200;  // words that are looked at
  std::vector<bool> known(forms.size(), false);
  std::size_t looked_at = forms.size() < few ? most : 0;
  for (const auto field : fields_of(std::nullopt)) {
    if (looked_at >= most || field == TextField::Text) continue;
    vocabulary_.visit_words(field, forms.front(), [&](std::string_view word, std::uint32_t) {
      const auto form = std::lower_bound(forms.begin(), forms.end(), word);
      if (form != forms.end() && *form == word) known[static_cast<std::size_t>(form - forms.begin())] = true;
      return ++looked_at < most;
    });
  }
  for (std::size_t i = 0; i < forms.size(); ++i) {
    const bool others_known = looked_at < most;
    if (known[i] || (others_known ? vocabulary_.passages_with(TextField::Text, forms[i]) > 0 : held(forms[i]))) {
      out.push_back(forms[i]);
    }
  }
}

std::vector<std::string_view> WordForms::arabic_script_languages(std::string_view term) const {
  const auto& languages = vocabulary_.languages();
  std::vector<std::string_view> held;
  for (const std::string_view language : {"ar", "fa", "ur"}) {
    if (std::find(languages.begin(), languages.end(), language) != languages.end()) held.push_back(language);
  }
  if (!held.empty()) return held;
  return has_persian_letter(term) ? std::vector<std::string_view>{"fa"} : std::vector<std::string_view>{"ar", "fa"};
}

bool WordForms::supported(const Vocabulary::Together& counts) const {
  constexpr std::uint32_t fewest = 3;     // passages with both
  constexpr double least_lift = 2.0;      // how much oftener than by chance
  constexpr double least_measure = 0.01;  // Xu and Croft's em
  if (counts.both < fewest) return false;
  const auto expected = static_cast<double>(counts.a) * counts.b / std::max(1U, vocabulary_.passages());
  const auto measure = (counts.both - expected) / (static_cast<double>(counts.a) + counts.b);
  return counts.both >= least_lift * expected && measure >= least_measure;
}

WordForms::Derivations WordForms::derivations(const std::string& term) {
  if (stemming_language(term) != "en") return {};
  auto own = inflections(term);
  own.push_back(term);
  std::sort(own.begin(), own.end());
  Derivations out;
  for (auto& other : vocabulary_.words_of_stem("en", term)) {
    if (std::binary_search(own.begin(), own.end(), other)) continue;
    looked_at_ += vocabulary_.passages_with(TextField::Text, other);
    for (const auto& form : own) looked_at_ += vocabulary_.passages_with(TextField::Text, form);
    if (looked_at_ > query_limits::derivation_work) break;
    const bool shown = supported(vocabulary_.together(own, {other}));
    (shown ? out.supported : out.others).push_back(std::move(other));
  }
  return out;
}

}  // namespace dossier
