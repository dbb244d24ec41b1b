// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/named_labels.hpp"

#include "searcher/ranking.hpp"
#include "taxonomy/taxonomy.hpp"

#include <algorithm>

namespace dossier {
namespace {

/// More states than that make a list, not a relation.
constexpr std::size_t most_states = 4;

/// What is named by the words of a tree that are looked for, not taken away.
struct Names {
  const Taxonomy& taxonomy;
  std::vector<std::string> states;
  std::vector<const FacetValue*> values;

  void add(const MatchNode& node) {
    if (node.kind == MatchNode::Kind::Not) return;
    if (node.kind == MatchNode::Kind::Term) add(node.group.label);
    for (const auto& child : node.children) add(child);
  }
  void add(std::string label) {
    label.erase(std::remove(label.begin(), label.end(), '"'), label.end());
    if (const auto* state = taxonomy.find_state(label)) {
      if (std::find(states.begin(), states.end(), state->name) == states.end()) states.push_back(state->name);
    }
    if (const auto* value = taxonomy.find_value("theory", label)) values.push_back(value);
  }
};

void add_label(const IndexReader& reader, const std::string& facet, const std::string& value,
               std::vector<NamedLabel>& labels) {
  const auto* column = reader.column(facet);
  if (column == nullptr) return;
  const auto found = std::lower_bound(column->values.begin(), column->values.end(), value);
  if (found == column->values.end() || *found != value) return;
  const auto id = static_cast<std::uint32_t>(found - column->values.begin());
  const auto with = static_cast<std::uint32_t>(std::count(column->ids.begin(), column->ids.end(), id));
  labels.push_back({column, id, inverse_document_frequency(reader.passage_count(), with)});
}

}  // namespace

std::vector<NamedLabel> named_labels(const IndexReader& reader, const Taxonomy& taxonomy, const MatchNode& root) {
  Names names{taxonomy, {}, {}};
  names.add(root);
  std::vector<NamedLabel> labels;
  std::sort(names.states.begin(), names.states.end());
  if (names.states.size() <= most_states) {
    for (std::size_t a = 0; a < names.states.size(); ++a) {
      for (auto b = a + 1; b < names.states.size(); ++b) {
        add_label(reader, "dyad", names.states[a] + "-" + names.states[b], labels);
      }
    }
  }
  for (const auto* value : names.values) add_label(reader, value->facet, value->name, labels);
  return labels;
}

}  // namespace dossier
