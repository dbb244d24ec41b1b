// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/matcher.hpp"

#include "index/note_kinds.hpp"
#include "index/passage.hpp"
#include "searcher/match/facet_values.hpp"

#include <utility>

namespace dossier {
struct Matcher::Run {
  const RankingParams& params;
  Matches& matches;
  bool single;  ///< at most one group takes part in the score
};

Result<const DocSet*> Matcher::everything() {
  if (!everything_) {
    const auto kinds = reader_.column("kind");
    if (!kinds) return kinds.error();
    everything_.emplace(reader_.last_doc());
    for (DocId doc = 1; *kinds != nullptr && doc <= reader_.last_doc(); ++doc) {
      if (!(*kinds)->of(doc).empty()) everything_->insert(doc);
    }
  }
  return &*everything_;
}

Result<const DocSet*> Matcher::notes() {
  if (!notes_) {
    std::vector<std::string> kinds;
    for (const auto kind : note_kinds) kinds.emplace_back(to_string(kind));
    auto found = visit_facet({"kind", std::move(kinds)});
    if (!found) return std::move(found).error();
    notes_ = std::move(found->docs);
  }
  return &*notes_;
}

Result<Matches> Matcher::match(const MatchNode& root, const RankingParams& params) {
  scores_.reset(reader_.last_doc(), params.k1);
  scorer_.reset();
  Matches matches;
  Run run{params, matches, weighted_groups(root) < 2};
  auto found = visit(root, run, true);
  if (!found) return std::move(found).error();
  matches.all_words = found->subset(&Found::full);
  matches.by_words = found->subset(&Found::by_words);
  matches.first = found->subset(&Found::first);
  matches.docs = std::move(found->docs);
  if (auto lessened = lessen_notes(matches, params); !lessened) return std::move(lessened).error();
  add_bonus(matches, params);
  return matches;
}

Result<void> Matcher::lessen_notes(Matches& matches, const RankingParams& params) {
  const auto all = notes();
  if (!all) return all.error();
  matches.notes = **all;
  matches.notes &= matches.docs;
  scores_.lessen(matches.notes, params.note_weight);
  return {};
}

void Matcher::add_bonus(Matches& matches, const RankingParams& params) {
  if (matches.groups.size() > 1) matches.typed.reset();
  matches.set_bonuses(params, matches.by_words.count() < matches.docs.count(), matches.typed.has_value());
  if (matches.all_words_bonus > 0) scores_.add_bonus(matches.first, matches.all_words_bonus);
  if (matches.typed_bonus > 0) scores_.add_bonus(*matches.typed, matches.typed_bonus);
  if (matches.by_words_bonus > 0) scores_.add_bonus(matches.by_words, matches.by_words_bonus);
}

Result<Matcher::Found> Matcher::visit(const MatchNode& node, Run& run, bool positive) {
  switch (node.kind) {
    case MatchNode::Kind::Everything:
    case MatchNode::Kind::Not:
      return visit_none(node, run);
    case MatchNode::Kind::Nothing:
      break;
    case MatchNode::Kind::Term:
      return visit_term(node, run, positive);
    case MatchNode::Kind::Facet:
      return visit_facet(node.facet);
    case MatchNode::Kind::Soft:
      return visit_soft(node, run, positive);
    case MatchNode::Kind::And:
      return visit_all(node, run, positive);
    case MatchNode::Kind::Or:
      return visit_any(node, run, positive);
    case MatchNode::Kind::Preferred:
      return visit_preferred(node, run, positive);
  }
  return Found{DocSet(reader_.last_doc()), {}, {}, {}};
}

Result<Matcher::Found> Matcher::visit_term(const MatchNode& node, Run& run, bool positive) {
  Found found{DocSet(reader_.last_doc()), {}, {}, {}};
  const auto scored = scorer_.find(node.group, run.params, found.docs, positive ? &scores_ : nullptr);
  if (!scored) return scored.error();
  if (positive && node.group.weight > 0) run.matches.groups.push_back(*scored);
  const auto keep = [&](std::optional<DocSet>& subset, auto&& wanted) {
    subset = scorer_.found_by(wanted, found.docs);
  };
  keep(found.full, [](Likeness likeness) { return likeness <= Likeness::Form; });
  keep(found.by_words, [](Likeness likeness) { return likeness <= Likeness::Alias; });
  keep(found.first, [](Likeness likeness) { return likeness != Likeness::Derived; });
  if (positive && run.single) {
    run.matches.typed.reset();
    keep(run.matches.typed, [](Likeness likeness) { return likeness == Likeness::Same; });
  }
  return found;
}

Result<Matcher::Found> Matcher::visit_soft(const MatchNode& node, Run& run, bool positive) {
  Found found{DocSet(reader_.last_doc()), {}, {}, {}};
  const auto narrow = [](std::optional<DocSet>& all, const DocSet& part) {
    if (all) {
      *all &= part;
    } else {
      all = part;
    }
  };
  DocSet by_words(reader_.last_doc());
  for (const auto& child : node.children) {
    const auto part = visit(child, run, positive);
    if (!part) return part.error();
    found.docs |= part->docs;
    by_words |= part->subset(&Found::by_words);
    if (!counts_for_all_words(child)) continue;
    narrow(found.full, part->subset(&Found::full));
    narrow(found.first, part->subset(&Found::first));
  }
  found.by_words = std::move(by_words);
  return found;
}

Result<Matcher::Found> Matcher::visit_all(const MatchNode& node, Run& run, bool positive) {
  const auto all = everything();
  if (!all) return all.error();
  Found found{**all, {}, {}, {}};
  for (const auto& child : node.children) {
    const auto part = visit(child, run, positive);
    if (!part) return part.error();
    for (const auto subset : {&Found::full, &Found::by_words, &Found::first}) {
      if (!(found.*subset) && !((*part).*subset)) continue;
      if (!(found.*subset)) found.*subset = found.docs;
      *(found.*subset) &= part->subset(subset);
    }
    found.docs &= part->docs;
  }
  for (const auto subset : {&Found::full, &Found::by_words, &Found::first}) {
    if (found.*subset) *(found.*subset) &= found.docs;
  }
  return found;
}

Result<Matcher::Found> Matcher::visit_any(const MatchNode& node, Run& run, bool positive) {
  Found found{DocSet(reader_.last_doc()), {}, {}, {}};
  for (const auto& child : node.children) {
    const auto part = visit(child, run, positive);
    if (!part) return part.error();
    for (const auto subset : {&Found::full, &Found::by_words, &Found::first}) {
      if (!(found.*subset) && !((*part).*subset)) continue;
      if (!(found.*subset)) found.*subset = found.docs;
      *(found.*subset) |= part->subset(subset);
    }
    found.docs |= part->docs;
  }
  return found;
}

Result<Matcher::Found> Matcher::visit_preferred(const MatchNode& node, Run& run, bool positive) {
  auto preferred = visit(node.children.front(), run, positive);
  if (!preferred) return preferred;
  auto others = visit(node.children.back(), run, positive);
  if (!others) return others;
  auto& found = *preferred;
  found.by_words = found.subset(&Found::by_words);
  for (const auto subset : {&Found::full, &Found::first}) {
    found.*subset = found.subset(subset);
    *(found.*subset) &= others->subset(subset);
  }
  found.docs |= others->docs;
  return preferred;
}

/// All passages that match none of the children.
Result<Matcher::Found> Matcher::visit_none(const MatchNode& node, Run& run) {
  const auto all = everything();
  if (!all) return all.error();
  Found found{**all, {}, {}, {}};
  for (const auto& child : node.children) {
    const auto part = visit(child, run, false);
    if (!part) return part.error();
    found.docs -= part->docs;
  }
  return found;
}

Result<Matcher::Found> Matcher::visit_facet(const FacetTest& test) {
  Found found{DocSet(reader_.last_doc()), {}, {}, {}};
  auto visited = for_each_with_values(reader_, test, [&](DocId doc) { found.docs.insert(doc); });
  if (!visited) return std::move(visited).error();
  return found;
}

}  // namespace dossier
