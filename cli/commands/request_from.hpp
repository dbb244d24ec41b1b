// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "index/read/index_reader.hpp"
#include "searcher/types/request.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dossier {

class Arguments;
class Console;
class Taxonomy;

/// Opens the index that --index, the environment or the folder names; links of the console lead to its sources.
Result<IndexReader> open_index(const Arguments& arguments, Console& console);
/// The address of the index in a cluster that the command is to use; empty where it uses one on this disk, or none.
std::string cluster_place(const Arguments& arguments);

/// The words from `first` on as one query; a lone `-` stands for what the standard input holds.
std::string query_text(const Arguments& arguments, std::size_t first = 0);

/// The search that the flags ask for, as far as the command has them.
SearchRequest search_request(const Arguments& arguments, std::string query);

/// What --min-confidence asks for, in thousandths.
std::uint32_t min_confidence(const Arguments& arguments);
/// What --with-notes and --no-notes ask for; nothing where neither was given.
std::optional<bool> user_notes(const Arguments& arguments);

/// The filters of --paper, --dyad, … and --filter.
std::vector<FacetFilter> facet_filters(const Arguments& arguments);

}  // namespace dossier
