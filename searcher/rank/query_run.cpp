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

/// Keeps at most so many hits of a paper.
void limit_per_paper(std::vector<RankedDoc>& docs, std::uint32_t most, const Found& found) {
  std::map<std::uint32_t, std::uint32_t> taken;
  std::erase_if(docs, [&](const RankedDoc& ranked) { return ++taken[found.paper_of(ranked.doc)] > most; });
}

/// What the user's program is given of a query: its text as it was typed, as a question says more than its words; where
/// it names fields, its words.
std::string text_for_program(const std::string& query, std::span<const ScoredGroup> groups) {
  if (query.find(':') == std::string::npos) return query;
  std::string words;
  for (const auto& scored : groups) words += (words.empty() ? "" : " ") + scored.group->label;
  return words;
}

/// What meaning's shares are shares of: a standard deviation of the scores, or where they are all alike, a tenth of the
/// most that the query's words can score.
double step_of(std::span<const double> scores, double most) {
  double sum = 0;
  double squares = 0;
  for (const auto score : scores) {
    sum += score;
    squares += score * score;
  }
  const auto count = static_cast<double>(std::max<std::size_t>(scores.size(), 1));
  const auto deviation = std::sqrt(std::max(0.0, squares / count - sum * sum / count / count));
  return scores.size() < 2 || deviation <= 0 ? most / 10 : deviation;
}

/// The most that words can score.
double most_of(std::span<const ScoredGroup> groups, const RankingParams& params) {
  double most = 0;
  for (const auto& group : groups) most += group.max_score(params);
  return most;
}

/// Adds to the scores of a query's best passages what the library's meaning says, for the choice of those that give
/// their context; in order afterwards.
Result<void> lift_by_meaning(std::vector<RankedDoc>& docs, const Found& found, const PassageSource& passages,
                             const RankingParams& params) {
  auto scorer = MeaningScorer::of(passages, found.scoring().groups, {}, params);
  if (!scorer) return std::move(scorer).error();
  if (!scorer->applies()) return {};
  std::vector<DocId> looked_at;
  std::vector<double> by_words;
  for (const auto& ranked : docs) {
    looked_at.push_back(ranked.doc);
    by_words.push_back(ranked.score - found.marks(ranked.doc).bonus(found.scoring()));
  }
  if (auto ready = passages.need_vectors(looked_at); !ready) return ready;
  scorer->set_best(docs);
  const auto step = params.context_meaning_weight * step_of(by_words, most_of(found.scoring().groups, params));
  for (auto& ranked : docs) ranked.score += step * scorer->likeness(ranked.doc).sum();
  return found.sort(docs, SortOrder::Relevance);
}

}  // namespace

Result<std::unique_ptr<QueryRun>> QueryRun::start(const SearchPorts& ports, const SearchRequest& request,
                                                  const std::vector<std::string>& facets) {
  const auto vocabulary = ports.engine.vocabulary();
  auto query = interpret(request, *vocabulary, ports.catalogue.taxonomy());
  if (auto status = vocabulary->status(); !status) return std::move(status).error();
  std::unique_ptr<QueryRun> run(new QueryRun(ports, request, std::move(query)));
  if (auto matched = run->match(facets); !matched) return std::move(matched).error();
  if (auto prepared = run->prepare_rescoring(); !prepared) return std::move(prepared).error();
  return run;
}

Result<void> QueryRun::match(const std::vector<std::string>& facets) {
  auto around = around_words();
  if (!around) return std::move(around).error();
  meaning_asked_ = around->has_value();
  auto found = ports_.engine.find({query_.root, query_.selections, request_.ranking, facets, *std::move(around),
                                   request_.facet_values, first_ranks()});
  if (!found) return std::move(found).error();
  found_ = *std::move(found);
  asked_groups_ = found_->scoring().groups.size();
  tell_not_found(found_->scoring().groups, query_.echo);
  return {};
}

/// How many passages will be asked for first, by relevance; 0 where none will.
std::size_t QueryRun::first_ranks() const {
  const bool by_relevance = request_.limit > 0 && request_.sort == SortOrder::Relevance;
  if (!by_relevance && !request_.feedback) return 0;
  const auto& params = request_.feedback ? request_.ranking.feedback : request_.ranking.context;
  return std::max(params.passages, request_.ranking.depth);
}

Result<void> QueryRun::prepare_rescoring() {
  auto related = WordScorer::of(ports_.passages, related_groups(found_->scoring().groups), request_.ranking);
  if (!related) return std::move(related).error();
  auto words = feedback(*related);
  if (!words) return std::move(words).error();
  if (request_.feedback && !words->empty()) {
    query_.root = with_feedback(std::move(query_.root), std::exchange(*words, {}));
    if (auto scored = found_->score_by(query_.root, request_.ranking); !scored) return scored;
    head_.clear();
  }
  auto proximity = Proximity::of(ports_.passages, groups());
  if (!proximity) return std::move(proximity).error();
  auto context = WordScorer::of(ports_.passages, *words, request_.ranking);
  if (!context) return std::move(context).error();
  auto written = AsWritten::of(ports_.passages, query_.compounds, groups(), request_.ranking);
  if (!written) return std::move(written).error();
  second_.emplace(ports_.passages, request_.ranking, *std::move(proximity), *std::move(context), *std::move(related),
                  *std::move(written), *found_);
  return {};
}

/// The words of the best passages, where anything asks for them. Related words and the library's meaning help to choose
/// the best: they tell apart passages that hold the same words of the query. With --feedback meaning
/// does not help to choose them; it still ranks the answer.
Result<std::vector<TermGroup>> QueryRun::feedback(WordScorer& related) {
  const bool by_relevance = request_.limit > 0 && request_.sort == SortOrder::Relevance;
  const bool wanted = request_.feedback || (by_relevance && request_.ranking.context_weight > 0);
  if (!wanted || !found_->scoring().ranked()) return std::vector<TermGroup>();
  const auto& params = request_.feedback ? request_.ranking.feedback : request_.ranking.context;
  auto head = found_->range({SortOrder::Relevance, 0, first_ranks()});
  if (!head) return std::move(head).error();
  head_ = *std::move(head);
  auto best = head_;
  if (!related.empty()) {
    std::vector<WordId> words;
    for (auto& ranked : best) {
      if (auto read = ports_.passages.read_words(ranked.doc, words); !read) return std::move(read).error();
      ranked.score += request_.ranking.related_weight * related.score(words);
    }
    if (auto sorted = found_->sort(best, SortOrder::Relevance); !sorted) return std::move(sorted).error();
  }
  if (meaning_asked_ && !request_.feedback && request_.ranking.context_meaning_weight > 0) {
    auto lifted = lift_by_meaning(best, *found_, ports_.passages, request_.ranking);
    if (!lifted) return std::move(lifted).error();
  }
  best.resize(std::min(best.size(), params.passages));
  return feedback_groups(ports_.passages, best, query_.root, params);
}

CountPassages QueryRun::affordable_count() {
  return [this, affordable = query_limits::relaxation_work](
             const MatchNode& root, const std::vector<FacetSelection>& selections) mutable -> Result<std::uint32_t> {
    if (&root == &query_.root) return found_->count(selections);
    const auto vocabulary = ports_.engine.vocabulary();
    const auto work = work_of(root, *vocabulary);
    if (auto status = vocabulary->status(); !status) return std::move(status).error();
    if (work > affordable) return 0;
    affordable -= work;
    return ports_.engine.count(root, selections);
  };
}

Result<QueryEcho> QueryRun::echo() {
  auto echo = query_.echo;
  if (without_vectors_) echo.diagnostics.push_back(*without_vectors_);
  if (found_->total() > 0) return echo;
  const auto count = affordable_count();
  auto relaxations = find_relaxations(query_, count);
  if (!relaxations) return std::move(relaxations).error();
  echo.relaxations = *std::move(relaxations);
  if (query_.unquoted.empty()) return echo;
  auto loose = request_;
  loose.query = query_.unquoted;
  const auto vocabulary = ports_.engine.vocabulary();
  const auto unquoted = interpret(loose, *vocabulary, ports_.catalogue.taxonomy());
  if (auto status = vocabulary->status(); !status) return std::move(status).error();
  const auto passages = count(unquoted.root, unquoted.selections);
  if (!passages) return passages.error();
  if (*passages > 0) echo.relaxations.push_back({"the quotation marks", *passages, query_.unquoted, ""});
  return echo;
}

Result<std::vector<RankedDoc>> QueryRun::looked_at(std::size_t ranks) {
  if (request_.sort != SortOrder::Relevance) return std::vector<RankedDoc>();
  const auto depth = request_.ranking.depth;
  const bool known = head_.size() == depth;
  auto docs = known ? std::exchange(head_, {}) : found_->range({SortOrder::Relevance, 0, depth});
  if (!docs) return docs;
  if (auto looked = look_again(*docs); !looked) return std::move(looked).error();
  later_ = later_ranks(*docs);
  if (meaning_asked_) {
    if (auto looked = look_at_meaning(*docs, ranks); !looked) return std::move(looked).error();
  }
  if (auto ordered = put_later_in_order(*docs, ranks); !ordered) return std::move(ordered).error();
  return docs;
}

Result<std::optional<MatchNode>> QueryRun::around_words() const {
  const bool by_relevance = request_.limit > 0 && request_.sort == SortOrder::Relevance;
  std::optional<MatchNode> around;
  if (!request_.meaning || !by_relevance) return around;
  const auto meaning = ports_.passages.meaning();
  if (!meaning) return meaning.error();
  const auto vectors = ports_.passages.vectors();  // where they cannot be read, query_vector() tells
  if (*meaning != nullptr || !vectors || *vectors != nullptr) around = without_words(query_.root);
  return around;
}

/// A standard deviation of the scores without what all words give, less where the words answer well.
double QueryRun::meaning_step(const std::vector<RankedDoc>& docs) const {
  std::vector<double> values;
  double best = 0;
  for (const auto& ranked : docs) {
    values.push_back(plain_score(ranked));
    best = std::max(best, found_->score(ranked.doc) - found_->marks(ranked.doc).bonus(found_->scoring()));
  }
  const auto most = most_of(groups(), request_.ranking);
  const auto answered = most > 0 ? std::min(1.0, best / most) : 0;
  return step_of(values, most) * std::max(0.0, 1 - request_.ranking.meaning_fading * answered);
}

Result<MeaningScorer> QueryRun::meaning_scorer() {
  if (meant_) return MeaningScorer::of(ports_.passages, *meant_, request_.ranking);
  return MeaningScorer::of(ports_.passages, groups(), query_vector(), request_.ranking);
}

std::vector<float> QueryRun::query_vector() {
  if (query_vectors_ == nullptr || request_.ranking.vectors_weight <= 0) return {};
  const auto ask = [this]() -> Result<std::vector<float>> {
    const auto head = ports_.passages.vector_head();
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
  const auto* const near = found_->near();
  if (near == nullptr || !scorer.applies()) return {};
  std::vector<DocId> best;
  for (const auto& ranked : docs) best.push_back(ranked.doc);
  if (auto ready = ports_.passages.need_vectors(best); !ready) return ready;
  scorer.set_best(docs);
  if (!meant_) scorer.even_out(docs);
  meaning_bonus_ = 0;
  const auto step = meaning_step(docs);
  meaning_bonus_ = step * scorer.most();
  const auto lift = [&](RankedDoc& ranked) {
    const auto shares = scorer.likeness(ranked.doc);
    const auto more = by_meaning_[ranked.doc] = {step * shares.meaning, step * shares.vectors};
    ranked.score += more.sum() + (bonuses(ranked.doc) + written_first(ranked.doc)) * meaning_bonus_;
  };
  for (auto& ranked : docs) lift(ranked);
  if (auto sorted = found_->sort(docs, request_.sort); !sorted) return sorted;
  later_ = later_ranks(docs);
  const auto around = near_wanted_ ? NearSet::Of::Around : NearSet::Of::Hits;
  if (ranks > 0) {
    auto ordered = docs;
    const bool later = ranks > LaterRanks::first;
    if (auto put = put_later_in_order(ordered, ranks); !put) return put;
    const Outsiders outsiders({*found_, *near, around, request_.ranking, scorer, step, meaning_bonus_, near_wanted_,
                               later ? later_.most() + (LaterRanks::meaning - 1) * meaning_bonus_ : 0});
    auto contenders = outsiders.contenders(ordered, ranks, *second_,
                                           [this](std::vector<RankedDoc>& more) { return look_again(more); });
    if (!contenders) return std::move(contenders).error();
    if (*contenders && (*contenders)->empty()) return {};
    // The order behind the first ranks wants all of them.
    if (*contenders && !later) return add_outsiders(docs, **contenders, lift);
  }
  if (auto ready = near->need({around}); !ready) return ready;
  return add_near_in_meaning(docs, scorer.nearest(*near, {around}, request_.ranking.depth), lift);
}

/// Adds those of the passages near in meaning that are none of `docs`, each with all its score.
Result<void> QueryRun::add_near_in_meaning(std::vector<RankedDoc>& docs, const std::vector<DocId>& near,
                                           const std::function<void(RankedDoc&)>& lift) {
  std::set<DocId> known;
  for (const auto& ranked : docs) known.insert(ranked.doc);
  std::vector<RankedDoc> added;
  std::vector<RankedDoc> hits_added;
  for (const auto doc : near) {
    if (known.contains(doc)) continue;
    if (found_->marks(doc).hit) {
      hits_added.push_back({doc, found_->score(doc)});
    } else {
      added.push_back({doc, 0});
    }
  }
  if (!hits_added.empty()) {
    if (auto looked = look_again(hits_added); !looked) return looked;
  }
  added.insert(added.end(), hits_added.begin(), hits_added.end());
  return add_outsiders(docs, added, lift);
}

/// Adds passages that are none of `docs`, with what they score without meaning.
Result<void> QueryRun::add_outsiders(std::vector<RankedDoc>& docs, std::span<RankedDoc> added,
                                     const std::function<void(RankedDoc&)>& lift) {
  // No passage outside stands before one of these.
  const bool others = docs.size() < found_->total();
  auto least = std::numeric_limits<double>::infinity();
  for (const auto& ranked : docs) least = std::min(least, found_->score(ranked.doc));
  for (auto& ranked : added) {
    lift(ranked);
    if (!others || ranked.score >= least) docs.push_back(ranked);
  }
  return found_->sort(docs, request_.sort);
}

Result<std::vector<RankedDoc>> QueryRun::ranks(std::size_t first, std::size_t count) {
  if (count == 0) return std::vector<RankedDoc>();
  // Which of a paper's hits are dropped depends on all of them; a passage that meaning adds may come first for the very
  // spelling that was typed.
  auto rescored = looked_at(request_.per_paper > 0 || second_->written().alone() ? 0 : first + count);
  if (!rescored) return rescored;
  auto& docs = *rescored;
  std::vector<DocId> looked_at;
  for (const auto& ranked : docs) looked_at.push_back(ranked.doc);
  if (request_.per_paper > 0) limit_per_paper(docs, request_.per_paper, *found_);
  // All others stand behind those that had a rescoring: what that adds is never negative.
  const auto head = docs.size();
  docs.erase(docs.begin(), docs.begin() + static_cast<std::ptrdiff_t>(std::min(first, head)));
  if (docs.size() >= count) {
    docs.resize(count);
    return rescored;
  }
  const auto more =
      found_->range({request_.sort, first - std::min(first, head), count - docs.size(), looked_at, request_.per_paper});
  if (!more) return more.error();
  docs.insert(docs.end(), more->begin(), more->end());
  return rescored;
}

Result<void> QueryRun::look_again(std::vector<RankedDoc>& docs) {
  if (!second_->applies()) return {};
  std::vector<DocId> looked_at;
  for (const auto& ranked : docs) looked_at.push_back(ranked.doc);
  if (auto ready = found_->look_closer(looked_at); !ready) return ready;
  for (auto& ranked : docs) {
    const auto more = second_->look(ranked.doc, bonuses(ranked.doc));
    if (!more) return more.error();
    ranked.score +=
        more->proximity + more->context + more->related + more->neighbours + more->written + more->all_words;
    if (more->written > 0) written_[ranked.doc] = more->written;
    if (more->proximity > 0) proximity_[ranked.doc] = more->proximity;
  }
  return found_->sort(docs, request_.sort);
}

double QueryRun::written(DocId doc) const {
  const auto added = written_.find(doc);
  return added == written_.end() ? 0 : added->second;
}

Result<std::vector<ScorePart>> QueryRun::explain_parts(const RankedDoc& ranked) {
  const auto by_peers = later_.added(ranked.doc);
  const bool looked_at = found_->marks(ranked.doc).hit && (by_peers || ranked.score > found_->score(ranked.doc));
  auto more = looked_at ? second_->look(ranked.doc, bonuses(ranked.doc)) : SecondScore();
  if (!more) return more.error();
  if (const auto meaning = by_meaning_.find(ranked.doc); meaning != by_meaning_.end()) {
    more->meaning = meaning->second.meaning;
    more->vectors = meaning->second.vectors;
    more->all_words += bonuses(ranked.doc) * meaning_bonus_;
    more->written += written_first(ranked.doc) * meaning_bonus_;
  }
  if (by_peers) {
    more->proximity = 0;
    more->meaning *= LaterRanks::meaning;
    more->vectors *= LaterRanks::meaning;
    more->peers = *by_peers;
  }
  return explain(*found_, request_.ranking, ranked.doc, *more);
}

}  // namespace dossier
