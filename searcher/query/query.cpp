// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/query.hpp"

#include "base/strings.hpp"
#include "searcher/query/fields.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <utility>

namespace dossier {
namespace {

using Kind = QueryNode::Kind;

std::string_view name_of(Kind kind) {
  constexpr std::array<std::string_view, 11> names{"empty", "word", "prefix", "phrase", "field", "soft",
                                                   "and",   "or",   "not",    "must",   "near"};
  return names[static_cast<std::size_t>(kind)];
}

bool is_list(const QueryNode& node) {
  return node.kind == Kind::Soft || node.kind == Kind::And || node.kind == Kind::Or || node.kind == Kind::Near;
}

std::string operand(const QueryNode& node) { return is_list(node) ? '(' + to_text(node) + ')' : to_text(node); }

/// `to`, which behind `year:2010` would be read as part of a range.
bool begins_range(const QueryNode& node) { return node.kind == Kind::Word && lowered(node.text) == "to"; }

/// Whether initials behind other initials would be read as one with them: `U.K. U.N.`.
bool runs_on(std::string_view before, const QueryNode& node) {
  const bool word = node.kind == Kind::Word || node.kind == Kind::Prefix;
  return word && before.ends_with(". ") && node.text.find('.') != std::string::npos;
}

std::string joined(const QueryNode& node, std::string_view between) {
  std::string out;
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    const auto& child = node.children[i];
    if (!out.empty()) out += between;
    const bool range = child.kind == Kind::Field && i + 1 < node.children.size() && begins_range(node.children[i + 1]);
    out += range || runs_on(out, child) ? '(' + to_text(child) + ')' : operand(child);
  }
  return out;
}

std::string phrase_text(const QueryNode& node) {
  auto out = '"' + node.text + '"';
  if (node.distance > 0) out += '~' + std::to_string(node.distance);
  return out;
}

std::string field_text(const QueryNode& node) {
  const auto& value = node.children.front();
  const bool simple = value.kind == Kind::Word || value.kind == Kind::Prefix || value.kind == Kind::Phrase;
  return node.text + ':' + (simple ? to_text(value) : '(' + to_text(value) + ')');
}

}  // namespace

bool operator==(const QueryNode& a, const QueryNode& b) {
  return a.kind == b.kind && a.text == b.text && a.terms == b.terms && a.distance == b.distance &&
         a.children == b.children;
}

std::string to_text(const QueryNode& query) {
  switch (query.kind) {
    case Kind::Empty:
      return "";
    case Kind::Word:
      return query.text;
    case Kind::Prefix:
      return query.text + '*';
    case Kind::Phrase:
      return phrase_text(query);
    case Kind::Field:
      return field_text(query);
    case Kind::Soft:
      return joined(query, " ");
    case Kind::And:
      return joined(query, " AND ");
    case Kind::Or:
      return joined(query, " OR ");
    case Kind::Not:
      return '-' + operand(query.children.front());
    case Kind::Must:
      return '+' + operand(query.children.front());
    case Kind::Near:
      return joined(query, " NEAR/" + std::to_string(query.distance) + ' ');
  }
  return "";
}

std::string to_string(const QueryNode& query) {
  std::string out = '(' + std::string(name_of(query.kind));
  if (query.kind == Kind::Field) out += ' ' + query.text;
  if (query.kind == Kind::Near) out += ' ' + std::to_string(query.distance);
  for (const auto& term : query.terms) out += ' ' + term.term;
  if (query.kind == Kind::Phrase && query.distance > 0) out += " ~" + std::to_string(query.distance);
  for (const auto& child : query.children) out += ' ' + to_string(child);
  return out + ')';
}

QueryNode make_list(QueryNode::Kind kind, std::vector<QueryNode> children) {
  QueryNode list;
  list.kind = kind;
  for (auto& child : children) {
    if (child.kind == Kind::Empty) continue;
    if (child.kind == kind) {
      std::move(child.children.begin(), child.children.end(), std::back_inserter(list.children));
    } else {
      list.children.push_back(std::move(child));
    }
  }
  if (list.children.empty()) return {};
  if (list.children.size() == 1) {
    auto only = std::move(list.children.front());
    return only;
  }
  list.span = {list.children.front().span.begin, list.children.back().span.end};
  return list;
}

bool has_star(const QueryNode& phrase) {
  return phrase.kind == Kind::Phrase && std::ranges::any_of(phrase.terms, &QueryTerm::starred);
}

QueryNode without_quotes(const QueryNode& query) {
  std::vector<QueryNode> children;
  if (query.kind == Kind::Phrase) {
    for (const auto& term : query.terms) {
      QueryNode word;
      word.kind = term.starred ? Kind::Prefix : Kind::Word;
      word.text = term.term;
      word.terms = {term};
      word.terms.front().starred = false;
      children.push_back(std::move(word));
    }
    return make_list(Kind::Soft, std::move(children));
  }
  const auto* const field = query.kind == Kind::Field ? find_query_field(query.text) : nullptr;
  const bool of_values = query.kind == Kind::Field && (field == nullptr || field->kind == QueryField::Kind::Facet);
  if (query.children.empty() || query.kind == Kind::Not || query.kind == Kind::Near || of_values) return query;
  for (const auto& child : query.children) children.push_back(without_quotes(child));
  if (is_list(query)) return make_list(query.kind, std::move(children));
  auto out = query;
  out.children = std::move(children);
  return out;
}

}  // namespace dossier
