// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "cluster/searchable_index.hpp"
#include "searcher/types/response.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::web {

/// One way in which a query that is being typed may go on.
struct Suggestion {
  std::string query;           ///< the whole query, when it is taken
  std::string text;            ///< what to show: the word, title, author, heading or value
  std::string kind;            ///< `spelling`, `word`, `title`, `author`, `heading`, or the name of a facet
  std::uint32_t passages = 0;  ///< that hold it; 0 where that is not known
};

/// Suggestions for a query, best kinds first: another spelling of the whole, words of the papers that begin as the last
/// word does, papers by their titles, authors, headings and values of `facets` with a word that does; behind a field
/// (`dyad:`, `author:kh`) those of the field alone. At most `limit`, so shared that no kind takes all places; no query
/// twice. About as dear as four searches of one word.
Result<std::vector<Suggestion>> suggestions_for(std::string_view query, std::size_t limit, const SearchableIndex& index,
                                                const std::vector<FacetCounts>& facets);

/// `{schema, query, suggestions: [{query, text, kind, passages}]}`
std::string suggestions_json(std::string_view query, const std::vector<Suggestion>& suggestions);
/// The form that browsers ask for (OpenSearch Suggestions 1.1): `[query, [completions], [descriptions], []]`.
std::string opensearch_json(std::string_view query, const std::vector<Suggestion>& suggestions);

}  // namespace dossier::web
