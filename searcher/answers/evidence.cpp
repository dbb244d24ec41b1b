// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/answers/evidence.hpp"

#include "searcher/answers/search_state.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace dossier {
namespace {

/// A paper's passages that speak to the question, the best first.
struct Candidate {
  std::uint32_t paper = 0;
  std::vector<RankedDoc> best;
  std::uint32_t passages = 0;
  std::uint32_t all_words = 0;
  double strength = 0;
};

/// The strongest papers, whose passages get a rescoring.
constexpr std::size_t papers_looked_at = 100;

double strength_of(const std::vector<RankedDoc>& best, std::size_t passages) {
  double strength = 0;
  double share = 1;
  for (std::size_t i = 0; i < std::min(passages, best.size()); ++i, share /= 2) strength += share * best[i].score;
  return strength;
}

bool stronger(const Candidate& a, const Candidate& b) {
  return a.strength != b.strength ? a.strength > b.strength : a.paper < b.paper;
}

class EvidenceFinder {
 public:
  EvidenceFinder(const IndexReader& reader, QueryRun& run, const EvidenceRequest& request, Ranker ranker,
                 const FacetColumn& papers)
      : reader_(reader), run_(run), request_(request), ranker_(std::move(ranker)), papers_(papers) {}

  [[nodiscard]] Result<EvidenceResponse> find(const DocSet& asked);

 private:
  [[nodiscard]] DocSet speaking() const;
  [[nodiscard]] std::vector<Candidate> candidates(const DocSet& docs) const;
  Result<void> refine(std::vector<Candidate>& candidates);
  [[nodiscard]] Result<PaperEvidence> evidence_of(const Candidate& candidate, HitBuilder& builder) const;
  [[nodiscard]] Result<void> add_silent(const DocSet& asked, const std::vector<char>& heard,
                                        EvidenceResponse& response) const;

  const IndexReader& reader_;
  QueryRun& run_;
  const EvidenceRequest& request_;
  Ranker ranker_;
  const FacetColumn& papers_;
};

DocSet EvidenceFinder::speaking() const {
  const auto& matches = run_.matches();
  double best = 0;
  const auto plain = [&](DocId doc) {
    return run_.score(doc) - (matches.all_words.contains(doc) ? matches.all_words_bonus : 0);
  };
  run_.hits().for_each([&](DocId doc) { best = std::max(best, plain(doc)); });
  DocSet docs(reader_.last_doc());
  run_.hits().for_each([&](DocId doc) {
    if (matches.all_words.contains(doc) || plain(doc) >= evidence_share * best) docs.insert(doc);
  });
  return docs;
}

std::vector<Candidate> EvidenceFinder::candidates(const DocSet& docs) const {
  std::vector<std::pair<std::uint32_t, RankedDoc>> all;
  docs.for_each([&](DocId doc) { all.push_back({ranker_.paper_of(doc), {doc, run_.score(doc)}}); });
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    if (a.first != b.first) return a.first < b.first;
    return a.second.score != b.second.score ? a.second.score > b.second.score : a.second.doc < b.second.doc;
  });
  // A rescoring may lift a passage, so a few more than are shown are kept.
  const std::size_t kept = std::size_t{request_.passages_per_paper} * 2 + 2;
  std::vector<Candidate> found;
  for (const auto& [paper, ranked] : all) {
    if (found.empty() || found.back().paper != paper) found.push_back({paper, {}, 0, 0, 0});
    auto& candidate = found.back();
    ++candidate.passages;
    if (run_.matches().all_words.contains(ranked.doc)) ++candidate.all_words;
    if (candidate.best.size() < kept) candidate.best.push_back(ranked);
  }
  return found;
}

Result<void> EvidenceFinder::refine(std::vector<Candidate>& candidates) {
  const auto set_strength = [&](Candidate& candidate) {
    candidate.strength = strength_of(candidate.best, request_.passages_per_paper);
  };
  for (auto& candidate : candidates) set_strength(candidate);
  std::sort(candidates.begin(), candidates.end(), stronger);
  // However many papers are asked for, the same ones get a rescoring. It lessens no score: they stay before the rest.
  const auto looked_at = std::min(candidates.size(), papers_looked_at);
  const std::span first(candidates.data(), looked_at);
  for (auto& candidate : first) {
    if (auto looked = run_.look_again(candidate.best); !looked) return looked;
    set_strength(candidate);
  }
  std::sort(first.begin(), first.end(), stronger);
  if (request_.papers > 0 && candidates.size() > request_.papers) candidates.resize(request_.papers);
  return {};
}

Result<PaperEvidence> EvidenceFinder::evidence_of(const Candidate& candidate, HitBuilder& builder) const {
  PaperEvidence evidence;
  evidence.strength = candidate.strength;
  evidence.passages = candidate.passages;
  evidence.all_words = candidate.all_words;
  auto paper = reader_.paper(papers_.values[candidate.paper]);
  if (!paper) return paper.error();
  evidence.paper = std::move(paper.value());
  for (std::size_t i = 0; i < std::min<std::size_t>(request_.passages_per_paper, candidate.best.size()); ++i) {
    auto hit = builder.build(candidate.best[i]);
    if (!hit) return hit.error();
    evidence.hits.push_back(std::move(hit.value()));
  }
  return evidence;
}

Result<void> EvidenceFinder::add_silent(const DocSet& asked, const std::vector<char>& heard,
                                        EvidenceResponse& response) const {
  std::vector<char> was_asked(heard.size(), 0);
  asked.for_each([&](DocId doc) { was_asked[ranker_.paper_of(doc)] = 1; });
  const auto& ids = papers_.values;
  for (std::size_t id = 0; id < ids.size(); ++id) {
    if (was_asked[id] == 0) continue;
    ++response.papers_asked;
    if (heard[id] != 0) continue;
    ++response.silent_total;
    if (response.silent.size() >= silent_limit) continue;
    auto paper = reader_.paper(ids[id]);
    if (!paper) return paper.error();
    response.silent.push_back(std::move(paper.value()));
  }
  return {};
}

Result<EvidenceResponse> EvidenceFinder::find(const DocSet& asked) {
  EvidenceResponse response;
  const auto docs = speaking();
  auto found = candidates(docs);
  response.passages = docs.count();
  response.papers_with = static_cast<std::uint32_t>(found.size());
  std::vector<char> heard(papers_.values.size(), 0);
  for (const auto& candidate : found) heard[candidate.paper] = 1;
  if (auto refined = refine(found); !refined) return std::move(refined).error();
  HitBuilder builder(reader_, run_, request_.search);
  for (const auto& candidate : found) {
    auto evidence = evidence_of(candidate, builder);
    if (!evidence) return evidence.error();
    response.papers.push_back(std::move(evidence.value()));
  }
  if (auto added = add_silent(asked, heard, response); !added) return added.error();
  return response;
}

}  // namespace

Result<EvidenceResponse> answer_evidence(SearchState& state, const EvidenceRequest& request) {
  const Stopwatch stopwatch;
  const auto& reader = state.reader;
  auto search = request.search;
  search.sort = SortOrder::Relevance;
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
