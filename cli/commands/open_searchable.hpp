// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "cluster/searchable_index.hpp"

namespace dossier {

class Arguments;
class Console;

/// Opens the index that --index, the environment or the folder names. Errors: those of SearchableIndex::open.
Result<SearchableIndex> open_searchable(const Arguments& arguments, Console& console);

}  // namespace dossier
