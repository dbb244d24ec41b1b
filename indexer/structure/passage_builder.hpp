// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/blocks/account.hpp"
#include "indexer/blocks/block.hpp"

#include <vector>

namespace dossier::reading {

/// Makes passages of settled blocks: kind, section, headings, lines, page and text. Lists with their lead-in, front
/// matter and tables become one passage each; headings none.
/// A heading without any text below it stands in no passage; the account has it.
std::vector<Passage> build_passages(std::vector<Block> blocks, Account& account);

}  // namespace dossier::reading
