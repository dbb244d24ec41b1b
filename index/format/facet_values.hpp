// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/passage.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace dossier::index {

/// Names of facets with their numbers in StoredInfo::facets.
using FacetSlots = std::map<std::string, std::uint32_t, std::less<>>;

/// Calls `want` with the name of each column that a passage has values for by its labels and fields, some more than
/// once.
void for_each_column(const Passage& passage, const std::function<void(const std::string& column)>& want);

/// The values of a passage for each of its facets, sorted, each once, by slot. Facets without a slot are left out.
/// Labels that are not quite sure stand in the confidence column of their facet too: value, confidence_separator,
/// thousandths.
std::map<std::uint32_t, std::vector<std::string>> facet_values(const Passage& passage, const Paper& paper,
                                                               const FacetSlots& slots);

}  // namespace dossier::index
