// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/query/match_tree.hpp"

#include <cstdint>

namespace dossier {

class Diagnostics;
class Vocabulary;

/// What it takes to match a tree, told from the vocabulary before a posting is read. The unit is a posting walked; the
/// costs of query_limits.hpp give the rest in it.
std::uint64_t work_of(const MatchNode& root, const Vocabulary& vocabulary);

/// Makes a tree cost at most query_limits::work. First the dearest phrases give up their order: from then on they match
/// where all of their words stand in a passage. Then the dearest words, phrases and values are left out: they neither
/// bring nor take away a passage. The cheapest part is always kept. Each change is told in a diagnostic.
void keep_affordable(MatchNode& root, const Vocabulary& vocabulary, Diagnostics& diagnostics);

}  // namespace dossier
