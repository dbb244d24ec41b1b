// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/query/match_tree.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dossier {

TermGroup new_group(std::string label, TextSpan span, std::optional<TextField> field);

/// Adds a way in which the group may stand in a text, as far as it may have more; of one that it has the greater weight
/// counts, and papers that both ways leave out.
void add(TermGroup& group, std::vector<std::string> terms, double weight, Likeness likeness = Likeness::Same,
         std::uint32_t window = 0, std::vector<std::string> except_papers = {});

}  // namespace dossier
