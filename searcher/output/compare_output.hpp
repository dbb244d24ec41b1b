// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/output/export_table.hpp"
#include "searcher/output/response_json.hpp"
#include "searcher/relations/compare.hpp"

#include <string>

namespace dossier {

/// `{schema, query, total, compared, found, passages, pairs, papers}`; docs/json.md describes it.
std::string to_json(const CompareResponse& response, JsonStyle style = {});

/// A row a pair: likeness, what they have in common, and of each its paper, page, id, text, words of contrast and the
/// papers that it cites.
ExportTable compare_table(const CompareResponse& response);

}  // namespace dossier
