// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/output/export_table.hpp"
#include "searcher/output/response_json.hpp"
#include "searcher/relations/citations.hpp"

#include <string>

namespace dossier {

/// `{schema, query, paper, passages, cited_by, cites, references_elsewhere, papers}`; of the whole library `links` in
/// place of `cited_by` and `cites`. docs/json.md describes it.
std::string to_json(const CitationsResponse& response, JsonStyle style = {});

/// A row a pair of papers; where a paper was asked for, a row a citing sentence, and one for a pair without any.
ExportTable citations_table(const CitationsResponse& response);

}  // namespace dossier
