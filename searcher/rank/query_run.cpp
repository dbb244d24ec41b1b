// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/rank/query_run.hpp"

#include "searcher/expand/query_budget.hpp"
#include "searcher/expand/vocabulary.hpp"
#include "searcher/query/diagnostics.hpp"
#include "searcher/query/query_limits.hpp"
#include "searcher/rank/feedback.hpp"
#include "searcher/rank/not_found.hpp"
#include "searcher/rank/outsiders.hpp"
#include "vectors/query_vectors.hpp"

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

/// What the user's program is given of a query: its text as it was typed, as a question says more than its words; where
/// it names fields, its words.
std::string text_for_program(const std::string& query, std::span<const ScoredGroup> groups) {
  if (query.find(':') == std::string::npos) return query;
  std::string words;
  for (const auto& scored : groups) words += (words.empty() ? "" : " ") + scored.group->label;
  return words;
}

}  // namespace

Result<std::unique_ptr<QueryRun>> QueryRun::start(const IndexReader& reader, const Taxonomy& taxonomy, Matcher& matcher,
                                                  const SearchRequest& request,
                                                  const std::vector<std::string>& facets) {
  auto query = interpret(request, reader, taxonomy);
  if (!query) return std::move(query).error();
  auto ranker = Ranker::of(reader, request.sort);
  if (!ranker) return std::move(ranker).error();
  std::unique_ptr<QueryRun> run(
      new QueryRun(reader, taxonomy, matcher, request, *std::move(query), *std::move(ranker)));
  if (auto matched = run->match(facets); !matched) return std::move(matched).error();
  if (auto prepared = run->prepare_rescoring(); !prepared) return std::move(prepared).error();
  return run;
}

Result<void> QueryRun::match(const std::vector<std::string>& facets) {
  auto around = around_words();  // before the matches: the matcher keeps the scores of the last tree
  if (!around) return std::move(around).error();
  around_ = *std::move(around);
  auto matches = matcher_.match(query_.root, request_.ranking);
  if (!matches) return std::move(matches).error();
  matches_ = *std::move(matches);
  asked_groups_ = matches_.groups.size();
  tell_not_found(matches_.groups, query_.echo);
  auto selected = select_and_count(reader_, matches_.docs, query_.selections, facets);
  if (!selected) return std::move(selected).error();
  selected_ = *std::move(selected);
  return {};
}

Result<void> QueryRun::prepare_rescoring() {
  auto related = WordScorer::of(reader_, related_groups(matches_.groups), request_.ranking);
  if (!related) return std::move(related).error();
  auto words = feedback(*related);
  if (!words) return std::move(words).error();
  if (request_.feedback && !words->empty()) {
    query_.root = with_feedback(std::move(query_.root), std::exchange(*words, {}));
    auto matches = matcher_.match(query_.root, request_.ranking);
    if (!matches) return std::move(matches).error();
    matches_ = *std::move(matches);
    head_.clear();
  }
  auto proximity = Proximity::of(reader_, groups());
  if (!proximity) return std::move(proximity).error();
  auto context = WordScorer::of(reader_, *words, request_.ranking);
  if (!context) return std::move(context).error();
  const auto neighbours = Neighbours::of(reader_, matches_, matcher_.scores());
  if (!neighbours) return neighbours.error();
  second_.emplace(reader_, request_.ranking, *std::move(proximity), *std::move(context), *std::move(related),
                  *neighbours);
  return {};
}

/// The words of the best passages, where anything asks for them. Words near in meaning have their say in which passages
/// are the best: they tell apart passages that hold the same words of the query.
Result<std::vector<TermGroup>> QueryRun::feedback(WordScorer& related) {
  const bool by_relevance = request_.limit > 0 && request_.sort == SortOrder::Relevance;
  const bool wanted = request_.feedback || (by_relevance && request_.ranking.context_weight > 0);
  if (!wanted || !matches_.ranked()) return std::vector<TermGroup>();
  const auto by_score = Ranker::of(reader_, SortOrder::Relevance);
  if (!by_score) return by_score.error();
  const auto& params = request_.feedback ? request_.ranking.feedback : request_.ranking.context;
  head_ = by_score->best(selected_.hits, matcher_.scores(), std::max(params.passages, request_.ranking.depth));
  auto best = head_;
  if (!related.empty()) {
    std::vector<WordId> words;
    for (auto& ranked : best) {
      if (auto read = reader_.read_words(ranked.doc, words); !read) return std::move(read).error();
      ranked.score += request_.ranking.related_weight * related.score(words);
    }
    by_score->sort(best);
  }
  best.resize(std::min(best.size(), params.passages));
  return feedback_groups(reader_, best, query_.root, params);
}

CountPassages QueryRun::affordable_count() {
  const auto count = [this](const DocSet& docs,
                            const std::vector<FacetSelection>& selections) -> Result<std::uint32_t> {
    const auto selected = select_and_count(reader_, docs, selections, {});
    if (!selected) return selected.error();
    return selected->hits.count();
  };
  return [this, count, affordable = query_limits::relaxation_work](
             const MatchNode& root, const std::vector<FacetSelection>& selections) mutable -> Result<std::uint32_t> {
    if (&root == &query_.root) return count(matches_.docs, selections);
    const IndexVocabulary vocabulary(reader_);
    const auto work = work_of(root, vocabulary);
    if (auto status = vocabulary.status(); !status) return std::move(status).error();
    if (work > affordable) return 0;
    affordable -= work;
    const auto matches = matcher_.match(root, request_.ranking);
    if (!matches) return matches.error();
    return count(matches->docs, selections);
  };
}

Result<QueryEcho> QueryRun::echo() {
  auto echo = query_.echo;
  if (without_vectors_) echo.diagnostics.push_back(*without_vectors_);
  if (selected_.hits.count() > 0) return echo;
  const auto count = affordable_count();
  auto relaxations = find_relaxations(query_, count);
  if (!relaxations) return std::move(relaxations).error();
  echo.relaxations = *std::move(relaxations);
  if (query_.unquoted.empty()) return echo;
  auto loose = request_;
  loose.query = query_.unquoted;
  const auto unquoted = interpret(loose, reader_, taxonomy_);
  if (!unquoted) return unquoted.error();
  const auto passages = count(unquoted->root, unquoted->selections);
  if (!passages) return passages.error();
  if (*passages > 0) echo.relaxations.push_back({"the quotation marks", *passages, query_.unquoted, ""});
  return echo;
}

Result<std::vector<RankedDoc>> QueryRun::looked_at(std::size_t ranks) {
  if (request_.sort != SortOrder::Relevance) return std::vector<RankedDoc>();
  const auto depth = request_.ranking.depth;
  auto docs = head_.size() == depth ? std::exchange(head_, {}) : ranker_.best(selected_.hits, matcher_.scores(), depth);
  if (auto looked = look_again(docs); !looked) return std::move(looked).error();
  if (around_) {
    if (auto looked = look_at_meaning(docs, ranks); !looked) return std::move(looked).error();
  }
  return docs;
}

Result<std::optional<DocSet>> QueryRun::around_words() {
  const bool by_relevance = request_.limit > 0 && request_.sort == SortOrder::Relevance;
  std::optional<DocSet> none;
  if (!request_.meaning || !by_relevance) return none;
  const auto meaning = reader_.meaning();
  if (!meaning) return meaning.error();
  const auto vectors = reader_.vectors();  // where they cannot be read, query_vector() tells
  const bool none_has_any = *meaning == nullptr && vectors && *vectors == nullptr;
  const auto around = none_has_any ? std::nullopt : without_words(query_.root);
  if (!around) return none;
  if (around->kind == MatchNode::Kind::Everything && around->children.empty() && query_.selections.empty()) {
    const auto all = matcher_.everything();
    if (!all) return all.error();
    return std::optional<DocSet>(**all);
  }
  const auto matches = matcher_.match(*around, request_.ranking);
  if (!matches) return matches.error();
  auto selected = select_and_count(reader_, matches->docs, query_.selections, {});
  if (!selected) return std::move(selected).error();
  return std::optional<DocSet>(std::move(selected->hits));
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

Result<MeaningScorer> QueryRun::meaning_scorer() {
  if (meant_) return MeaningScorer::of(reader_, *meant_, request_.ranking);
  return MeaningScorer::of(reader_, groups(), query_vector(), request_.ranking);
}

std::vector<float> QueryRun::query_vector() {
  if (query_vectors_ == nullptr || request_.ranking.vectors_weight <= 0) return {};
  const auto ask = [this]() -> Result<std::vector<float>> {
    const auto head = reader_.vector_head();
    if (!head) return head.error();
    const auto text = *head == nullptr ? std::string() : text_for_program(request_.query, groups());
    return text.empty() ? std::vector<float>() : query_vectors_->of(**head, text);
  };
  auto vector = ask();
  if (vector) return *std::move(vector);
  const auto& error = vector.error();
  without_vectors_ = {std::string(to_string(DiagnosticCode::WithoutVectors)),
                      "Ranked without the vectors of your program: " + error.message +
                          (error.hint.empty() ? "" : "; ") + error.hint + ".",
                      {},
                      {}};
  return {};
}

Result<void> QueryRun::look_at_meaning(std::vector<RankedDoc>& docs, std::size_t ranks) {
  auto made = meaning_scorer();
  if (!made) return std::move(made).error();
  auto& scorer = *made;
  if (!scorer.applies()) return {};
  scorer.set_best(docs);
  const auto step = meaning_step(docs);
  meaning_bonus_ = step * scorer.most();
  const auto lift = [&](RankedDoc& ranked) {
    const auto near = scorer.likeness(ranked.doc);
    const auto more = by_meaning_[ranked.doc] = {step * near.meaning, step * near.vectors};
    ranked.score += more.sum() + matches_.bonuses(ranked.doc) * meaning_bonus_;
  };
  for (auto& ranked : docs) lift(ranked);
  ranker_.sort(docs);
  const auto& around = near_wanted_ ? *around_ : selected_.hits;
  if (ranks > 0) {
    const Outsiders outsiders({selected_.hits, around, matches_, matcher_.scores(), request_.ranking, scorer, step,
                               meaning_bonus_, near_wanted_});
    const auto matter =
        outsiders.can_matter(docs, ranks, *second_, [this](std::vector<RankedDoc>& more) { return look_again(more); });
    if (!matter) return matter.error();
    if (!*matter) return {};
  }
  return add_near_in_meaning(docs, scorer.nearest(around, request_.ranking.depth), lift);
}

/// Adds those of the passages near in meaning that are none of `docs`, each with all its score.
Result<void> QueryRun::add_near_in_meaning(std::vector<RankedDoc>& docs, const std::vector<DocId>& near,
                                           const std::function<void(RankedDoc&)>& lift) {
  // No passage outside stands before one of these.
  const bool others = docs.size() < selected_.hits.count();
  std::set<DocId> known;
  auto least = std::numeric_limits<double>::infinity();
  for (const auto& ranked : docs) {
    known.insert(ranked.doc);
    least = std::min(least, score(ranked.doc));
  }
  std::vector<RankedDoc> added;
  for (const auto doc : near) {
    if (!known.contains(doc)) added.push_back({doc, selected_.hits.contains(doc) ? score(doc) : 0});
  }
  auto hits_added = added;
  std::erase_if(hits_added, [&](const RankedDoc& ranked) { return !selected_.hits.contains(ranked.doc); });
  if (!hits_added.empty()) {
    if (auto looked = look_again(hits_added); !looked) return looked;
  }
  std::erase_if(added, [&](const RankedDoc& ranked) { return selected_.hits.contains(ranked.doc); });
  added.insert(added.end(), hits_added.begin(), hits_added.end());
  for (auto& ranked : added) {
    lift(ranked);
    if (!others || ranked.score >= least) docs.push_back(ranked);
  }
  ranker_.sort(docs);
  return {};
}

Result<std::vector<RankedDoc>> QueryRun::ranks(std::size_t first, std::size_t count) {
  if (count == 0) return std::vector<RankedDoc>();
  // Which of a paper's hits are dropped depends on all of them.
  auto rescored = looked_at(request_.per_paper > 0 ? 0 : first + count);
  if (!rescored) return rescored;
  auto& docs = *rescored;
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
    return rescored;
  }
  if (!left.empty()) others = ranker_.best_of_papers(others, matcher_.scores(), left);
  const auto more = ranker_.range(others, matcher_.scores(), first - std::min(first, head), count - docs.size());
  docs.insert(docs.end(), more.begin(), more.end());
  return rescored;
}

Result<void> QueryRun::look_again(std::vector<RankedDoc>& docs) {
  if (!second_->applies()) return {};
  for (auto& ranked : docs) {
    const auto more = second_->look(ranked.doc, matches_.bonuses(ranked.doc));
    if (!more) return more.error();
    ranked.score += more->proximity + more->context + more->related + more->neighbours + more->all_words;
  }
  ranker_.sort(docs);
  return {};
}

Result<std::vector<ScorePart>> QueryRun::explain_parts(const RankedDoc& ranked) {
  const bool matches = selected_.hits.contains(ranked.doc);
  const bool looked_at = matches && ranked.score > score(ranked.doc);
  auto more = looked_at ? second_->look(ranked.doc, matches_.bonuses(ranked.doc)) : SecondScore();
  if (!more) return more.error();
  if (const auto meaning = by_meaning_.find(ranked.doc); meaning != by_meaning_.end()) {
    more->meaning = meaning->second.meaning;
    more->vectors = meaning->second.vectors;
    more->all_words += matches_.bonuses(ranked.doc) * meaning_bonus_;
  }
  return explain(matches_, request_.ranking, ranked.doc, matcher_.scorer(), *more);
}

}  // namespace dossier
