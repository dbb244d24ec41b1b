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

const DocSet& Matcher::everything() {
  if (!everything_) {
    everything_.emplace(reader_.last_doc());
    if (const auto* kinds = reader_.column("kind")) {
      for (DocId doc = 1; doc <= reader_.last_doc(); ++doc) {
        if (!kinds->of(doc).empty()) everything_->insert(doc);
      }
    }
  }
  return *everything_;
}

const DocSet& Matcher::notes() {
  if (!notes_) {
    notes_ =
        visit_facet(
            {"kind", {std::string(to_string(PassageKind::Footnote)), std::string(to_string(PassageKind::Reference))}})
            .docs;
  }
  return *notes_;
}

Matches Matcher::match(const MatchNode& root, const RankingParams& params) {
  scores_.assign(reader_.last_doc() + std::size_t{1}, 0.0);
  Matches matches;
  Run run{params, matches};
  auto found = visit(root, run, true);
  matches.all_words = found.full ? std::move(*found.full) : found.docs;
  matches.docs = std::move(found.docs);
  lessen_notes(matches, params);
  if (matches.groups.size() > 1) add_bonus(matches, params);
  return matches;
}

void Matcher::lessen_notes(Matches& matches, const RankingParams& params) {
  matches.notes = notes();
  matches.notes &= matches.docs;
  matches.notes.for_each([&](DocId doc) { scores_[doc] *= params.note_weight; });
}

void Matcher::add_bonus(Matches& matches, const RankingParams& params) {
  for (const auto& scored : matches.groups) matches.max_score += scored.max_score(params);
  matches.all_words_bonus = params.all_words_weight * matches.max_score;
  matches.all_words.for_each([&](DocId doc) { scores_[doc] += matches.all_words_bonus; });
}

Matcher::Found Matcher::visit(const MatchNode& node, Run& run, bool positive) {
  switch (node.kind) {
    case MatchNode::Kind::Everything:
      return {everything(), std::nullopt};
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
    case MatchNode::Kind::Not: {
      auto docs = everything();
      for (const auto& child : node.children) docs -= visit(child, run, false).docs;
      return {std::move(docs), std::nullopt};
    }
  }
  return {DocSet(reader_.last_doc()), std::nullopt};
}

Matcher::Found Matcher::visit_term(const MatchNode& node, Run& run, bool positive) {
  Found found{DocSet(reader_.last_doc()), std::nullopt};
  const auto scored = scorer_.find(node.group, run.params, found.docs, positive ? &scores_ : nullptr);
  if (positive && node.group.weight > 0) run.matches.groups.push_back(scored);
  return found;
}

Matcher::Found Matcher::visit_soft(const MatchNode& node, Run& run, bool positive) {
  Found found{DocSet(reader_.last_doc()), std::nullopt};
  for (const auto& child : node.children) {
    const auto part = visit(child, run, positive);
    found.docs |= part.docs;
    if (!counts_for_all_words(child)) continue;
    if (found.full) {
      *found.full &= part.full_docs();
    } else {
      found.full = part.full_docs();
    }
  }
  return found;
}

Matcher::Found Matcher::visit_all(const MatchNode& node, Run& run, bool positive) {
  Found found{everything(), std::nullopt};
  for (const auto& child : node.children) {
    auto part = visit(child, run, positive);
    if (found.full || part.full) {
      if (!found.full) found.full = found.docs;
      *found.full &= part.full_docs();
    }
    found.docs &= part.docs;
  }
  if (found.full) *found.full &= found.docs;
  return found;
}

Matcher::Found Matcher::visit_any(const MatchNode& node, Run& run, bool positive) {
  Found found{DocSet(reader_.last_doc()), std::nullopt};
  for (const auto& child : node.children) {
    auto part = visit(child, run, positive);
    if (found.full || part.full) {
      if (!found.full) found.full = found.docs;
      *found.full |= part.full_docs();
    }
    found.docs |= part.docs;
  }
  return found;
}

Matcher::Found Matcher::visit_facet(const FacetTest& test) {
  Found found{DocSet(reader_.last_doc()), std::nullopt};
  for_each_with_values(reader_, test, [&](DocId doc) { found.docs.insert(doc); });
  return found;
}

}  // namespace dossier
