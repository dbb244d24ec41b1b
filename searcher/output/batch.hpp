// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "searcher/types/request.hpp"
#include "searcher/types/response.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// One query of a batch.
struct BatchQuery {
  std::string id;
  SearchRequest request;
  std::vector<std::string> unused;  ///< members of the line that say nothing of the query, in their order
};

/// Reads one line of a batch: `{"id" or "_id", "query" or "text", "filters": {facet: [values]}}`. `query` is in the
/// query language; `text` is plain text, none of it syntax, as test collections have it. `base` gives what the line
/// does not say; for each name of `filter_by` the line's own field of that name, or that of its `metadata`, becomes a
/// filter too, where it has one. `facet!` in `filters` leaves values out; the line may have request_members too. A
/// filter without a value is malformed. Errors: BadData, naming what is wrong.
Result<BatchQuery> parse_batch_line(std::string_view line, const SearchRequest& base,
                                    const std::vector<std::string>& filter_by);

/// Whether each filter is by one of these facets; case does not matter. Errors: BadData, naming the first that is not.
Result<void> check_filters(const SearchRequest& request, const std::vector<std::string>& facets);

/// `{"id", "hits": [{"paper", "id", "score", "text"}, …], "diagnostics": […]}` on one line with its newline: what
/// gold/score_topics.py reads, and what the search said of the query.
std::string batch_hits_line(std::string_view id, const SearchResponse& response);

/// `{"id", "error": {"code", "message", "hint"}}` with its newline, in the place of the hits of `line`; `id` is null
/// where the line has none.
std::string batch_error_line(std::string_view line, const Error& error);

/// The run of one query as trec_eval reads it, a hit a line: `id Q0 passage rank score tag`. The id of a passage made
/// of a JSON record is the record's `_id`. In ids and tag, white space and control characters are written as `%20`, and
/// so is `%` itself.
std::string batch_trec_lines(std::string_view id, const SearchResponse& response, std::string_view tag);

}  // namespace dossier
