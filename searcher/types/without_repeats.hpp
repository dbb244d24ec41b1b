// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/types/response.hpp"

#include <vector>

namespace dossier {

/// The diagnostics to print for a reader: of those with the same message and suggestions the first, in their order.
std::vector<Diagnostic> without_repeats(const std::vector<Diagnostic>& diagnostics);

}  // namespace dossier
