// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/query/diagnostics.hpp"
#include "searcher/query/query_token.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// The text that queries are read from: cut to query_limits::text_bytes, each broken or control byte replaced by one
/// byte of ASCII, so that offsets in it are offsets in the text as it was given.
std::string readable_query(std::string_view given, Diagnostics& diagnostics);

/// Cuts a query (well-formed, see readable_query) into tokens. Linear. Quotes, dashes, brackets and stars of every
/// sort and width are alike; words without a letter or digit are passed over. Open and Close are balanced, at most
/// query_limits::nesting deep.
std::vector<QueryToken> lex_query(std::string_view text, Diagnostics& diagnostics);

/// One line: `(word "Pak-Iran" pak iran) (phrase "gas deal" gas deal) …`.
std::string to_string(const std::vector<QueryToken>& tokens);

}  // namespace dossier
