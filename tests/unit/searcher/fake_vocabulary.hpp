// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/analyzer.hpp"
#include "searcher/expand/vocabulary.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace dossier::test {

/// A vocabulary made of a few invented texts. Words have one stem where they agree up to one of a few endings.
class FakeVocabulary final : public Vocabulary {
 public:
  using Vocabulary::passages_with;

  [[nodiscard]] std::uint32_t passages() const override { return passages_; }

  FakeVocabulary& text(std::string_view text, TextField field = TextField::Text) {
    if (field == TextField::Text) ++passages_;
    std::map<std::string, bool, std::less<>> seen;
    Tokens tokens;
    Analyzer{}.analyze(text, tokens);
    for (std::size_t i = 0; i < tokens.size(); ++i) seen.emplace(tokens.term(i), true);
    std::string folded;
    for (std::size_t i = 0; i < tokens.size(); ++i) folded += (i == 0 ? "" : " ") + std::string(tokens.term(i));
    texts_.push_back(std::move(folded));
    for (const auto& [term, there] : seen) ++words_[static_cast<std::size_t>(field)][term];
    return *this;
  }
  /// A word as if so many passages held it.
  FakeVocabulary& frequent(const std::string& word, std::uint32_t passages, TextField field = TextField::Text) {
    words_[static_cast<std::size_t>(field)][word] = passages;
    passages_ = std::max(passages_, passages);
    return *this;
  }
  FakeVocabulary& acronym(const std::string& acronym, const std::string& long_form) {
    acronyms_[acronym].push_back(long_form);
    acronyms_[long_form].push_back(acronym);
    return *this;
  }
  FakeVocabulary& sense(const std::string& acronym, const std::string& long_form, std::vector<std::string> papers) {
    senses_[acronym].push_back({long_form, std::move(papers)});
    return this->acronym(acronym, long_form);
  }
  FakeVocabulary& facet(const std::string& name, std::vector<std::string> values) {
    facets_.push_back(name);
    values_[name] = std::move(values);
    return *this;
  }

  [[nodiscard]] std::uint32_t passages_with(TextField field, std::string_view term) const override {
    const auto& words = words_[static_cast<std::size_t>(field)];
    const auto found = words.find(term);
    return found == words.end() ? 0 : found->second;
  }
  [[nodiscard]] std::vector<std::string> words_of_stem(std::string_view /*language*/,
                                                       std::string_view term) const override {
    std::vector<std::string> out;
    for (const auto& [word, passages] : words_[0]) {
      if (stem(word) == stem(term)) out.push_back(word);
    }
    return out;
  }
  void visit_words(TextField field, std::string_view prefix,
                   const std::function<bool(std::string_view, std::uint32_t)>& visit) const override {
    const auto& words = words_[static_cast<std::size_t>(field)];
    for (auto word = words.lower_bound(prefix); word != words.end(); ++word) {
      if (!word->first.starts_with(prefix) || !visit(word->first, word->second)) return;
    }
  }
  /// A word of the language that no text holds.
  FakeVocabulary& language_word(const std::string& word) {
    language_words_.push_back(word);
    return *this;
  }
  /// Two words that stand in the same passages, so many of them.
  FakeVocabulary& together(const std::string& a, const std::string& b, std::uint32_t passages) {
    together_[{a, b}] = together_[{b, a}] = passages;
    return *this;
  }
  [[nodiscard]] Together together(const std::vector<std::string>& a, const std::vector<std::string>& b) const override {
    Together out;
    for (const auto& word : a) out.a += passages_with(TextField::Text, word);
    for (const auto& word : b) out.b += passages_with(TextField::Text, word);
    for (const auto& left : a) {
      for (const auto& right : b) {
        if (const auto known = together_.find({left, right}); known != together_.end()) out.both += known->second;
      }
    }
    return out;
  }
  [[nodiscard]] bool side_by_side(std::string_view first, std::string_view second) const override {
    const auto pair = std::string(first) + ' ' + std::string(second);
    return std::any_of(texts_.begin(), texts_.end(), [&](const std::string& text) {
      return (' ' + text + ' ').find(' ' + pair + ' ') != std::string::npos;
    });
  }
  [[nodiscard]] bool is_language_word(std::string_view written) const override {
    return std::find(language_words_.begin(), language_words_.end(), written) != language_words_.end();
  }
  [[nodiscard]] std::vector<AcronymSense> acronym_senses(std::string_view acronym) const override {
    const auto found = senses_.find(acronym);
    return found == senses_.end() ? std::vector<AcronymSense>() : found->second;
  }
  [[nodiscard]] std::vector<std::string> acronym_partners(std::string_view folded_phrase) const override {
    const auto found = acronyms_.find(folded_phrase);
    return found == acronyms_.end() ? std::vector<std::string>() : found->second;
  }
  [[nodiscard]] const std::vector<std::string>& facets() const override { return facets_; }
  [[nodiscard]] const std::vector<std::string>* facet_values(std::string_view facet) const override {
    const auto found = values_.find(facet);
    return found == values_.end() ? nullptr : &found->second;
  }

 private:
  std::uint32_t passages_ = 0;
  static std::string_view stem(std::string_view word) {
    for (const std::string_view ending : {"ing", "ed", "s"}) {
      if (word.ends_with(ending) && word.size() > ending.size() + 3) return word.substr(0, word.size() - ending.size());
    }
    return word;
  }

  std::vector<std::string> texts_;
  std::vector<std::string> language_words_;
  std::map<std::pair<std::string, std::string>, std::uint32_t> together_;
  std::map<std::string, std::uint32_t, std::less<>> words_[text_fields.size()];
  std::map<std::string, std::vector<std::string>, std::less<>> acronyms_;
  std::map<std::string, std::vector<AcronymSense>, std::less<>> senses_;
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
  std::vector<std::string> facets_;
};

}  // namespace dossier::test
