// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace dossier {

/// A word of a question.
struct QuestionWord {
  std::string_view term;  ///< folded
  bool stop = false;      ///< a stop word of the question's language
};

/// Which words of a question only ask: "articles" and "deal" in "what articles exist that deal with trade?",
/// "interested" in "I am interested in trade". They are at the beginning, before the first word of the subject: what is
/// asked for (before a word such as "on" or "about") and commands; and anywhere, what a person wishes. None where
/// nothing would be left of the question, or it has no stop word. Words of all languages that stopwords/asking/ has.
/// Linear in the words.
std::vector<bool> asking_words(std::span<const QuestionWord> words);

}  // namespace dossier
