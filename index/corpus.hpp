// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/passage.hpp"

#include <string>
#include <string_view>
#include <vector>

// What an index on this disk and one in a cluster tell alike of what they hold.
namespace dossier::index {

/// The time of a commit, ISO 8601 in UTC: `2026-03-31T12:00:00Z`.
std::string now_in_utc();

/// Of the content hashes of all files that have passages, in any order.
std::string corpus_digest(std::vector<std::string_view> hashes);

/// The papers by their ids, sorted as readers expect names to be (see collated_order).
std::vector<Paper> papers_in_order(std::vector<Paper> papers);

}  // namespace dossier::index
