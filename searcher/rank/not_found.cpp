// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/rank/not_found.hpp"

#include "searcher/query/diagnostics.hpp"
#include "searcher/query/query_limits.hpp"

#include <algorithm>
#include <string>

namespace dossier {

void tell_not_found(std::span<const ScoredGroup> groups, QueryEcho& echo) {
  const std::string code(to_string(DiagnosticCode::UnknownWord));
  auto told = static_cast<std::size_t>(std::count_if(echo.diagnostics.begin(), echo.diagnostics.end(),
                                                     [&](const auto& one) { return one.code == code; }));
  for (const auto& scored : groups) {
    const auto& group = *scored.group;
    if (scored.passages > 0 || group.optional || group.field || group.alternatives.empty()) continue;
    std::erase_if(echo.expansions, [&](const Expansion& one) { return one.span == group.span; });
    if (told++ >= query_limits::diagnostics_per_code) continue;
    auto name = group.label;
    std::erase(name, '"');
    echo.diagnostics.push_back({code, in_quotes(name) + " does not occur in any passage.", group.span, {}});
  }
}

}  // namespace dossier
