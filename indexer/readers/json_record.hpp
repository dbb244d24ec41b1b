// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/readers/jsonl_reader.hpp"

#include <string>
#include <string_view>

namespace dossier {

/// Reads one line (well-formed UTF-8) into `record`; gives what is wrong with it, empty for a good one.
std::string read_json_record(std::string_view line, const Taxonomy& taxonomy, JsonRecord& record,
                             JsonLinesAccount& account);

}  // namespace dossier
