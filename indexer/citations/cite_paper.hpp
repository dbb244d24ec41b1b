// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/passage.hpp"

#include <vector>

namespace dossier {

/// Finds what a paper cites, in its text, notes and list of references, and gives each passage a label of cited_facet
/// for each citation (index/cited_work.hpp); replaces those that are there. A citation in the text means the entry of
/// the paper's own list that has its authors and year or its number; one that fits several entries means none; one
/// without an entry stands for itself. `passages` are all of the paper's, in reading order. Linear in their text and in
/// citations times entries of one name.
void cite_paper(std::vector<Passage>& passages);

}  // namespace dossier
