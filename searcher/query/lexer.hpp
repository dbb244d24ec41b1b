// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/text_span.hpp"
#include "searcher/query/diagnostics.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// A folded word of the query and its place in the text.
struct QueryTerm {
  std::string term;
  TextSpan span;
  std::string written;  ///< as it stands in the query; empty where it does not
  bool operator==(const QueryTerm& other) const { return term == other.term; }
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

/// The text that queries are read from: cut to query_limits::text_bytes, each broken or control byte replaced by one
/// byte of ASCII, so that places in it are places in the text as it was given.
std::string readable_query(std::string_view given, Diagnostics& diagnostics);

/// Cuts a query (well-formed, see readable_query) into tokens. Linear. Quotes, dashes, brackets and stars of every
/// sort and width are alike; words without a letter or digit are passed over. Open and Close are balanced, at most
/// query_limits::nesting deep.
std::vector<QueryToken> lex_query(std::string_view text, Diagnostics& diagnostics);

/// One line: `(word "Pak-Iran" pak iran) (phrase "gas deal" gas deal) …`.
std::string to_string(const std::vector<QueryToken>& tokens);

}  // namespace dossier
