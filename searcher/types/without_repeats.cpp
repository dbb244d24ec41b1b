// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/types/without_repeats.hpp"

#include <algorithm>

namespace dossier {

std::vector<Diagnostic> without_repeats(const std::vector<Diagnostic>& diagnostics) {
  std::vector<Diagnostic> kept;
  for (const auto& diagnostic : diagnostics) {
    const bool repeats = std::any_of(kept.begin(), kept.end(), [&](const Diagnostic& other) {
      return other.message == diagnostic.message && other.suggestions == diagnostic.suggestions;
    });
    if (!repeats) kept.push_back(diagnostic);
  }
  return kept;
}

}  // namespace dossier
