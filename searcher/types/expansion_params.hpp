// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace dossier {

/// What a expanded form of a word counts beside the word itself, which counts 1 (Alternative::weight); and what groups
/// count that the query did not ask for in so many words (TermGroup::weight). docs/ranking.md says what the judged
/// queries said for and against each.
struct ExpansionParams {
  double stem = 0.8;     ///< a form of the word: plural, tense, case
  double derived = 0.5;  ///< a derived word that the library supports
  double kin = 0.3;      ///< a word of the same stem that the library does not support; in passages that match anyway
  double open = 0.8;     ///< a compound in another way of writing: `cease-fire` for `ceasefire`
  double variant = 1.0;  ///< the same word in British or American spelling
  double characters = 0.9;  ///< the same word in traditional or simplified Chinese characters
  double spelling = 0.9;    ///< the word of the index that an unknown word was taken for
  double synonym = 0.8;     ///< a synonym of the taxonomy: a state's other names, a theory's abbreviation
  double acronym = 0.8;     ///< an acronym for its long form, or the other way round
  double prefix = 0.8;      ///< a word that `word*` stands for
  double compound = 0.5;    ///< group: the parts of `all-weather` side by side, beside each part by itself
  double part = 0.3;        ///< group: a single word of a name of several words, beside the name
  double label = 1.5;       ///< group: being labelled with what the words name, beside holding the words
  double stop_word = 0.0;   ///< group: a stop word outside quotes; 0 leaves it out of the search
  bool operator==(const ExpansionParams&) const = default;
};

}  // namespace dossier
