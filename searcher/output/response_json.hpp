// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/check/check.hpp"
#include "index/file_record.hpp"
#include "index/passage.hpp"
#include "index/read/index_reader.hpp"
#include "index/read/passage_neighbours.hpp"
#include "searcher/answers/evidence.hpp"
#include "searcher/answers/kwic.hpp"
#include "searcher/answers/matrix.hpp"
#include "searcher/answers/similar.hpp"
#include "searcher/output/json_style.hpp"
#include "searcher/types/response.hpp"
#include "vectors/make_vectors.hpp"

#include <string>
#include <vector>

namespace dossier {

/// The one serializer of answers: the bytes of the command line's `--json` and of the API. UTF-8, a newline at the end,
/// members in a fixed order; offsets are bytes of the passage's text; bytes that are no UTF-8 become U+FFFD.
std::string to_json(const SearchResponse& response, JsonStyle style = {});
std::string to_json(const EvidenceResponse& response, JsonStyle style = {});
std::string to_json(const MatrixResponse& response, JsonStyle style = {});
std::string to_json(const SimilarResponse& response, JsonStyle style = {});
std::string to_json(const KwicResponse& response, JsonStyle style = {});

/// `{schema, query, total, facets}`: the counts of a response alone.
std::string facets_json(const SearchResponse& response, JsonStyle style = {});
/// `{schema, papers: […]}`
std::string papers_json(const std::vector<Paper>& papers, const OtherFiles& others, JsonStyle style = {});
/// `{schema, index: {…}, files: […]}`: what an index says of itself, with its vectors where it has some, and its
/// file_records.
std::string status_json(const IndexInfo& info, const std::optional<VectorSummary>& vectors,
                        const std::vector<FileRecord>& file_records, JsonStyle style = {});
/// `{schema, sound, passages, papers, files, findings}`
std::string check_json(const CheckReport& report, JsonStyle style = {});
/// `{schema, paper: {…}, passages: […], at}`: a passage with its neighbours; `at` is its position in the list. `notes`
/// are the user's on it, where there are any.
std::string show_json(const PassageNeighbours& shown, JsonStyle style = {});

/// A passage alone as one line without a newline: `{id, paper, n, kind, section, heading, dyads, theories, why, page,
/// lines, text}`, and `labels` and `fields` where it has values of further facets.
std::string passage_line(const Passage& passage);

}  // namespace dossier
