// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/paper_reader.hpp"

#include <string>
#include <vector>

namespace dossier::reading {

/// read_paper, which also gives every text that was left out to `dropped` where it is set: nothing may vanish without
/// standing either in a passage, or in a heading, or there.
Result<PaperReading> read_paper_traced(std::string_view bytes, std::vector<std::string>* dropped);

}  // namespace dossier::reading
