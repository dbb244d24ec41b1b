// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/expand/query_budget.hpp"

#include "searcher/expand/vocabulary.hpp"
#include "searcher/query/diagnostics.hpp"
#include "searcher/query/query_limits.hpp"

#include <algorithm>
#include <limits>
#include <set>
#include <utility>
#include <vector>

namespace dossier {
namespace {

using Kind = MatchNode::Kind;

class Costs {
 public:
  explicit Costs(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

  [[nodiscard]] std::uint64_t of(const Alternative& alternative, const TermGroup& group) const {
    const auto& terms = alternative.terms;
    if (terms.empty()) return 0;
    const auto field = group.field.value_or(TextField::Text);
    if (terms.size() > 1) return of_phrase(alternative, field);
    std::uint64_t postings = 0;
    for (const auto in : fields_of(group.field)) postings += vocabulary_.passages_with(in, terms.front());
    return postings;
  }

  [[nodiscard]] std::uint64_t of(const FacetTest& test) const {
    return test.values.empty() ? 0 : vocabulary_.passages() / query_limits::facet_share + test.values.size();
  }

  /// Of a word, a phrase or a facet; 0 for an inner node.
  [[nodiscard]] std::uint64_t of_leaf(const MatchNode& node) const {
    if (node.kind == Kind::Facet) return of(node.facet);
    if (node.kind != Kind::Term) return 0;
    auto cost = of(node.group.labels);
    for (const auto* words : {&node.group.alternatives, &node.group.kin}) {
      for (const auto& alternative : *words) cost += of(alternative, node.group);
    }
    return cost;
  }

 private:
  /// Passages that may hold all of the terms: no more than hold the rarest.
  [[nodiscard]] std::uint64_t candidates(const std::vector<std::string>& terms, TextField field) const {
    std::uint64_t least = std::numeric_limits<std::uint32_t>::max();
    for (const auto& term : terms) {
      least = std::min<std::uint64_t>(least, vocabulary_.passages_with(field, term));
    }
    return least;
  }
  /// Rare candidates lie in blocks of their own, each of which is unpacked.
  [[nodiscard]] std::uint64_t of_phrase(const Alternative& phrase, TextField field) const {
    const std::set<std::string_view> distinct(phrase.terms.begin(), phrase.terms.end());
    const auto passages = candidates(phrase.terms, field);
    const auto meeting = passages * distinct.size() * query_limits::meeting_cost;
    if (phrase.window == anywhere) return meeting;
    if (field != TextField::Text) return meeting + passages * query_limits::stored_phrase_cost;
    const auto blocks = std::min<std::uint64_t>(passages, vocabulary_.passages() / query_limits::block_passages + 1);
    const auto each = phrase.window > 0 ? query_limits::near_cost : query_limits::phrase_cost;
    return meeting + passages * each + blocks * query_limits::block_cost;
  }

  const Vocabulary& vocabulary_;
};

template <class Visit>
void for_each_leaf(MatchNode& node, Visit&& visit) {
  if (node.kind == Kind::Term || node.kind == Kind::Facet) visit(node);
  for (auto& child : node.children) for_each_leaf(child, visit);
}

/// Lets phrases give up their order, the dearest first, until those that keep it are within their share.
void loosen_phrases(MatchNode& root, const Costs& costs, Diagnostics& diagnostics) {
  struct Phrase {
    std::uint64_t cost;
    const TermGroup* group;
    Alternative* alternative;
  };
  std::vector<Phrase> phrases;
  for_each_leaf(root, [&](MatchNode& leaf) {
    for (auto& alternative : leaf.group.alternatives) {
      if (alternative.terms.size() < 2) continue;
      phrases.push_back({costs.of(alternative, leaf.group), &leaf.group, &alternative});
    }
  });
  std::stable_sort(phrases.begin(), phrases.end(), [](const Phrase& a, const Phrase& b) { return a.cost < b.cost; });
  std::uint64_t total = 0;
  std::set<const TermGroup*> told;
  for (const auto& phrase : phrases) {
    total += phrase.cost;
    if (total <= query_limits::phrase_work) continue;
    phrase.alternative->window = anywhere;
    if (!told.insert(phrase.group).second) continue;
    diagnostics.add(DiagnosticCode::TooBroad, phrase.group->span,
                    "The words of " + in_quotes(phrase.group->label) +
                        " are too frequent to search for as a phrase; passages with all of them were found instead.");
  }
}

bool is_dropped(const MatchNode& node, const std::set<const MatchNode*>& dropped) {
  if (dropped.count(&node) != 0) return true;
  return !node.children.empty() && std::all_of(node.children.begin(), node.children.end(),
                                               [&](const MatchNode& child) { return is_dropped(child, dropped); });
}

/// Takes leaves out of a tree, so that none of them matters. The root's children keep their order.
MatchNode without(const MatchNode& node, const std::set<const MatchNode*>& dropped) {
  if (is_dropped(node, dropped)) return {};
  auto out = node;
  out.children.clear();
  for (const auto& child : node.children) {
    if (is_dropped(child, dropped) && node.kind != Kind::And) continue;
    out.children.push_back(without(child, dropped));
  }
  return out;
}

std::string name_of(const MatchNode& leaf) {
  if (leaf.kind == Kind::Term) return leaf.group.label;
  return leaf.facet.facet + ':' + leaf.facet.values.front();
}

void leave_out_dearest(MatchNode& root, const Costs& costs, Diagnostics& diagnostics) {
  std::vector<std::pair<std::uint64_t, const MatchNode*>> leaves;
  for_each_leaf(root, [&](MatchNode& leaf) { leaves.emplace_back(costs.of_leaf(leaf), &leaf); });
  std::stable_sort(leaves.begin(), leaves.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::uint64_t total = 0;
  std::set<const MatchNode*> dropped;
  for (const auto& [cost, leaf] : leaves) {
    total += cost;
    if (total <= query_limits::work || leaf == leaves.front().second) continue;
    dropped.insert(leaf);
    diagnostics.add(DiagnosticCode::TooBroad, leaf->group.span,
                    in_quotes(name_of(*leaf)) + " was left out: it occurs in too many passages for a query this long.");
  }
  if (!dropped.empty()) root = without(root, dropped);
}

}  // namespace

std::uint64_t work_of(const MatchNode& root, const Vocabulary& vocabulary) {
  std::uint64_t work = Costs(vocabulary).of_leaf(root);
  for (const auto& child : root.children) work += work_of(child, vocabulary);
  return work;
}

void keep_affordable(MatchNode& root, const Vocabulary& vocabulary, Diagnostics& diagnostics) {
  const Costs costs(vocabulary);
  if (work_of(root, vocabulary) > query_limits::work) {
    for_each_leaf(root, [](MatchNode& leaf) { leaf.group.kin.clear(); });
  }
  loosen_phrases(root, costs, diagnostics);
  leave_out_dearest(root, costs, diagnostics);
}

}  // namespace dossier
