// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/text_span.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace dossier {

/// A folded word of the query and its span in the text.
struct QueryTerm {
  std::string term;
  TextSpan span;
  std::string written;   ///< as it stands in the query; empty where it does not
  bool starred = false;  ///< in quotes, with a star behind it: the beginning of a word
  bool operator==(const QueryTerm& other) const { return term == other.term && starred == other.starred; }
};

/// One token of the query language.
struct QueryToken {
  enum class Kind : std::uint8_t {
    Word,    ///< a run without spaces; several terms where it has a hyphen or is Chinese
    Prefix,  ///< `word*`
    Phrase,  ///< "…", ‘…’, «…» …; `distance` of `~n`
    Field,   ///< `name:`; a Word, Prefix, Phrase or Open follows
    Open,
    Close,
    Not,   ///< `-` or `!` before a word, or NOT
    Must,  ///< `+` before a word or phrase
    And,
    Or,
    Near,  ///< NEAR or NEAR/n; `distance`
  };
  Kind kind = Kind::Word;
  std::string text;  ///< Word, Prefix, Phrase: canonical; as written where it is a field's value. Field: its name
  std::vector<QueryTerm> terms;  ///< Word, Prefix, Phrase: never empty
  std::uint32_t distance = 0;
  TextSpan span;
};

/// Distance of a NEAR that names none.
inline constexpr std::uint32_t default_near = 10;

}  // namespace dossier
