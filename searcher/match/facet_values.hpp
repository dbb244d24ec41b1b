// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/read/index_reader.hpp"
#include "searcher/query/match_tree.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace dossier {

/// The numbers of exact values in a column, ascending; values that it does not have are passed over.
/// Linear in values that are neighbours in the column, given in its order.
std::vector<std::uint32_t> value_ids(const FacetColumn& column, const std::vector<std::string>& values);

/// Calls `visit` for each passage with one of the values, in ascending DocId. A pass over the column. Errors: those of
/// the index.
Result<void> for_each_with_values(const IndexReader& reader, const FacetTest& test,
                                  const std::function<void(DocId)>& visit);

/// Whether one passage has one of the values. Errors: those of the index.
Result<bool> has_value(const IndexReader& reader, const FacetTest& test, DocId doc);

}  // namespace dossier
