// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/output/json_parts.hpp"
#include "searcher/types/request.hpp"

#include <array>
#include <string>
#include <string_view>

namespace dossier {

/// Members of a line of JSON that say how a query is asked, beside its text and filters: expansions that are off, the
/// order, the user's notes (true or false), the least confidence of labels (0 to 1).
inline constexpr std::array<std::string_view, 4> request_members{"off", "sort", "notes", "min_confidence"};

/// Adds those that are not as usual.
void add_request_members(json_parts::Json& row, const SearchRequest& request);
/// Reads those that are there into the request. What is wrong with them, as the end of a sentence; empty: nothing.
std::string read_request_members(const json_parts::Json& row, SearchRequest& request);

}  // namespace dossier
