// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/types/expansion_params.hpp"
#include "searcher/types/ranking.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dossier {

/// A choice within one facet. Values are or-ed, excluded ones taken away. Choices in several facets are and-ed.
struct FacetFilter {
  std::string facet;
  std::vector<std::string> any_of;  ///< as the user wrote them; interpreted like `facet:value` in a query
  std::vector<std::string> none_of;
  bool operator==(const FacetFilter&) const = default;
};

/// Which expansions of words a query may use; each is shown in the echo.
struct ExpansionSwitches {
  bool stems = true;
  bool spelling = true;    ///< only of words that the index does not hold
  bool synonyms = true;    ///< of the taxonomy, names of states included
  bool acronyms = true;    ///< for which the papers themselves give the long form
  bool variants = true;    ///< British and American spelling, traditional and simplified Chinese
  bool related = true;     ///< words near in meaning; they rank, they do not match
  ExpansionParams params;  ///< what each counts
  bool operator==(const ExpansionSwitches&) const = default;
};

enum class SortOrder : std::uint8_t { Relevance, Year, Paper };

/// One search, as the command line, the page and the API ask it.
struct SearchRequest {
  std::string query;  ///< any bytes
  std::vector<FacetFilter> filters;
  ExpansionSwitches expansion;
  SortOrder sort = SortOrder::Relevance;
  std::uint32_t limit = 10;          ///< hits wanted
  std::uint32_t offset = 0;          ///< hits passed over
  std::uint32_t per_paper = 0;       ///< most hits of one paper in the list; 0: no limit
  bool facets = true;                ///< count facets
  std::uint32_t facet_values = 100;  ///< most values given of a facet, selected ones apart; 0: all
  bool snippets = true;
  bool explain = false;   ///< parts of each hit's score
  bool feedback = false;  ///< pseudo-relevance feedback
  bool meaning = true;    ///< meaning lifts passages and adds some without a word of the query
  /// Whether the user's own notes and annotations count among the passages. Where nothing is said, they do in a search
  /// and a concordance, and do not in evidence and matrix. A query or filter that asks for their kind gets them always.
  std::optional<bool> user_notes;
  std::uint32_t min_confidence = 0;  ///< labels less sure than this (Label::thousandths) neither filter nor count
  RankingParams ranking;
  bool operator==(const SearchRequest&) const = default;
};

}  // namespace dossier
