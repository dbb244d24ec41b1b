// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/expand/term_group.hpp"

#include "searcher/query/query_limits.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace dossier {

void add(TermGroup& group, std::vector<std::string> terms, double weight, Likeness likeness, std::uint32_t window,
         std::vector<std::string> except_papers) {
  for (auto& alternative : group.alternatives) {
    if (alternative.terms != terms || alternative.window != window) continue;
    alternative.weight = std::max(alternative.weight, weight);
    std::vector<std::string> both;
    std::set_intersection(alternative.except_papers.begin(), alternative.except_papers.end(), except_papers.begin(),
                          except_papers.end(), std::back_inserter(both));
    alternative.except_papers = std::move(both);
    return;
  }
  if (group.alternatives.size() >= query_limits::alternatives) return;
  group.alternatives.push_back({std::move(terms), window, weight, likeness, std::move(except_papers)});
}

TermGroup new_group(std::string label, TextSpan span, std::optional<TextField> field) {
  TermGroup group;
  group.label = std::move(label);
  group.span = span;
  group.field = field;
  return group;
}

}  // namespace dossier
