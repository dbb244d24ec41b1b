// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/answers/evidence.hpp"

#include "searcher/answers/search_state.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace dossier {
namespace {

/// A paper's passages that match.
struct Candidate {
  std::uint32_t paper = 0;
  std::vector<RankedDoc> best;  ///< strong ones first, then by score
  std::uint32_t passages = 0;
  std::uint32_t strong = 0;
  std::uint32_t all_words = 0;
  double strength = 0;

  /// How many of `best` are given, where `wanted` a paper are.
  [[nodiscard]] std::size_t given(std::size_t wanted) const {
    return std::min({wanted, best.size(), std::size_t{strong > 0 ? strong : passages}});
  }
};

/// The strongest papers, whose passages get a rescoring.
constexpr std::size_t papers_looked_at = 100;

bool stronger(const Candidate& a, const Candidate& b) {
  if ((a.strong > 0) != (b.strong > 0)) return a.strong > 0;
  return a.strength != b.strength ? a.strength > b.strength : a.paper < b.paper;
}

class EvidenceFinder {
 public:
  EvidenceFinder(const IndexReader& reader, QueryRun& run, const EvidenceRequest& request, Ranker ranker,
                 const FacetColumn& papers)
      : reader_(reader),
        run_(run),
        request_(request),
        ranker_(std::move(ranker)),
        papers_(papers),
        strong_(strong_docs()) {}

  [[nodiscard]] Result<EvidenceResponse> find(const DocSet& asked);

 private:
  [[nodiscard]] DocSet strong_docs() const;
  [[nodiscard]] std::vector<Candidate> candidates() const;
  void set_strength(Candidate& candidate) const;
  Result<void> refine(std::vector<Candidate>& candidates);
  [[nodiscard]] Result<std::vector<Candidate>> wanted(std::vector<Candidate> candidates) const;
  [[nodiscard]] Result<PaperEvidence> evidence_of(const Candidate& candidate, HitBuilder& builder) const;
  [[nodiscard]] Result<void> add_without(const DocSet& asked, const std::vector<char>& heard,
                                         EvidenceResponse& response) const;

  const IndexReader& reader_;
  QueryRun& run_;
  const EvidenceRequest& request_;
  Ranker ranker_;
  const FacetColumn& papers_;
  DocSet strong_;
};

DocSet EvidenceFinder::strong_docs() const {
  const auto& matches = run_.matches();
  double best = 0;
  const auto& scores = run_.scores();
  scores.for_each(run_.hits(), [&](DocId doc, double score) { best = std::max(best, score - matches.bonus(doc)); });
  DocSet docs(reader_.last_doc());
  scores.for_each(run_.hits(), [&](DocId doc, double score) {
    const bool strong = score - matches.bonus(doc) >= evidence_share * best;
    if (matches.all_words.contains(doc) || strong) docs.insert(doc);
  });
  return docs;
}

std::vector<Candidate> EvidenceFinder::candidates() const {
  std::vector<std::pair<std::uint32_t, RankedDoc>> all;
  run_.scores().for_each(run_.hits(), [&](DocId doc, double score) {
    all.push_back({ranker_.paper_of(doc), {doc, score}});
  });
  std::sort(all.begin(), all.end(), [this](const auto& a, const auto& b) {
    if (a.first != b.first) return a.first < b.first;
    const bool strong = strong_.contains(a.second.doc);
    if (strong != strong_.contains(b.second.doc)) return strong;
    return a.second.score != b.second.score ? a.second.score > b.second.score : a.second.doc < b.second.doc;
  });
  // A rescoring may lift a passage, so a few more than are shown are kept.
  const std::size_t kept = std::size_t{request_.passages_per_paper} * 2 + 2;
  std::vector<Candidate> found;
  for (const auto& [paper, ranked] : all) {
    if (found.empty() || found.back().paper != paper) found.push_back({paper, {}, 0, 0, 0, 0});
    auto& candidate = found.back();
    ++candidate.passages;
    if (strong_.contains(ranked.doc)) ++candidate.strong;
    if (run_.matches().all_words.contains(ranked.doc)) ++candidate.all_words;
    if (candidate.best.size() < kept) candidate.best.push_back(ranked);
  }
  return found;
}

void EvidenceFinder::set_strength(Candidate& candidate) const {
  candidate.strength = 0;
  double share = 1;
  for (std::size_t i = 0; i < candidate.given(request_.passages_per_paper); ++i, share /= 2) {
    candidate.strength += share * candidate.best[i].score;
  }
}

Result<void> EvidenceFinder::refine(std::vector<Candidate>& candidates) {
  for (auto& candidate : candidates) set_strength(candidate);
  std::sort(candidates.begin(), candidates.end(), stronger);
  // However many papers are asked for, the same ones get a rescoring. It lessens no score: they stay before the rest.
  const auto looked_at = std::min(candidates.size(), papers_looked_at);
  const std::span first(candidates.data(), looked_at);
  for (auto& candidate : first) {
    if (auto looked = run_.look_again(candidate.best); !looked) return looked;
    std::stable_partition(candidate.best.begin(), candidate.best.end(),
                          [this](const RankedDoc& ranked) { return strong_.contains(ranked.doc); });
    set_strength(candidate);
  }
  std::sort(first.begin(), first.end(), stronger);
  return {};
}

/// The papers asked for, in the order asked for.
Result<std::vector<Candidate>> EvidenceFinder::wanted(std::vector<Candidate> candidates) const {
  if (request_.search.sort != SortOrder::Relevance) {
    const auto order = Ranker::of(reader_, request_.search.sort);
    if (!order) return order.error();
    std::stable_sort(candidates.begin(), candidates.end(), [&](const Candidate& a, const Candidate& b) {
      return order->paper_before(a.best.front().doc, b.best.front().doc);
    });
  }
  const auto first = std::min<std::size_t>(request_.offset, candidates.size());
  candidates.erase(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(first));
  if (candidates.size() > request_.papers) candidates.resize(request_.papers);
  return candidates;
}

Result<PaperEvidence> EvidenceFinder::evidence_of(const Candidate& candidate, HitBuilder& builder) const {
  PaperEvidence evidence;
  evidence.strength = candidate.strength;
  evidence.passages = candidate.passages;
  evidence.strong = candidate.strong;
  evidence.all_words = candidate.all_words;
  auto paper = reader_.paper(papers_.values[candidate.paper]);
  if (!paper) return paper.error();
  evidence.paper = std::move(paper.value());
  for (std::size_t i = 0; i < candidate.given(request_.passages_per_paper); ++i) {
    auto hit = builder.build(candidate.best[i]);
    if (!hit) return hit.error();
    evidence.hits.push_back(std::move(hit.value()));
  }
  return evidence;
}

Result<void> EvidenceFinder::add_without(const DocSet& asked, const std::vector<char>& heard,
                                         EvidenceResponse& response) const {
  std::vector<char> was_asked(heard.size(), 0);
  asked.for_each([&](DocId doc) { was_asked[ranker_.paper_of(doc)] = 1; });
  const auto& ids = papers_.values;
  for (std::size_t id = 0; id < ids.size(); ++id) {
    if (was_asked[id] == 0) continue;
    ++response.papers_asked;
    if (heard[id] != 0) continue;
    ++response.papers_without;
    if (response.without.size() >= without_limit) continue;
    auto paper = reader_.paper(ids[id]);
    if (!paper) return paper.error();
    response.without.push_back(std::move(paper.value()));
  }
  return {};
}

Result<EvidenceResponse> EvidenceFinder::find(const DocSet& asked) {
  EvidenceResponse response;
  auto found = candidates();
  response.passages = run_.hits().count();
  auto all_words = run_.matches().all_words;
  all_words &= run_.hits();
  response.all_words = all_words.count();
  response.papers_with = static_cast<std::uint32_t>(found.size());
  std::vector<char> heard(papers_.values.size(), 0);
  for (const auto& candidate : found) {
    heard[candidate.paper] = 1;
    if (candidate.strong > 0) ++response.papers_strong;
  }
  if (auto refined = refine(found); !refined) return std::move(refined).error();
  const auto shown = wanted(std::move(found));
  if (!shown) return shown.error();
  HitBuilder builder(reader_, run_, request_.search);
  for (const auto& candidate : *shown) {
    auto evidence = evidence_of(candidate, builder);
    if (!evidence) return evidence.error();
    response.papers.push_back(std::move(evidence.value()));
  }
  if (auto added = add_without(asked, heard, response); !added) return added.error();
  return response;
}

}  // namespace

Result<EvidenceResponse> answer_evidence(SearchState& state, const EvidenceRequest& request) {
  const Stopwatch stopwatch;
  const auto& reader = state.reader;
  auto search = request.search;
  search.sort = SortOrder::Relevance;
  search.user_notes = search.user_notes.value_or(false);
  const auto run = QueryRun::start(reader, state.taxonomy, state.matcher, search, {});
  if (!run) return run.error();
  const auto everything = state.matcher.everything();
  if (!everything) return everything.error();
  const auto asked = select_and_count(reader, **everything, (*run)->query().selections, {});
  if (!asked) return asked.error();
  auto ranker = Ranker::of(reader, SortOrder::Relevance);
  if (!ranker) return std::move(ranker).error();
  const auto papers = reader.column("paper");
  if (!papers) return papers.error();
  Result<EvidenceResponse> response = EvidenceResponse();
  if (*papers != nullptr) {
    response = EvidenceFinder(reader, **run, request, *std::move(ranker), **papers).find(asked->hits);
  }
  if (!response) return response;
  auto echo = (*run)->echo();
  if (!echo) return std::move(echo).error();
  response->echo = *std::move(echo);
  response->milliseconds = stopwatch.milliseconds();
  return response;
}

}  // namespace dossier
