// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/present/hit_builder.hpp"

#include <utility>

namespace dossier {

Result<Hit> HitBuilder::build(const RankedDoc& ranked) {
  auto passage = catalogue_.passage(ranked.doc, own_paper_);
  if (!passage) return passage.error();
  Hit hit;
  hit.passage = std::move(passage.value());
  hit.score = ranked.score;
  const auto marks = run_.found().marks(ranked.doc);
  hit.near_in_meaning = !marks.hit;
  hit.all_words = marks.hit && marks.all_words;
  if (request_.snippets) {
    Analyzer().analyze(hit.passage.text, tokens_);
    const auto matches = highlighter_.find(tokens_, hit.passage.paper);
    hit.highlights = merged_spans(hit.passage.text, matches, tokens_);
    hit.fragments = make_snippet(hit.passage.text, tokens_, matches, highlighter_);
  }
  if (request_.explain) {
    auto parts = run_.explain_parts(ranked);
    if (!parts) return std::move(parts).error();
    hit.parts = *std::move(parts);
  }
  return hit;
}

Result<void> HitBuilder::add_paper(const Hit& hit, std::map<std::string, Paper>& papers) {
  if (papers.count(hit.passage.paper) != 0) return {};
  if (own_paper_ && own_paper_->id == hit.passage.paper) {
    papers.emplace(hit.passage.paper, *std::exchange(own_paper_, std::nullopt));
    return {};
  }
  auto paper = catalogue_.paper(hit.passage.paper);
  if (!paper) return paper.error();
  papers.emplace(hit.passage.paper, std::move(paper.value()));
  return {};
}

}  // namespace dossier
