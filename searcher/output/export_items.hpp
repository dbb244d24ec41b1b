// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/read/index_reader.hpp"
#include "searcher/answers/evidence.hpp"
#include "searcher/answers/similar.hpp"
#include "searcher/output/export.hpp"
#include "searcher/types/request.hpp"
#include "searcher/types/response.hpp"

#include <map>
#include <string>
#include <vector>

namespace dossier {

/// The passages of an answer with their papers, in the answer's order; they point into the answer.
std::vector<ExportItem> export_items(const SearchResponse& response);
std::vector<ExportItem> export_items(const EvidenceResponse& response);
std::vector<ExportItem> export_items(const SimilarResponse& response);
/// Passages with their papers by id; those of unknown papers are left out.
std::vector<ExportItem> export_items(const std::vector<Passage>& passages, const std::map<std::string, Paper>& papers);

/// What an export says of its origin: the query as it was understood, the filters as they were asked.
Provenance provenance_of(const IndexInfo& info, std::string query, const SearchRequest& asked);

}  // namespace dossier
