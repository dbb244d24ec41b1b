// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/rank/query_run.hpp"

#include "searcher/expand/query_budget.hpp"
#include "searcher/expand/vocabulary.hpp"
#include "searcher/query/query_limits.hpp"
#include "searcher/rank/feedback.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace dossier {
namespace {

std::vector<RankedDoc> limited_per_paper(const std::vector<RankedDoc>& docs, std::uint32_t most, const Ranker& ranker) {
  std::unordered_map<std::uint32_t, std::uint32_t> taken;
  std::vector<RankedDoc> kept;
  for (const auto& ranked : docs) {
    if (taken[ranker.paper_of(ranked.doc)]++ < most) kept.push_back(ranked);
  }
  return kept;
}

/// Puts runs of equal score among the first `count` in the order of their ids.
void order_ties(const IndexReader& reader, std::vector<RankedDoc>& ranked, std::size_t count) {
  for (std::size_t begin = 0, end = 0; begin < std::min(count, ranked.size()); begin = end) {
    while (end < ranked.size() && ranked[end].score == ranked[begin].score) ++end;
    if (end - begin < 2 || ranked[begin].score <= 0) continue;
    std::vector<std::pair<std::string, RankedDoc>> tied;
    for (auto i = begin; i < end; ++i) {
      const auto passage = reader.passage(ranked[i].doc);
      tied.emplace_back(passage ? passage->id : std::string(), ranked[i]);
    }
    std::stable_sort(tied.begin(), tied.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto i = begin; i < end; ++i) ranked[i] = tied[i - begin].second;
  }
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

std::vector<RankedDoc> QueryRun::best(std::size_t count) {
  const bool by_relevance = request_.sort == SortOrder::Relevance;
  for (auto most = std::max(count, request_.ranking.depth);; most *= 4) {
    auto ranked = by_relevance && head_.size() == most ? std::exchange(head_, {})
                                                       : ranker_.best(selected_.hits, matcher_.scores(), most);
    const bool all = ranked.size() < most;
    if (by_relevance) {
      std::vector<RankedDoc> head(ranked.begin(),
                                  ranked.begin() + static_cast<long>(std::min(ranked.size(), request_.ranking.depth)));
      look_again(head);
      std::copy(head.begin(), head.end(), ranked.begin());
      order_ties(reader_, ranked, count);
    }
    if (request_.per_paper > 0) ranked = limited_per_paper(ranked, request_.per_paper, ranker_);
    if (ranked.size() >= count || all) {
      ranked.resize(std::min(count, ranked.size()));
      return ranked;
    }
  }
}

bool QueryRun::has_bonus(DocId doc) const { return matches_.all_words_bonus > 0 && matches_.all_words.contains(doc); }

void QueryRun::look_again(std::vector<RankedDoc>& docs) {
  if (!second_->applies()) return;
  for (auto& ranked : docs) {
    const auto more = second_->look(ranked.doc, has_bonus(ranked.doc));
    ranked.score += more.proximity + more.context + more.related + more.neighbours + more.all_words;
  }
  ranker_.sort(docs);
}

std::vector<ScorePart> QueryRun::explain_parts(const RankedDoc& ranked) {
  const bool looked_at = ranked.score > score(ranked.doc);
  const auto more = looked_at ? second_->look(ranked.doc, has_bonus(ranked.doc)) : SecondScore();
  return explain(matches_, request_.ranking, ranked.doc, matcher_.scorer(), more);
}

}  // namespace dossier
