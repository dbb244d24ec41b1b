// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/query/diagnostics.hpp"
#include "searcher/query/query.hpp"

#include <string_view>
#include <vector>

namespace dossier {

/// Reads tokens as a tree; what does not fit is repaired and said so. From the tightest: brackets and fields, NEAR,
/// `-` and NOT, AND, OR, and words side by side: `gas OR oil pipeline` is `(gas OR oil) pipeline`. Recursion is bounded
/// by query_limits::nesting, the number of operands by query_limits::operands.
QueryNode parse_query(const std::vector<QueryToken>& tokens, Diagnostics& diagnostics);

/// Reads a text through all stages before the interpreter: readable_query, lex_query, parse_query.
QueryNode parse_query(std::string_view given, Diagnostics& diagnostics);

}  // namespace dossier
