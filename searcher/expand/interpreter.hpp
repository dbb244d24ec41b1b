// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "searcher/query/match_tree.hpp"
#include "searcher/query/typed_compound.hpp"
#include "searcher/types/request.hpp"
#include "searcher/types/response.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace dossier {

class Taxonomy;
class Vocabulary;

/// A choice within one facet, in exact values of the index's column. A facet's own selection does not narrow its own
/// counts.
struct FacetSelection {
  std::string facet;
  std::optional<std::vector<std::string>> any_of;  ///< nothing: not restricted; an empty list: nothing matches
  std::vector<std::string> none_of;
  bool implied = false;  ///< not asked for: references and front matter left out (see QueryEcho::implied)
  bool operator==(const FacetSelection&) const = default;
};

/// A part of the query's text that a passage must match.
struct StrictPart {
  std::string text;       ///< canonical
  std::string without;    ///< canonical text of the whole query without it
  std::size_t child = 0;  ///< its ordinal among the children of the root
};

/// A request in the words and values of one index: what the matcher runs.
struct InterpretedQuery {
  MatchNode root;                          ///< of the query's text
  std::vector<FacetSelection> selections;  ///< of the request's filters, one a facet, and the implied one
  QueryEcho echo;                          ///< all but the relaxations
  std::string unquoted;                    ///< canonical text of the query without its quotation marks, if it has any
  std::vector<TypedCompound> compounds;    ///< that it asks for, each once
  std::vector<StrictPart> parts;           ///< where the root is an And: its children, as far as they are kept
};

/// Understands a request: parses its text, expands its words over the index's vocabulary and resolves fields and
/// filters to exact values. Any bytes give a query; what goes wrong with the index, Vocabulary::status() tells. Cost is
/// bounded by query_limits.hpp whatever the text.
InterpretedQuery interpret(const SearchRequest& request, const Vocabulary& vocabulary, const Taxonomy& taxonomy);

/// Counts the passages that match a tree under selections.
using CountPassages =
    std::function<Result<std::uint32_t>(const MatchNode& root, const std::vector<FacetSelection>& selections)>;

/// For a query without hits: each strict part of it and each selection that stands in the way, with the hits that there
/// are when it alone is dropped; most hits first. Calls `count` at most query_limits::relaxations times. Errors: those
/// of `count`.
Result<std::vector<Relaxation>> find_relaxations(const InterpretedQuery& query, const CountPassages& count);

}  // namespace dossier
