// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/expand/tree_builder.hpp"
#include "searcher/query/query_limits.hpp"

#include <algorithm>
#include <utility>

namespace dossier {
namespace {

using Kind = QueryNode::Kind;

/// Forms of one operand: its terms in a row, with their weight.
using Forms = std::vector<Alternative>;

constexpr std::size_t forms_of_operand = 6;

std::vector<std::string> terms_of(const QueryNode& node) {
  std::vector<std::string> terms;
  for (const auto& term : node.terms) terms.push_back(term.term);
  return terms;
}

Forms forms_of(const QueryNode& operand, Expander& expander, std::optional<TextField> field) {
  if (operand.kind == Kind::Or) {
    Forms forms;
    for (const auto& child : operand.children) {
      auto more = forms_of(child, expander, field);
      forms.insert(forms.end(), more.begin(), more.end());
    }
    return forms;
  }
  if (has_star(operand)) {
    return expander.starred_phrase(operand.terms, 0, operand.span, field).alternatives;
  }
  const bool single = operand.kind == Kind::Word && operand.terms.size() == 1;
  auto group = single ? expander.word(operand.terms.front().term, operand.span, field, Expand::Stems)
                      : expander.phrase(terms_of(operand), 0, operand.span, field);
  if (group.alternatives.size() > forms_of_operand) group.alternatives.resize(forms_of_operand);
  return group.alternatives;
}

/// Each combination, as far as a group may have alternatives.
Forms combinations(const Forms& left, const Forms& right) {
  Forms out;
  for (const auto& a : left) {
    for (const auto& b : right) {
      if (out.size() >= query_limits::alternatives) return out;
      auto joined = a;
      joined.terms.insert(joined.terms.end(), b.terms.begin(), b.terms.end());
      joined.weight *= b.weight;
      joined.likeness = std::max(a.likeness, b.likeness);
      if (joined.terms.size() <= query_limits::phrase_words) out.push_back(std::move(joined));
    }
  }
  return out;
}

}  // namespace

MatchNode near_node(const QueryNode& query, Expander& expander, std::optional<TextField> field) {
  TermGroup group;
  group.label = to_text(query);
  group.span = query.span;
  group.field = field;
  std::vector<MatchNode> parts;
  Forms forms{{{}, 0, 1.0}};
  for (const auto& operand : query.children) {
    forms = combinations(forms, forms_of(operand, expander, field));
    if (operand.kind == Kind::Or || operand.terms.size() < 2 || has_star(operand)) continue;
    // Words near each other need not stand in order; those of a phrase must.
    auto exact = expander.phrase(terms_of(operand), operand.distance, operand.span, field);
    exact.weight = 0;
    parts.push_back(strict_term(std::move(exact)));
  }
  const auto gaps = static_cast<std::uint32_t>(query.children.size() - 1);
  for (auto& form : forms) form.window = std::max(1U, query.distance * gaps);
  group.alternatives = std::move(forms);
  parts.insert(parts.begin(), strict_term(std::move(group)));
  return all_of(std::move(parts));
}

}  // namespace dossier
