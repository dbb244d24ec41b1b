// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/expand/interpreter.hpp"
#include "searcher/query/match_text.hpp"

#include <string>

namespace dossier {

/// What each stage of understanding a request gave, one stage a line, for `dossier search --analyze`: the text, its
/// tokens, the syntax tree, its canonical text, the tree for the matcher and the selections as s-expressions, then a
/// line for each expansion and each diagnostic. Ends with a newline.
std::string analyze_query(const SearchRequest& request, const Vocabulary& vocabulary, const Taxonomy& taxonomy);

/// `(kind - front reference) (year 2015 2016)`.
std::string to_string(const std::vector<FacetSelection>& selections);

}  // namespace dossier
