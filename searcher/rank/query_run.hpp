// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/expand/interpreter.hpp"
#include "searcher/match/search_ports.hpp"
#include "searcher/rank/explainer.hpp"
#include "searcher/rank/later_ranks.hpp"
#include "searcher/rank/meaning_scorer.hpp"
#include "searcher/rank/rescoring.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace dossier {

class QueryVectors;

/// One query over one index, from the request to ranked passages: what searching, evidence, matrix and concordance
/// have in common. One run at a time an engine, see MatchEngine.
class QueryRun {
 public:
  /// Interprets and matches. `facets` are counted along the way. All else must outlive the run. Errors, of this and of
  /// the run: those of the index.
  static Result<std::unique_ptr<QueryRun>> start(const SearchPorts& ports, const SearchRequest& request,
                                                 const std::vector<std::string>& facets);
  /// From now on the query's vector is asked of this; null: of nobody. It must outlive the run.
  void ask_vectors(QueryVectors* vectors) { query_vectors_ = vectors; }
  QueryRun(const QueryRun&) = delete;
  QueryRun& operator=(const QueryRun&) = delete;

  [[nodiscard]] const InterpretedQuery& query() const { return query_; }
  [[nodiscard]] const Found& found() const { return *found_; }
  [[nodiscard]] Found& found() { return *found_; }
  /// The groups of the query itself, without those of feedback.
  [[nodiscard]] std::span<const ScoredGroup> groups() const {
    return std::span(found_->scoring().groups).first(asked_groups_);
  }
  /// The echo with what matching adds to it: words left out for their cost, and for no hits what to drop.
  [[nodiscard]] Result<QueryEcho> echo();

  /// The hits of ranks `first` to `first` + `count` - 1, counted from 0, in the request's order, its limit on hits of
  /// one paper kept. There is one order of all hits, whatever part of it is asked for. Linear in the hits.
  [[nodiscard]] Result<std::vector<RankedDoc>> ranks(std::size_t first, std::size_t count);
  [[nodiscard]] Result<std::vector<RankedDoc>> best(std::size_t count) { return ranks(0, count); }
  /// From now on ranks() gives passages without a word of the query too, where they are near in meaning and score as
  /// much as those with words.
  void add_near() { near_wanted_ = true; }
  /// From now on the meaning of a passage stands for that of the query's words.
  void mean_passage(DocId passage) { meant_ = passage; }
  /// Adds the parts of a rescoring to scores and sorts again.
  Result<void> look_again(std::vector<RankedDoc>& docs);
  [[nodiscard]] Result<std::vector<ScorePart>> explain_parts(const RankedDoc& ranked);

 private:
  QueryRun(const SearchPorts& ports, const SearchRequest& request, InterpretedQuery query)
      : ports_(ports), request_(request), query_(std::move(query)) {}
  [[nodiscard]] Result<void> match(const std::vector<std::string>& facets);
  [[nodiscard]] std::size_t first_ranks() const;
  [[nodiscard]] Result<void> prepare_rescoring();
  [[nodiscard]] Result<std::vector<TermGroup>> feedback(WordScorer& related);
  /// The best passages by score after their rescoring, in order; none where another order was asked for. Of those that
  /// meaning adds, the ones beyond the first `ranks` may be missing; 0: none of them.
  [[nodiscard]] Result<std::vector<RankedDoc>> looked_at(std::size_t ranks);
  /// What matches all but the words of a plain query; nothing where meaning has no say.
  [[nodiscard]] Result<std::optional<MatchNode>> around_words() const;
  /// How near passages are in meaning to what is asked for.
  [[nodiscard]] Result<MeaningScorer> meaning_scorer();
  /// Of the query by the user's program; empty where there is none, and what there is to say of that is noted.
  [[nodiscard]] std::vector<float> query_vector();
  [[nodiscard]] double meaning_step(const std::vector<RankedDoc>& docs) const;
  /// What a passage scores without what lets it stand before others, whatever they score.
  [[nodiscard]] double plain_score(const RankedDoc& ranked) const;
  /// The order of the ranks behind the first, once all scores of these passages are there.
  [[nodiscard]] LaterRanks later_ranks(const std::vector<RankedDoc>& docs) const;
  /// Where so many ranks are asked for (0: all) that some are behind the first; else nothing is done.
  [[nodiscard]] Result<void> put_later_in_order(std::vector<RankedDoc>& docs, std::size_t ranks);
  /// Adds what meaning gives to the best by words, and candidates that it finds. In order afterwards.
  [[nodiscard]] Result<void> look_at_meaning(std::vector<RankedDoc>& docs, std::size_t ranks);
  [[nodiscard]] Result<void> add_near_in_meaning(std::vector<RankedDoc>& docs, const std::vector<DocId>& near,
                                                 const std::function<void(RankedDoc&)>& lift);
  [[nodiscard]] Result<void> add_outsiders(std::vector<RankedDoc>& docs, std::span<RankedDoc> added,
                                           const std::function<void(RankedDoc&)>& lift);
  /// How many bonuses a passage has.
  [[nodiscard]] unsigned bonuses(DocId doc) const { return found_->marks(doc).bonuses(found_->scoring()); }
  /// What a rescoring has added for a compound as it was typed.
  [[nodiscard]] double written(DocId doc) const;
  /// 1 for a passage that comes first for this, else 0.
  [[nodiscard]] unsigned written_first(DocId doc) const {
    return second_->written().alone() && written_.contains(doc) ? 1U : 0U;
  }
  /// How many hits other queries would have, as long as all of them together are affordable.
  [[nodiscard]] CountPassages affordable_count();

  SearchPorts ports_;
  const SearchRequest& request_;
  InterpretedQuery query_;
  bool meaning_asked_ = false;
  std::unique_ptr<Found> found_;
  std::size_t asked_groups_ = 0;
  std::vector<RankedDoc> head_;  ///< the best by score, where feedback has looked for them
  std::optional<Rescoring> second_;
  bool near_wanted_ = false;
  std::optional<DocId> meant_;
  QueryVectors* query_vectors_ = nullptr;
  std::optional<Diagnostic> without_vectors_;   ///< why the query has no vector, though the index has some
  std::map<DocId, double> written_;             ///< what compounds as they were typed have added
  std::map<DocId, NearnessShares> by_meaning_;  ///< what meaning has added
  std::map<DocId, double> proximity_;           ///< what words standing close together have added
  LaterRanks later_;
  double meaning_bonus_ = 0;  ///< what it has added to those with all words, so that they stay first
};

}  // namespace dossier
