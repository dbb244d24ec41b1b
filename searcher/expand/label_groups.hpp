// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/expand/expander.hpp"
#include "searcher/query/match_tree.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace dossier {

/// A word of the query as label_groups() looks at it.
struct NamedWord {
  std::string term;
  TextSpan span;
  std::size_t run = 0;  ///< words of one number stand side by side
  bool stop = false;
};

/// Groups for the labels that words name: the dyads of two states wherever they stand in the query, and the values of
/// the facets that have a lexicon, as far as the index has them. A passage on "both countries" is found by the names of
/// the two in this way. None where the request forbids synonyms. Each is noted as a expansion.
std::vector<TermGroup> label_groups(const std::vector<NamedWord>& words, Expander& expander);

}  // namespace dossier
