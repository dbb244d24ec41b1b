// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/rank/query_run.hpp"

#include "searcher/expand/query_budget.hpp"
#include "searcher/expand/vocabulary.hpp"
#include "searcher/query/query_limits.hpp"
#include "searcher/rank/feedback.hpp"

#include <algorithm>
#include <utility>

namespace dossier {
namespace {

/// Drops the hits of each paper beyond those that it has left, which are counted down.
void limit_per_paper(std::vector<RankedDoc>& docs, std::vector<std::uint32_t>& left, const Ranker& ranker) {
  std::vector<RankedDoc> kept;
  for (const auto& ranked : docs) {
    auto& more = left[ranker.paper_of(ranked.doc)];
    if (more == 0) continue;
    --more;
    kept.push_back(ranked);
  }
  docs = std::move(kept);
}

}  // namespace

QueryRun::QueryRun(const IndexReader& reader, const Taxonomy& taxonomy, Matcher& matcher, const SearchRequest& request,
                   const std::vector<std::string>& facets)
    : reader_(reader),
      taxonomy_(taxonomy),
      matcher_(matcher),
      request_(request),
      query_(interpret(request, reader, taxonomy)),
      matches_(matcher.match(query_.root, request.ranking)),
      asked_groups_(matches_.groups.size()),
      selected_(select_and_count(reader, matches_.docs, query_.selections, facets)),
      ranker_(reader, request.sort),
      related_(reader, related_groups(matches_.groups), request.ranking) {
  auto words = feedback();
  if (request.feedback && !words.empty()) {
    query_.root = with_feedback(std::move(query_.root), std::exchange(words, {}));
    matches_ = matcher_.match(query_.root, request_.ranking);
    head_.clear();
  }
  second_.emplace(reader, groups(), words, related_, Neighbours(reader, matches_, matcher.scores()), request.ranking);
}

/// The words of the best passages, where anything asks for them. Words near in meaning have their say in which passages
/// are the best: they tell apart passages that hold the same words of the query.
std::vector<TermGroup> QueryRun::feedback() {
  const bool by_relevance = request_.limit > 0 && request_.sort == SortOrder::Relevance;
  const bool wanted = request_.feedback || (by_relevance && request_.ranking.context_weight > 0);
  if (!wanted || !matches_.ranked()) return {};
  const Ranker by_score(reader_, SortOrder::Relevance);
  const auto& params = request_.feedback ? request_.ranking.feedback : request_.ranking.context;
  head_ = by_score.best(selected_.hits, matcher_.scores(), std::max(params.passages, request_.ranking.depth));
  auto best = head_;
  if (!related_.empty()) {
    std::vector<WordId> words;
    for (auto& ranked : best) {
      reader_.read_words(ranked.doc, words);
      ranked.score += request_.ranking.related_weight * related_.score(words);
    }
    by_score.sort(best);
  }
  best.resize(std::min(best.size(), params.passages));
  return feedback_groups(reader_, best, query_.root, params);
}

CountPassages QueryRun::affordable_count() {
  return [this, affordable = query_limits::relaxation_work](const MatchNode& root,
                                                            const std::vector<FacetSelection>& selections) mutable {
    if (&root == &query_.root) return select_and_count(reader_, matches_.docs, selections, {}).hits.count();
    const auto work = work_of(root, IndexVocabulary(reader_));
    if (work > affordable) return std::uint32_t{0};
    affordable -= work;
    return select_and_count(reader_, matcher_.match(root, request_.ranking).docs, selections, {}).hits.count();
  };
}

QueryEcho QueryRun::echo() {
  auto echo = query_.echo;
  if (selected_.hits.count() > 0) return echo;
  const auto count = affordable_count();
  echo.relaxations = find_relaxations(query_, count);
  if (query_.unquoted.empty()) return echo;
  auto loose = request_;
  loose.query = query_.unquoted;
  const auto unquoted = interpret(loose, reader_, taxonomy_);
  if (const auto passages = count(unquoted.root, unquoted.selections); passages > 0) {
    echo.relaxations.push_back({"the quotation marks", passages, query_.unquoted, ""});
  }
  return echo;
}

std::vector<RankedDoc> QueryRun::looked_at() {
  if (request_.sort != SortOrder::Relevance) return {};
  const auto depth = request_.ranking.depth;
  auto docs = head_.size() == depth ? std::exchange(head_, {}) : ranker_.best(selected_.hits, matcher_.scores(), depth);
  look_again(docs);
  return docs;
}

std::vector<RankedDoc> QueryRun::ranks(std::size_t first, std::size_t count) {
  if (count == 0) return {};
  auto docs = looked_at();
  auto others = selected_.hits;
  for (const auto& ranked : docs) others.erase(ranked.doc);
  std::vector<std::uint32_t> left;
  if (request_.per_paper > 0) {
    left.assign(ranker_.papers(), request_.per_paper);
    limit_per_paper(docs, left, ranker_);
  }
  // All others stand behind those that had a rescoring: what that adds is never negative.
  const auto head = docs.size();
  docs.erase(docs.begin(), docs.begin() + static_cast<std::ptrdiff_t>(std::min(first, head)));
  if (docs.size() >= count) {
    docs.resize(count);
    return docs;
  }
  if (!left.empty()) others = ranker_.best_of_papers(others, matcher_.scores(), left);
  const auto more = ranker_.range(others, matcher_.scores(), first - std::min(first, head), count - docs.size());
  docs.insert(docs.end(), more.begin(), more.end());
  return docs;
}

void QueryRun::look_again(std::vector<RankedDoc>& docs) {
  if (!second_->applies()) return;
  for (auto& ranked : docs) {
    const auto more = second_->look(ranked.doc, matches_.bonuses(ranked.doc));
    ranked.score += more.proximity + more.context + more.related + more.neighbours + more.all_words;
  }
  ranker_.sort(docs);
}

std::vector<ScorePart> QueryRun::explain_parts(const RankedDoc& ranked) {
  const bool looked_at = ranked.score > score(ranked.doc);
  const auto more = looked_at ? second_->look(ranked.doc, matches_.bonuses(ranked.doc)) : SecondScore();
  return explain(matches_, request_.ranking, ranked.doc, matcher_.scorer(), more);
}

}  // namespace dossier
