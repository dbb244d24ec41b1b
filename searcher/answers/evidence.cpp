// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/answers/evidence.hpp"

#include "searcher/answers/search_state.hpp"

#include <algorithm>
#include <set>
#include <span>
#include <utility>

namespace dossier {
namespace {

/// A paper's passages that match.
struct Candidate {
  PaperFound found;
  double strength = 0;

  /// How many of the best are given, where `wanted` a paper are.
  [[nodiscard]] std::size_t given(std::size_t wanted) const {
    return std::min({wanted, found.best.size(), std::size_t{found.strong > 0 ? found.strong : found.passages}});
  }
};

/// The strongest papers, whose passages get a rescoring.
constexpr std::size_t papers_looked_at = 100;

bool stronger(const Candidate& a, const Candidate& b) {
  if ((a.found.strong > 0) != (b.found.strong > 0)) return a.found.strong > 0;
  return a.strength != b.strength ? a.strength > b.strength : a.found.paper < b.found.paper;
}

class EvidenceFinder {
 public:
  EvidenceFinder(const SearchPorts& ports, QueryRun& run, const EvidenceRequest& request)
      : ports_(ports), run_(run), request_(request) {}

  [[nodiscard]] Result<EvidenceResponse> find();

 private:
  void set_strength(Candidate& candidate) const;
  [[nodiscard]] Result<void> look_again(Candidate& candidate);
  [[nodiscard]] Result<void> refine(std::vector<Candidate>& candidates);
  [[nodiscard]] Result<std::vector<Candidate>> wanted(std::vector<Candidate> candidates) const;
  [[nodiscard]] Result<Paper> paper(std::uint32_t number) const;
  [[nodiscard]] Result<PaperEvidence> evidence_of(const Candidate& candidate, HitBuilder& builder) const;
  [[nodiscard]] Result<void> add_without(const std::vector<std::uint32_t>& heard, EvidenceResponse& response) const;

  const SearchPorts& ports_;
  QueryRun& run_;
  const EvidenceRequest& request_;
};

void EvidenceFinder::set_strength(Candidate& candidate) const {
  candidate.strength = 0;
  double share = 1;
  for (std::size_t i = 0; i < candidate.given(request_.passages_per_paper); ++i, share /= 2) {
    candidate.strength += share * candidate.found.best[i].score;
  }
}

Result<void> EvidenceFinder::look_again(Candidate& candidate) {
  auto& best = candidate.found.best;
  std::set<DocId> strong;
  for (std::size_t i = 0; i < best.size() && i < candidate.found.strong; ++i) strong.insert(best[i].doc);
  if (auto looked = run_.look_again(best); !looked) return looked;
  std::stable_partition(best.begin(), best.end(), [&](const RankedDoc& ranked) { return strong.contains(ranked.doc); });
  set_strength(candidate);
  return {};
}

Result<void> EvidenceFinder::refine(std::vector<Candidate>& candidates) {
  for (auto& candidate : candidates) set_strength(candidate);
  std::sort(candidates.begin(), candidates.end(), stronger);
  // However many papers are asked for, the same ones get a rescoring. It lessens no score: they stay before the rest.
  const auto looked_at = std::min(candidates.size(), papers_looked_at);
  const std::span first(candidates.data(), looked_at);
  std::vector<DocId> docs;
  for (const auto& candidate : first) {
    for (const auto& ranked : candidate.found.best) docs.push_back(ranked.doc);
  }
  if (auto ready = run_.found().look_closer(docs); !ready) return ready;
  for (auto& candidate : first) {
    if (auto looked = look_again(candidate); !looked) return looked;
  }
  std::sort(first.begin(), first.end(), stronger);
  return {};
}

/// The papers asked for, in the order asked for.
Result<std::vector<Candidate>> EvidenceFinder::wanted(std::vector<Candidate> candidates) const {
  if (request_.search.sort != SortOrder::Relevance) {
    std::vector<DocId> docs;
    for (const auto& candidate : candidates) docs.push_back(candidate.found.best.front().doc);
    const auto order = run_.found().paper_order(docs, request_.search.sort);
    if (!order) return order.error();
    std::vector<Candidate> sorted;
    for (const auto ordinal : *order) sorted.push_back(std::move(candidates[ordinal]));
    candidates = std::move(sorted);
  }
  const auto first = std::min<std::size_t>(request_.offset, candidates.size());
  candidates.erase(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(first));
  if (candidates.size() > request_.papers) candidates.resize(request_.papers);
  return candidates;
}

Result<Paper> EvidenceFinder::paper(std::uint32_t number) const {
  const auto id = ports_.engine.paper_id(number);
  if (!id) return id.error();
  return ports_.catalogue.paper(*id);
}

Result<PaperEvidence> EvidenceFinder::evidence_of(const Candidate& candidate, HitBuilder& builder) const {
  PaperEvidence evidence;
  evidence.strength = candidate.strength;
  evidence.passages = candidate.found.passages;
  evidence.strong = candidate.found.strong;
  evidence.all_words = candidate.found.all_words;
  auto of = paper(candidate.found.paper);
  if (!of) return of.error();
  evidence.paper = std::move(of.value());
  for (std::size_t i = 0; i < candidate.given(request_.passages_per_paper); ++i) {
    auto hit = builder.build(candidate.found.best[i]);
    if (!hit) return hit.error();
    evidence.hits.push_back(std::move(hit.value()));
  }
  return evidence;
}

/// `heard`: papers with a match, ascending.
Result<void> EvidenceFinder::add_without(const std::vector<std::uint32_t>& heard, EvidenceResponse& response) const {
  const auto asked = ports_.engine.papers_with(run_.query().selections);
  if (!asked) return asked.error();
  for (const auto number : *asked) {
    ++response.papers_asked;
    if (std::binary_search(heard.begin(), heard.end(), number)) continue;
    ++response.papers_without;
    if (response.without.size() >= without_limit) continue;
    auto without = paper(number);
    if (!without) return without.error();
    response.without.push_back(std::move(without.value()));
  }
  return {};
}

Result<EvidenceResponse> EvidenceFinder::find() {
  EvidenceResponse response;
  // A rescoring may lift a passage, so a few more than are shown are looked at.
  auto papers = run_.found().by_paper(evidence_share, std::size_t{request_.passages_per_paper} * 2 + 2);
  if (!papers) return std::move(papers).error();
  response.passages = run_.found().total();
  response.all_words = run_.found().all_words();
  response.papers_with = static_cast<std::uint32_t>(papers->size());
  std::vector<Candidate> found;
  std::vector<std::uint32_t> heard;
  for (auto& one : *papers) {
    heard.push_back(one.paper);
    if (one.strong > 0) ++response.papers_strong;
    found.push_back({std::move(one), 0});
  }
  if (auto refined = refine(found); !refined) return std::move(refined).error();
  const auto shown = wanted(std::move(found));
  if (!shown) return shown.error();
  HitBuilder builder(ports_.catalogue, run_, request_.search);
  for (const auto& candidate : *shown) {
    auto evidence = evidence_of(candidate, builder);
    if (!evidence) return evidence.error();
    response.papers.push_back(std::move(evidence.value()));
  }
  if (auto added = add_without(heard, response); !added) return added.error();
  return response;
}

}  // namespace

Result<EvidenceResponse> answer_evidence(SearchState& state, const EvidenceRequest& request) {
  const Stopwatch stopwatch;
  auto search = request.search;
  search.sort = SortOrder::Relevance;
  search.user_notes = search.user_notes.value_or(false);
  const auto run = QueryRun::start(state.ports, search, {});
  if (!run) return run.error();
  auto response = EvidenceFinder(state.ports, **run, request).find();
  if (!response) return response;
  auto echo = (*run)->echo();
  if (!echo) return std::move(echo).error();
  response->echo = *std::move(echo);
  response->milliseconds = stopwatch.milliseconds();
  return response;
}

}  // namespace dossier
