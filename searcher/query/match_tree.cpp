// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/match_tree.hpp"

namespace dossier {
namespace {

constexpr std::array default_fields{TextField::Text, TextField::Heading, TextField::Title};

void collect(const MatchNode& node, std::set<std::string, std::less<>>& terms) {
  for (const auto& word : node.group.kin) terms.insert(word.terms.begin(), word.terms.end());
  for (const auto& alternative : node.group.alternatives) {
    terms.insert(alternative.terms.begin(), alternative.terms.end());
  }
  for (const auto& child : node.children) collect(child, terms);
}

}  // namespace

std::span<const TextField> fields_of(std::optional<TextField> field) {
  if (!field) return default_fields;
  return std::span(text_fields).subspan(static_cast<std::size_t>(*field), 1);
}

std::size_t weighted_groups(const MatchNode& node) {
  if (node.kind == MatchNode::Kind::Not || node.kind == MatchNode::Kind::Everything) return 0;
  if (node.kind == MatchNode::Kind::Term) return node.group.weight > 0 ? 1 : 0;
  std::size_t count = 0;
  for (const auto& child : node.children) count += weighted_groups(child);
  return count;
}

std::set<std::string, std::less<>> terms_in(const MatchNode& root) {
  std::set<std::string, std::less<>> terms;
  collect(root, terms);
  return terms;
}

}  // namespace dossier
