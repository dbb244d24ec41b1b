// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/matcher.hpp"

#include "index/passage.hpp"
#include "searcher/match/facet_values.hpp"

#include <utility>

namespace dossier {
namespace {

/// Whether a child of a soft node must be held for "all words".
bool counts_for_all_words(const MatchNode& node) { return node.kind != MatchNode::Kind::Term || !node.group.optional; }

}  // namespace

struct Matcher::Run {
  const RankingParams& params;
  Matches& matches;
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
    auto found = visit_facet(
        {"kind", {std::string(to_string(PassageKind::Footnote)), std::string(to_string(PassageKind::Reference))}});
    if (!found) return std::move(found).error();
    notes_ = std::move(found->docs);
  }
  return &*notes_;
}

Result<Matches> Matcher::match(const MatchNode& root, const RankingParams& params) {
  scores_.assign(reader_.last_doc() + std::size_t{1}, 0.0);
  Matches matches;
  Run run{params, matches};
  auto found = visit(root, run, true);
  if (!found) return std::move(found).error();
  matches.all_words = found->full ? std::move(*found->full) : found->docs;
  matches.docs = std::move(found->docs);
  if (auto lessened = lessen_notes(matches, params); !lessened) return std::move(lessened).error();
  if (matches.groups.size() > 1) add_bonus(matches, params);
  return matches;
}

Result<void> Matcher::lessen_notes(Matches& matches, const RankingParams& params) {
  const auto all = notes();
  if (!all) return all.error();
  matches.notes = **all;
  matches.notes &= matches.docs;
  matches.notes.for_each([&](DocId doc) { scores_[doc] *= params.note_weight; });
  return {};
}

void Matcher::add_bonus(Matches& matches, const RankingParams& params) {
  for (const auto& scored : matches.groups) matches.max_score += scored.max_score(params);
  matches.all_words_bonus = params.all_words_weight * matches.max_score;
  matches.all_words.for_each([&](DocId doc) { scores_[doc] += matches.all_words_bonus; });
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
  }
  return Found{DocSet(reader_.last_doc()), std::nullopt};
}

Result<Matcher::Found> Matcher::visit_term(const MatchNode& node, Run& run, bool positive) {
  Found found{DocSet(reader_.last_doc()), std::nullopt};
  auto scored = scorer_.find(node.group, run.params, found.docs, positive ? &scores_ : nullptr);
  if (!scored) return std::move(scored).error();
  if (positive && node.group.weight > 0) run.matches.groups.push_back(*scored);
  return found;
}

Result<Matcher::Found> Matcher::visit_soft(const MatchNode& node, Run& run, bool positive) {
  Found found{DocSet(reader_.last_doc()), std::nullopt};
  for (const auto& child : node.children) {
    const auto part = visit(child, run, positive);
    if (!part) return part.error();
    found.docs |= part->docs;
    if (!counts_for_all_words(child)) continue;
    if (found.full) {
      *found.full &= part->full_docs();
    } else {
      found.full = part->full_docs();
    }
  }
  return found;
}

Result<Matcher::Found> Matcher::visit_all(const MatchNode& node, Run& run, bool positive) {
  const auto all = everything();
  if (!all) return all.error();
  Found found{**all, std::nullopt};
  for (const auto& child : node.children) {
    const auto part = visit(child, run, positive);
    if (!part) return part.error();
    if (found.full || part->full) {
      if (!found.full) found.full = found.docs;
      *found.full &= part->full_docs();
    }
    found.docs &= part->docs;
  }
  if (found.full) *found.full &= found.docs;
  return found;
}

Result<Matcher::Found> Matcher::visit_any(const MatchNode& node, Run& run, bool positive) {
  Found found{DocSet(reader_.last_doc()), std::nullopt};
  for (const auto& child : node.children) {
    const auto part = visit(child, run, positive);
    if (!part) return part.error();
    if (found.full || part->full) {
      if (!found.full) found.full = found.docs;
      *found.full |= part->full_docs();
    }
    found.docs |= part->docs;
  }
  return found;
}

/// All passages that match none of the children.
Result<Matcher::Found> Matcher::visit_none(const MatchNode& node, Run& run) {
  const auto all = everything();
  if (!all) return all.error();
  Found found{**all, std::nullopt};
  for (const auto& child : node.children) {
    const auto part = visit(child, run, false);
    if (!part) return part.error();
    found.docs -= part->docs;
  }
  return found;
}

Result<Matcher::Found> Matcher::visit_facet(const FacetTest& test) {
  Found found{DocSet(reader_.last_doc()), std::nullopt};
  auto visited = for_each_with_values(reader_, test, [&](DocId doc) { found.docs.insert(doc); });
  if (!visited) return std::move(visited).error();
  return found;
}

}  // namespace dossier
