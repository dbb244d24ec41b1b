// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/query/dsl.hpp"

#include "cluster/format/documents.hpp"
#include "cluster/format/mapping.hpp"
#include "index/catalogue.hpp"
#include "index/cited_work.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace dossier::cluster {
namespace {

Json term_query(const std::string& field, const std::string& term) { return on_field("term", field, term); }

std::string joined_terms(const std::vector<std::string>& terms) {
  std::string text;
  for (const auto& term : terms) text += (text.empty() ? "" : " ") + term;
  return text;
}

Json near_query(const std::string& field, const Alternative& alternative) {
  auto intervals = Json::array();
  for (const auto& term : alternative.terms) {
    auto one = Json::object();
    one["match"]["query"] = term;
    intervals.push_back(std::move(one));
  }
  auto all_of = Json::object();
  all_of["all_of"]["ordered"] = false;
  all_of["all_of"]["max_gaps"] = alternative.window;
  all_of["all_of"]["intervals"] = std::move(intervals);
  return on_field("intervals", field, std::move(all_of));
}

}  // namespace

std::string terms_field(TextField field) {
  constexpr std::array<const char*, text_fields.size()> names{"text", "heading", "title", "author"};
  return names[static_cast<std::size_t>(field)];
}

std::vector<GroupPart> parts_of(const TermGroup& group) {
  std::vector<GroupPart> parts;
  for (const auto field : fields_of(group.field)) {
    for (const bool matches : {true, false}) {
      for (const auto& alternative : matches ? group.alternatives : group.kin) {
        // Phrases of a group that names no field are looked for in the text only.
        const bool looked_for = !alternative.terms.empty() &&
                                (alternative.terms.size() == 1 || group.field.has_value() || field == TextField::Text);
        if (looked_for) parts.push_back({field, &alternative, matches});
      }
    }
  }
  return parts;
}

bool counts_labels(const TermGroup& group) {
  return !group.labels.values.empty() && group.field.value_or(TextField::Text) == TextField::Text;
}

bool bounds_only(const TermGroup& group) {
  const auto parts = parts_of(group);
  return std::any_of(parts.begin(), parts.end(), [](const GroupPart& part) {
    return part.alternative->terms.size() > 1 && part.alternative->window != 0 && part.alternative->window != anywhere;
  });
}

struct Dsl::Run {
  TreeQueries& tree;
  bool single;  ///< at most one group takes part in the score
};

std::vector<GroupPart> Dsl::parts(const TermGroup& group) const {
  auto parts = parts_of(group);
  std::erase_if(parts, [&](const GroupPart& part) {
    const auto& terms = part.alternative->terms;
    return std::any_of(terms.begin(), terms.end(), [&](const auto& term) { return frequency_(part.field, term) == 0; });
  });
  return parts;
}

Json Dsl::facet(std::string_view facet, const std::vector<std::string>& values) const {
  std::vector<Json> any;
  if (facet == cites_facet && cites_ != nullptr) {
    for (const auto& value : values) {
      if (const auto known = cites_->find(value); known != cites_->end()) any.push_back(known->second);
    }
    return matching_any(std::move(any));
  }
  if (unsure_ != nullptr) {
    if (const auto loses = unsure_->find(facet); loses != unsure_->end()) {
      return with_sure_value(facet, values, loses->second);
    }
  }
  return field_with_any(facet_field(facet), values);
}

Json Dsl::selection(const FacetSelection& selection, bool known) const {
  if (!known) return selection.any_of ? matching_nothing() : matching_all({});
  std::vector<Json> all;
  if (selection.any_of) all.push_back(facet(selection.facet, *selection.any_of));
  if (!selection.none_of.empty()) all.push_back(matching_none({facet(selection.facet, selection.none_of)}));
  return matching_all(std::move(all));
}

/// Without the passages of papers in which it stands for something else.
Json Dsl::kept(const Alternative& alternative, Json query) const {
  if (alternative.except_papers.empty()) return query;
  return matching_all({std::move(query), matching_none({facet("paper", alternative.except_papers)})});
}

Json Dsl::part(const GroupPart& part) const {
  const auto& alternative = *part.alternative;
  const auto field = terms_field(part.field);
  if (alternative.terms.size() == 1) return kept(alternative, term_query(field, alternative.terms.front()));
  if (alternative.window == 0) {
    return kept(alternative, on_field("match_phrase", field, joined_terms(alternative.terms)));
  }
  if (alternative.window != anywhere) return kept(alternative, near_query(field, alternative));
  std::vector<Json> all;
  for (const auto& term : alternative.terms) all.push_back(term_query(field, term));
  return kept(alternative, matching_all(std::move(all)));
}

Json Dsl::scored_part(const GroupPart& part) const {
  const auto& alternative = *part.alternative;
  const auto field = terms_field(part.field);
  const auto counted_term = [&](const std::string& term) {
    auto value = Json::object();
    value["value"] = term;
    value["boost"] = alternative.weight;
    return on_field("term", field, std::move(value));
  };
  Json scored;
  if (alternative.terms.size() == 1) {
    scored = counted_term(alternative.terms.front());
  } else if (alternative.window == 0) {
    // The similarity adds up over the terms of a phrase, each with the frequency of the phrase.
    auto value = Json::object();
    value["query"] = joined_terms(alternative.terms);
    value["boost"] = alternative.weight / static_cast<double>(alternative.terms.size());
    scored = on_field("match_phrase", field, std::move(value));
  } else if (alternative.window == anywhere) {
    return with_boost(this->part(part), alternative.weight);
  } else {
    // A window uses up one of each word: there are no more than the rarest of them stands there.
    const auto rarest = std::min_element(
        alternative.terms.begin(), alternative.terms.end(),
        [&](const auto& a, const auto& b) { return frequency_(part.field, a) < frequency_(part.field, b); });
    scored = Json::object();
    scored["bool"]["must"] = Json::array({counted_term(*rarest)});
    scored["bool"]["filter"] = Json::array({near_query(field, alternative)});
  }
  if (alternative.except_papers.empty()) return scored;
  auto left = Json::object();
  left["bool"]["must"] = Json::array({std::move(scored)});
  left["bool"]["must_not"] = Json::array({facet("paper", alternative.except_papers)});
  return left;
}

Json Dsl::group(const TermGroup& group, const std::function<bool(Likeness)>& wanted) const {
  std::vector<Json> any;
  for (const auto& one : parts(group)) {
    if (one.matches && wanted(one.alternative->likeness)) any.push_back(part(one));
  }
  if (counts_labels(group)) any.push_back(facet(group.labels.facet, group.labels.values));
  return matching_any(std::move(any));
}

std::vector<Json> Dsl::holders(const TermGroup& group) const {
  std::vector<Json> cumulative;
  std::vector<Json> any;
  const auto parts = this->parts(group);
  for (const auto field : fields_of(group.field)) {
    for (const auto& one : parts) {
      if (one.field == field && one.matches) any.push_back(part(one));
    }
    if (field == TextField::Text && counts_labels(group)) any.push_back(facet(group.labels.facet, group.labels.values));
    cumulative.push_back(matching_any(any));
  }
  return cumulative;
}

std::optional<Json> Dsl::found_by(const TermGroup& group, const std::function<bool(Likeness)>& wanted) const {
  const auto parts = this->parts(group);
  const bool all = std::all_of(parts.begin(), parts.end(), [&](const GroupPart& part) {
    return !part.matches || wanted(part.alternative->likeness);
  });
  return all ? std::nullopt : std::optional(this->group(group, wanted));
}

TreeQueries Dsl::tree(const MatchNode& root) const {
  TreeQueries tree;
  Run run{tree, weighted_groups(root) < 2};
  static_cast<NodeQueries&>(tree) = visit(root, run, true);
  return tree;
}

NodeQueries Dsl::visit(const MatchNode& node, Run& run, bool positive) const {
  switch (node.kind) {
    case MatchNode::Kind::Everything:
    case MatchNode::Kind::Not: {
      std::vector<Json> none;
      for (const auto& child : node.children) none.push_back(visit(child, run, false).docs);
      return {matching_none(std::move(none)), {}, {}, {}};
    }
    case MatchNode::Kind::Nothing:
      break;
    case MatchNode::Kind::Term:
      return visit_term(node, run, positive);
    case MatchNode::Kind::Facet:
      return {facet(node.facet.facet, node.facet.values), {}, {}, {}};
    case MatchNode::Kind::Soft:
      return visit_soft(node, run, positive);
    case MatchNode::Kind::And:
    case MatchNode::Kind::Or:
      return visit_several(node, run, positive);
    case MatchNode::Kind::Preferred:
      return visit_preferred(node, run, positive);
  }
  return {matching_nothing(), {}, {}, {}};
}

NodeQueries Dsl::visit_term(const MatchNode& node, Run& run, bool positive) const {
  const auto any = [](Likeness) { return true; };
  NodeQueries found{group(node.group, any), {}, {}, {}};
  if (positive && node.group.weight > 0) run.tree.groups.push_back(&node.group);
  found.full = found_by(node.group, [](Likeness likeness) { return likeness <= Likeness::Form; });
  found.by_words = found_by(node.group, [](Likeness likeness) { return likeness <= Likeness::Alias; });
  found.first = found_by(node.group, [](Likeness likeness) { return likeness != Likeness::Derived; });
  if (!positive || !run.single) return found;
  run.tree.typed = found_by(node.group, [](Likeness likeness) { return likeness == Likeness::Same; });
  run.tree.not_as_typed.reset();
  if (!run.tree.typed) return found;
  std::vector<Json> others;
  for (const auto& one : parts(node.group)) {
    if (one.matches && one.alternative->likeness != Likeness::Same) others.push_back(part(one));
  }
  run.tree.not_as_typed = matching_any(std::move(others));
  return found;
}

NodeQueries Dsl::visit_soft(const MatchNode& node, Run& run, bool positive) const {
  std::vector<Json> docs;
  std::vector<Json> by_words;
  std::vector<Json> full;
  std::vector<Json> first;
  for (const auto& child : node.children) {
    const auto part = visit(child, run, positive);
    docs.push_back(part.docs);
    by_words.push_back(part.subset(&NodeQueries::by_words));
    if (!counts_for_all_words(child)) continue;
    full.push_back(part.subset(&NodeQueries::full));
    first.push_back(part.subset(&NodeQueries::first));
  }
  NodeQueries found{matching_any(std::move(docs)), {}, {}, {}};
  found.by_words = matching_any(std::move(by_words));
  if (full.empty()) return found;
  found.full = matching_all(std::move(full));
  found.first = matching_all(std::move(first));
  return found;
}

/// And and Or.
NodeQueries Dsl::visit_several(const MatchNode& node, Run& run, bool positive) const {
  const bool all = node.kind == MatchNode::Kind::And;
  const auto put_together = [all](std::vector<Json> queries) {
    return all ? matching_all(std::move(queries)) : matching_any(std::move(queries));
  };
  std::vector<NodeQueries> parts;
  for (const auto& child : node.children) parts.push_back(visit(child, run, positive));
  std::vector<Json> docs;
  for (const auto& part : parts) docs.push_back(part.docs);
  NodeQueries found{put_together(std::move(docs)), {}, {}, {}};
  for (const auto subset : {&NodeQueries::full, &NodeQueries::by_words, &NodeQueries::first}) {
    if (std::none_of(parts.begin(), parts.end(), [&](const auto& part) { return (part.*subset).has_value(); }))
      continue;
    std::vector<Json> queries;
    for (const auto& part : parts) queries.push_back(part.subset(subset));
    found.*subset = put_together(std::move(queries));
  }
  return found;
}

NodeQueries Dsl::visit_preferred(const MatchNode& node, Run& run, bool positive) const {
  const auto preferred = visit(node.children.front(), run, positive);
  const auto others = visit(node.children.back(), run, positive);
  NodeQueries found{matching_any({preferred.docs, others.docs}), {}, {}, {}};
  found.by_words = preferred.subset(&NodeQueries::by_words);
  for (const auto subset : {&NodeQueries::full, &NodeQueries::first}) {
    found.*subset = matching_all({preferred.subset(subset), others.subset(subset)});
  }
  return found;
}

}  // namespace dossier::cluster
