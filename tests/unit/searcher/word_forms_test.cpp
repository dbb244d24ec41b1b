// SPDX-License-Identifier: GPL-3.0-or-later
// The forms of an Arabic word that a library holds: hundreds are possible, and each that is held is found, in whatever
// field.
#include "searcher/expand/word_forms.hpp"

#include "searcher/forms/arabic.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/searcher/fake_vocabulary.hpp"

#include <algorithm>
#include <string>
#include <vector>

using namespace dossier;
using namespace dossier::test;

namespace {

/// A library of Arabic texts. Every third of the forms of a word is in a text, a heading or a title.
FakeVocabulary library(const std::string& word) {
  FakeVocabulary vocabulary;
  for (int i = 0; i < 50; ++i) vocabulary.text("هذا من في على التي الى ان عن مع او");
  const auto forms = forms::arabic_forms(word);
  for (std::size_t i = 0; i < forms.size(); i += 3) {
    const auto field = i % 9 == 0 ? TextField::Text : i % 9 == 3 ? TextField::Heading : TextField::Title;
    vocabulary.frequent(forms[i], 2, field);
  }
  return vocabulary;
}

std::vector<std::string> asked_for_one_by_one(const Vocabulary& vocabulary, const std::string& word) {
  auto forms = forms::arabic_forms(word);
  std::erase_if(forms, [&](const auto& form) { return form == word || vocabulary.passages_with(form) == 0; });
  std::sort(forms.begin(), forms.end());
  return forms;
}

}  // namespace

TEST_CASE("forms of Arabic words are found in texts, headings and titles") {
  for (const std::string word : {"كتاب", "والمعلمين", "مدرسه", "كتب", "الف", "للحكومات"}) {
    CAPTURE(word);
    const auto vocabulary = library(word);
    const auto expected = asked_for_one_by_one(vocabulary, word);
    CHECK(expected.size() > 20);
    CHECK(WordForms(vocabulary).inflections(word) == expected);
  }
}

TEST_CASE("forms of Arabic words are found among many other words that begin alike") {
  const std::string word = "كتاب";
  auto vocabulary = library(word);
  for (char a = 'a'; a <= 'z'; ++a) {
    for (char b = 'a'; b <= 'z'; ++b) vocabulary.frequent(word + a + b, 1, TextField::Heading);
  }
  CHECK(WordForms(vocabulary).inflections(word) == asked_for_one_by_one(vocabulary, word));
}

TEST_CASE("of a word whose forms nobody holds there are none") {
  FakeVocabulary vocabulary;
  vocabulary.text("هذا من في على التي الى ان عن مع او");
  CHECK(WordForms(vocabulary).inflections("كتاب").empty());
}
