// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/expand/interpreter.hpp"

#include <string>

namespace dossier {

/// What each stage of understanding a request gave, one stage a line, for `dossier search --analyze`: the text, its
/// tokens, the syntax tree, its canonical text, the tree for the matcher and the selections as s-expressions, then a
/// line for each widening and each diagnostic. Ends with a newline.
std::string analyze_query(const SearchRequest& request, const IndexReader& reader, const Taxonomy& taxonomy);
std::string analyze_query(const SearchRequest& request, const Vocabulary& vocabulary, const Taxonomy& taxonomy);

/// `(and (soft (term gas gas) (term sanction sanction sanctions~0.8)) (not (facet dyad China-Pakistan)))`. A phrase
/// is in quotes, `/n` behind it is its window (`/any`: anywhere), `~w` its weight where that is not 1; `^w` a group's
/// weight, `?` an optional group, `@heading` its field, `dyad:…` a label that counts like a word.
std::string to_string(const MatchNode& node);

/// `(kind - front reference) (year 2015 2016)`.
std::string to_string(const std::vector<FacetSelection>& selections);

}  // namespace dossier
