// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/rank/query_run.hpp"

#include "searcher/expand/query_budget.hpp"
#include "searcher/expand/vocabulary.hpp"
#include "searcher/query/query_limits.hpp"
#include "searcher/rank/feedback.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
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
      around_(around_words()),
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
  if (around_) look_at_meaning(docs);
  return docs;
}

std::optional<DocSet> QueryRun::around_words() {
  const bool by_relevance = request_.limit > 0 && request_.sort == SortOrder::Relevance;
  if (!request_.meaning || !by_relevance || reader_.meaning() == nullptr) return std::nullopt;
  const auto around = without_words(query_.root);
  if (!around) return std::nullopt;
  return select_and_count(reader_, matcher_.match(*around, request_.ranking).docs, query_.selections, {}).hits;
}

/// A standard deviation of the scores without what all words give, less where the words answer well.
double QueryRun::meaning_step(const std::vector<RankedDoc>& docs) const {
  double sum = 0;
  double squares = 0;
  double best = 0;
  for (const auto& ranked : docs) {
    const auto bonuses = matches_.bonus(ranked.doc) + matches_.bonuses(ranked.doc) * second_->bonus_most();
    const auto by_words = ranked.score - bonuses;
    sum += by_words;
    squares += by_words * by_words;
    best = std::max(best, word_score(ranked.doc));
  }
  const auto count = static_cast<double>(std::max<std::size_t>(docs.size(), 1));
  double most = 0;
  for (const auto& group : groups()) most += group.max_score(request_.ranking);
  const auto answered = most > 0 ? std::min(1.0, best / most) : 0;
  const auto deviation = std::sqrt(std::max(0.0, squares / count - sum * sum / count / count));
  const auto step = docs.size() < 2 || deviation <= 0 ? most / 10 : deviation;
  return step * std::max(0.0, 1 - request_.ranking.meaning_fading * answered);
}

void QueryRun::look_at_meaning(std::vector<RankedDoc>& docs) {
  MeaningScorer scorer(reader_, groups(), request_.ranking);
  if (!scorer.applies()) return;
  scorer.set_best(docs);
  // No passage outside stands before one of these.
  const bool others = docs.size() < selected_.hits.count();
  const auto step = meaning_step(docs);
  std::set<DocId> known;
  auto least = std::numeric_limits<double>::infinity();
  for (const auto& ranked : docs) {
    known.insert(ranked.doc);
    least = std::min(least, score(ranked.doc));
  }
  std::vector<RankedDoc> added;
  for (const auto doc : scorer.nearest(near_wanted_ ? *around_ : selected_.hits, request_.ranking.depth)) {
    if (!known.contains(doc)) added.push_back({doc, selected_.hits.contains(doc) ? score(doc) : 0});
  }
  auto hits_added = added;
  std::erase_if(hits_added, [&](const RankedDoc& ranked) { return !selected_.hits.contains(ranked.doc); });
  if (!hits_added.empty()) look_again(hits_added);
  std::erase_if(added, [&](const RankedDoc& ranked) { return selected_.hits.contains(ranked.doc); });
  added.insert(added.end(), hits_added.begin(), hits_added.end());
  meaning_bonus_ = step * scorer.most();
  const auto lift = [&](RankedDoc& ranked) {
    const auto more = by_meaning_[ranked.doc] = step * scorer.likeness(ranked.doc);
    ranked.score += more + matches_.bonuses(ranked.doc) * meaning_bonus_;
  };
  for (auto& ranked : docs) lift(ranked);
  for (auto& ranked : added) {
    lift(ranked);
    if (!others || ranked.score >= least) docs.push_back(ranked);
  }
  ranker_.sort(docs);
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
  const bool matches = selected_.hits.contains(ranked.doc);
  const bool looked_at = matches && ranked.score > score(ranked.doc);
  auto more = looked_at ? second_->look(ranked.doc, matches_.bonuses(ranked.doc)) : SecondScore();
  if (const auto meaning = by_meaning_.find(ranked.doc); meaning != by_meaning_.end()) {
    more.meaning = meaning->second;
    more.all_words += matches_.bonuses(ranked.doc) * meaning_bonus_;
  }
  return explain(matches_, request_.ranking, ranked.doc, matcher_.scorer(), more);
}

}  // namespace dossier
