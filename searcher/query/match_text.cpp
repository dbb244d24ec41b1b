// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/match_text.hpp"

#include <array>
#include <cstdio>
#include <string_view>

namespace dossier {
namespace {

std::string number(double value) {
  std::array<char, 32> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%g", value);
  return buffer.data();
}

std::string alternative_text(const Alternative& alternative) {
  std::string out;
  for (const auto& term : alternative.terms) out += (out.empty() ? "" : " ") + term;
  if (alternative.terms.size() > 1) out = '"' + out + '"';
  if (alternative.window > 0)
    out += '/' + (alternative.window == anywhere ? "any" : std::to_string(alternative.window));
  if (alternative.weight != 1.0) out += '~' + number(alternative.weight);
  if (alternative.likeness == Likeness::Form) out += '+';
  if (alternative.likeness == Likeness::Alias) out += '=';
  if (alternative.likeness == Likeness::Derived) out += "/derived";
  if (alternative.likeness == Likeness::Corrected) out += "/corrected";
  for (const auto& paper : alternative.except_papers) out += "-in:" + paper;
  return out;
}

std::string group_text(const TermGroup& group) {
  constexpr std::array<std::string_view, 4> fields{"text", "heading", "title", "author"};
  std::string out = "(term";
  if (group.field) out += " @" + std::string(fields[static_cast<std::size_t>(*group.field)]);
  for (const auto& alternative : group.alternatives) out += ' ' + alternative_text(alternative);
  for (const auto& value : group.labels.values) out += ' ' + group.labels.facet + ':' + value;
  for (const auto& word : group.kin) out += " kin:" + alternative_text(word);
  for (const auto& word : group.related) out += " near:" + word;
  if (group.alternatives.empty() && group.labels.values.empty()) out += " nowhere:" + group.label;
  if (group.weight != 1.0) out += " ^" + number(group.weight);
  if (group.optional) out += " ?";
  return out + ')';
}

std::string facet_text(const FacetTest& test) {
  std::string out = "(facet " + test.facet;
  for (const auto& value : test.values) out += ' ' + value;
  return out + ')';
}

std::string_view name_of(MatchNode::Kind kind) {
  constexpr std::array<std::string_view, 9> names{"everything", "nothing", "term", "facet",    "soft",
                                                  "and",        "or",      "not",  "preferred"};
  return names[static_cast<std::size_t>(kind)];
}

}  // namespace

std::string to_string(const MatchNode& node) {
  if (node.kind == MatchNode::Kind::Term) return group_text(node.group);
  if (node.kind == MatchNode::Kind::Facet) return facet_text(node.facet);
  std::string out = '(' + std::string(name_of(node.kind));
  for (const auto& child : node.children) out += ' ' + to_string(child);
  return out + ')';
}

}  // namespace dossier
