// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/expand/term_group.hpp"

#include "searcher/query/query_limits.hpp"

#include <algorithm>
#include <utility>

namespace dossier {

void add(TermGroup& group, std::vector<std::string> terms, double weight, Likeness likeness, std::uint32_t window) {
  for (auto& alternative : group.alternatives) {
    if (alternative.terms != terms || alternative.window != window) continue;
    alternative.weight = std::max(alternative.weight, weight);
    return;
  }
  if (group.alternatives.size() >= query_limits::alternatives) return;
  group.alternatives.push_back({std::move(terms), window, weight, likeness});
}

TermGroup new_group(std::string label, TextSpan span, std::optional<TextField> field) {
  TermGroup group;
  group.label = std::move(label);
  group.span = span;
  group.field = field;
  return group;
}

}  // namespace dossier
