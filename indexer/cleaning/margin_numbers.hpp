// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/blocks/account.hpp"
#include "indexer/source/source_lines.hpp"

#include <vector>

namespace dossier::reading {

/// Takes the line numbers of a manuscript out of the margin, where nearly every line begins with the number that
/// follows the one before (each page may count from 1 again). Linear.
void take_margin_numbers(std::vector<SourceLine>& lines, Account& account);

}  // namespace dossier::reading
