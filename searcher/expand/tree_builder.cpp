// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/expand/tree_builder.hpp"

#include "base/edit_distance.hpp"
#include "base/strings.hpp"
#include "searcher/expand/soft_words.hpp"
#include "searcher/query/fields.hpp"
#include "searcher/query/lexer_parts.hpp"
#include "searcher/query/match_text.hpp"
#include "searcher/query/query_limits.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

namespace dossier {
namespace {

using Kind = QueryNode::Kind;

MatchNode make(MatchNode::Kind kind, std::vector<MatchNode> children = {}) {
  MatchNode node;
  node.kind = kind;
  node.children = std::move(children);
  return node;
}

MatchNode facet_node(FacetTest test) {
  auto node = make(MatchNode::Kind::Facet);
  node.facet = std::move(test);
  return node;
}

bool is_word(const QueryNode& node) { return node.kind == Kind::Word || node.kind == Kind::Prefix; }
bool is_value(const QueryNode& node) { return is_word(node) || node.kind == Kind::Phrase; }

std::vector<std::string> terms_of(const QueryNode& node) {
  std::vector<std::string> terms;
  for (const auto& term : node.terms) terms.push_back(term.term);
  return terms;
}

std::vector<std::string> known_fields(const Vocabulary& vocabulary) {
  auto names = vocabulary.facets();
  for (const auto& field : query_fields) {
    if (std::find(names.begin(), names.end(), field.name) == names.end()) names.emplace_back(field.name);
  }
  return names;
}

bool is_field(const QueryNode& node) {
  return node.kind == Kind::Field || (node.kind == Kind::Not && node.children.front().kind == Kind::Field);
}

/// Whether a field, or a value of one, was said before in the same list: its values, which may be very many, are looked
/// up once.
bool is_repeated(const QueryNode& child, std::set<std::string>& said) {
  return (is_field(child) || child.kind == Kind::Prefix) && !said.insert(to_string(child)).second;
}

/// The strict parts of a list; what is said twice must hold once.
class PartList {
 public:
  /// Adds what a child asks for, which `make` makes of it.
  template <class Make>
  void add(const QueryNode& child, Make&& make) {
    const auto text = to_string(child);
    if (const auto same = said_.find(text); same != said_.end()) {
      parts_[same->second].from.push_back(&child);
      return;
    }
    auto made = make(child);
    const auto [same, is_new] = trees_.try_emplace(to_string(made), parts_.size());
    if (is_new) {
      parts_.push_back({std::move(made), {&child}});
    } else {
      parts_[same->second].from.push_back(&child);
    }
    if (is_field(child)) said_.emplace(text, same->second);
  }
  std::vector<TreeBuilder::Part> take() { return std::move(parts_); }

 private:
  std::vector<TreeBuilder::Part> parts_;
  std::map<std::string, std::size_t> trees_;
  std::map<std::string, std::size_t> said_;  ///< fields
};

/// Of very many groups the rarest are kept: they tell most.
void keep_rarest(std::vector<MatchNode>& words, const Vocabulary& vocabulary, Diagnostics& diagnostics) {
  if (words.size() <= query_limits::groups) return;
  std::vector<std::pair<std::uint32_t, std::size_t>> order;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::uint32_t passages = 0;
    for (const auto& alternative : words[i].group.alternatives) {
      passages = std::max(passages, vocabulary.passages_with(alternative.terms.front()));
    }
    order.emplace_back(passages, i);
  }
  std::sort(order.begin(), order.end());
  order.resize(query_limits::groups);
  std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  std::vector<MatchNode> kept;
  for (const auto& [passages, at] : order) kept.push_back(std::move(words[at]));
  diagnostics.add(
      DiagnosticCode::TooManyWords, {words.front().group.span.begin, words.back().group.span.end},
      "Of " + std::to_string(words.size()) + " words the " + std::to_string(kept.size()) + " rarest were searched.");
  words = std::move(kept);
}

}  // namespace

MatchNode all_of(std::vector<MatchNode> parts) {
  const bool only_negations =
      std::all_of(parts.begin(), parts.end(), [](const MatchNode& part) { return part.kind == MatchNode::Kind::Not; });
  if (only_negations) parts.insert(parts.begin(), make(MatchNode::Kind::Everything));
  if (parts.size() == 1) {
    auto only = std::move(parts.front());
    return only;
  }
  return make(MatchNode::Kind::And, std::move(parts));
}

MatchNode strict_term(TermGroup group) {
  if (group.alternatives.empty()) return make(MatchNode::Kind::Nothing);
  auto node = make(MatchNode::Kind::Term);
  node.group = std::move(group);
  return node;
}

std::vector<TreeBuilder::Part> TreeBuilder::parts(const QueryNode& query) {
  switch (query.kind) {
    case Kind::Empty:
      return {};
    case Kind::Soft:
      return list_parts(query.children, {});
    case Kind::And: {
      PartList out;
      for (const auto& child : query.children) out.add(child, [&](const QueryNode& from) { return node(from, {}); });
      return out.take();
    }
    default: {
      auto out = list_parts({query}, {});
      for (auto& part : out) part.from = {&query};
      return out;
    }
  }
}

std::vector<TreeBuilder::Part> TreeBuilder::list_parts(const std::vector<QueryNode>& children, Context context) {
  SoftWords words(expander_, context.field, context.negative ? Expand::Stems : Expand::Fully);
  Part soft;
  PartList parts;
  PartList quotes;
  for (const auto& child : children) {
    if (is_word(child)) {
      words.add(child);
      soft.from.push_back(&child);
      continue;
    }
    words.interrupt();
    const bool quote = child.kind == Kind::Phrase && !context.field && !context.negative;
    (quote ? quotes : parts).add(child, [&](const QueryNode& from) { return node(from, context); });
  }
  auto strict = parts.take();
  auto quoted = quotes.take();
  auto terms = words.take(strict.empty() && quoted.empty());
  keep_rarest(terms, expander_.vocabulary(), expander_.diagnostics());
  if (terms.empty()) {
    strict.insert(strict.begin(), std::make_move_iterator(quoted.begin()), std::make_move_iterator(quoted.end()));
    return strict;
  }
  soft.node = terms.size() == 1 ? std::move(terms.front()) : make(MatchNode::Kind::Soft, std::move(terms));
  soft.node = soft.node.kind == MatchNode::Kind::Term ? strict_term(std::move(soft.node.group)) : std::move(soft.node);
  if (!quoted.empty()) prefer(soft, std::move(quoted));
  strict.insert(strict.begin(), std::move(soft));
  return strict;
}

/// Beside other words quotations say what comes first; what lacks them follows.
void TreeBuilder::prefer(Part& soft, std::vector<Part> quoted) {
  std::vector<MatchNode> wanted;
  for (auto& part : quoted) {
    wanted.push_back(std::move(part.node));
    soft.from.insert(soft.from.end(), part.from.begin(), part.from.end());
  }
  soft.node = make(MatchNode::Kind::Preferred, {all_of(std::move(wanted)), std::move(soft.node)});
}

MatchNode TreeBuilder::node(const QueryNode& query, Context context) {
  switch (query.kind) {
    case Kind::Empty:
      return make(MatchNode::Kind::Everything);
    case Kind::Word:
      return operand_word(query, context);
    case Kind::Prefix:
      return operand_prefix(query, context);
    case Kind::Phrase:
      return phrase(query, context);
    case Kind::Field:
      return field(query, context);
    case Kind::Not:
      return negation(query, context);
    case Kind::Must:
      return node(query.children.front(), context);
    case Kind::Near:
      return near_node(query, expander_, context.field);
    case Kind::Soft:
    case Kind::And:
    case Kind::Or:
      return list(query, context);
  }
  return make(MatchNode::Kind::Nothing);
}

MatchNode TreeBuilder::list(const QueryNode& query, Context context) {
  std::vector<MatchNode> children;
  if (query.kind == Kind::Soft) {
    for (auto& part : list_parts(query.children, context)) children.push_back(std::move(part.node));
    return all_of(std::move(children));
  }
  std::set<std::string> seen;
  std::set<std::string> said;
  for (const auto& child : query.children) {
    if (is_repeated(child, said)) continue;
    auto made = node(child, context);
    if (seen.insert(to_string(made)).second) children.push_back(std::move(made));
  }
  if (query.kind == Kind::And) return all_of(std::move(children));
  if (children.size() == 1) {
    auto only = std::move(children.front());
    return only;
  }
  return make(MatchNode::Kind::Or, std::move(children));
}

/// A word as an operand: one group; the parts of a hyphenated word must stand side by side.
MatchNode TreeBuilder::operand_word(const QueryNode& query, Context context) {
  auto terms = terms_of(query);
  if (terms.size() > query_limits::phrase_words) terms.resize(query_limits::phrase_words);
  if (terms.size() > 1) {
    note_compound(query, context);
    const bool designation = context.field != TextField::Author && designation_of(terms).has_value();
    return strict_term(designation ? expander_.designation(terms, query.span, context.field)
                                   : expander_.compound(terms, query.span, context.field));
  }
  const bool correctable = context.field != TextField::Author && !expander_.knows(terms.front());
  const auto corrected =
      correctable ? expander_.corrected(query.terms.front(), query.span, context.field) : std::vector<std::string>();
  if (!corrected.empty()) terms = corrected;
  const auto expand = context.negative ? Expand::Stems : Expand::Fully;
  auto group = terms.size() > 1 ? expander_.phrase(terms, 0, query.span, context.field)
                                : expander_.word(terms.front(), query.span, context.field, expand);
  if (!corrected.empty()) Expander::mark_corrected(group);
  return strict_term(std::move(group));
}

MatchNode TreeBuilder::operand_prefix(const QueryNode& query, Context context) {
  std::vector<MatchNode> children;
  for (std::size_t i = 0; i + 1 < query.terms.size(); ++i) {
    const auto& term = query.terms[i];
    children.push_back(strict_term(expander_.word(term.term, term.span, context.field, Expand::Stems)));
  }
  const auto& last = query.terms.back();
  children.push_back(strict_term(expander_.prefix(last.term, last.span, context.field)));
  return all_of(std::move(children));
}

MatchNode TreeBuilder::phrase(const QueryNode& query, Context context) {
  const auto terms = terms_of(query);
  if (query.distance == 0 && !has_star(query)) note_compound(query, context);
  return strict_term(has_star(query) ? expander_.starred_phrase(query.terms, query.distance, query.span, context.field)
                                     : expander_.phrase(terms, query.distance, query.span, context.field));
}

/// A hyphenated word. Words in quotes are a compound where one of them is hyphenated, or where the papers write both of
/// them as one.
void TreeBuilder::note_compound(const QueryNode& query, Context context) {
  if (context.negative || context.field.value_or(TextField::Text) != TextField::Text) return;
  const auto terms = terms_of(query);
  const bool one =
      query.kind == Kind::Word ||
      (terms.size() == 2 && (designation_of(terms).has_value() || !expander_.joined(terms[0], terms[1]).empty()));
  expander_.note_compound({query.terms, !one});
}

MatchNode TreeBuilder::negation(const QueryNode& query, Context context) {
  context.negative = !context.negative;
  return make(MatchNode::Kind::Not, {node(query.children.front(), context)});
}

// --- fields --------------------------------------------------------------------------------------------------------

MatchNode TreeBuilder::field(const QueryNode& query, Context context) {
  const auto* const known = find_query_field(query.text);
  if (known != nullptr && known->kind == QueryField::Kind::Text) {
    context.field = known->text;
    auto parts = list_parts({query.children.front()}, context);
    if (query.children.front().kind == Kind::Soft) parts = list_parts(query.children.front().children, context);
    std::vector<MatchNode> nodes;
    for (auto& part : parts) nodes.push_back(std::move(part.node));
    return all_of(std::move(nodes));
  }
  const auto facet = facets_.find_facet(query.text);
  return facet.empty() ? unknown_field(query, context) : facet_value(facet, query.children.front(), context);
}

MatchNode TreeBuilder::facet_value(const std::string& facet, const QueryNode& value, Context context) {
  if (value.kind == Kind::Not) {
    auto inside = context;
    inside.negative = !inside.negative;
    return make(MatchNode::Kind::Not, {facet_value(facet, value.children.front(), inside)});
  }
  if (!is_value(value)) return facet_list(facet, value, context);
  FacetTest test{facet, facets_.resolve(facet, value.text, value.kind == Kind::Prefix, value.span)};
  ask_for(test, context);
  return facet_node(std::move(test));
}

/// Values side by side are alternatives, unless they are the words of one value.
MatchNode TreeBuilder::facet_list(const std::string& facet, const QueryNode& value, Context context) {
  const bool any = value.kind == Kind::Soft || value.kind == Kind::Or;
  if (value.kind == Kind::Soft) {
    std::string whole;
    for (const auto& child : value.children) whole += (whole.empty() ? "" : " ") + child.text;
    if (auto values = facets_.find_values(facet, whole, false); !values.empty()) {
      FacetTest test{facet, std::move(values)};
      ask_for(test, context);
      return facet_node(std::move(test));
    }
  }
  FacetTest joined{facet, {}};
  std::vector<MatchNode> children;
  std::set<std::string> said;
  for (const auto& child : value.children) {
    if (is_repeated(child, said)) continue;
    auto made = facet_value(facet, child, context);
    if (any && made.kind == MatchNode::Kind::Facet) {
      add_sorted(joined.values, std::move(made.facet.values));
    } else {
      children.push_back(std::move(made));
    }
  }
  if (!any) return all_of(std::move(children));
  if (children.empty()) return facet_node(std::move(joined));
  if (!joined.values.empty()) children.push_back(facet_node(std::move(joined)));
  return make(MatchNode::Kind::Or, std::move(children));
}

void TreeBuilder::ask_for(const FacetTest& test, Context context) {
  if (context.negative || (test.facet != "kind" && test.facet != "section")) return;
  asked_for_.insert(test.values.begin(), test.values.end());
}

/// What looks like a field but is none is searched as words.
MatchNode TreeBuilder::unknown_field(const QueryNode& query, Context context) {
  const TextSpan name{query.span.begin, query.span.begin + static_cast<std::uint32_t>(query.text.size())};
  expander_.diagnostics().add(
      DiagnosticCode::UnknownField, name,
      "Unknown field " + in_quotes(query.text) + ": its name and value were searched as words.",
      nearest_names(query.text, known_fields(expander_.vocabulary()), query_limits::suggestions));
  QueryNode word;
  word.kind = Kind::Word;
  word.text = query.text;
  word.span = name;
  word.terms = lexer_parts::written_terms(query.text, name);
  const auto words = make_list(Kind::Soft, {std::move(word), query.children.front()});
  return list(words, context);
}

}  // namespace dossier
