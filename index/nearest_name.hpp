// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier::index {

/// The name with the least edit distance (Levenshtein, in bytes) from `wanted`, if that is at most a third of its
/// size; empty otherwise. Looks at the first 20,000 names only.
std::string nearest_name(std::string_view wanted, const std::vector<std::string>& names);

}  // namespace dossier::index
