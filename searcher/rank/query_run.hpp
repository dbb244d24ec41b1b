// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/expand/interpreter.hpp"
#include "searcher/match/facet_counter.hpp"
#include "searcher/match/matcher.hpp"
#include "searcher/rank/explainer.hpp"
#include "searcher/rank/meaning_scorer.hpp"
#include "searcher/rank/ranker.hpp"
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

/// One query over one reader, from the request to ranked passages: what searching, evidence, matrix and concordance
/// have in common. Uses the matcher's buffers, so one run at a time a matcher; the last one run owns the scores.
class QueryRun {
 public:
  /// Interprets and matches. `facets` are counted along the way. All else must outlive the run. Errors, of this and of
  /// the run: those of the index.
  static Result<std::unique_ptr<QueryRun>> start(const IndexReader& reader, const Taxonomy& taxonomy, Matcher& matcher,
                                                 const SearchRequest& request, const std::vector<std::string>& facets);
  /// From now on the query's vector is asked of this; null: of nobody. It must outlive the run.
  void ask_vectors(QueryVectors* vectors) { query_vectors_ = vectors; }
  QueryRun(const QueryRun&) = delete;
  QueryRun& operator=(const QueryRun&) = delete;

  [[nodiscard]] const InterpretedQuery& query() const { return query_; }
  [[nodiscard]] const Matches& matches() const { return matches_; }
  /// The groups of the query itself, without those of feedback.
  [[nodiscard]] std::span<const ScoredGroup> groups() const { return std::span(matches_.groups).first(asked_groups_); }
  [[nodiscard]] const DocSet& hits() const { return selected_.hits; }
  [[nodiscard]] const std::vector<FacetTally>& tallies() const { return selected_.tallies; }
  [[nodiscard]] double score(DocId doc) const { return matcher_.scores()[doc]; }
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
  QueryRun(const IndexReader& reader, const Taxonomy& taxonomy, Matcher& matcher, const SearchRequest& request,
           InterpretedQuery query, Ranker ranker)
      : reader_(reader),
        taxonomy_(taxonomy),
        matcher_(matcher),
        request_(request),
        query_(std::move(query)),
        ranker_(std::move(ranker)) {}
  [[nodiscard]] Result<void> match(const std::vector<std::string>& facets);
  [[nodiscard]] Result<void> prepare_rescoring();
  [[nodiscard]] Result<std::vector<TermGroup>> feedback(WordScorer& related);
  /// The best passages by score after their rescoring, in order; none where another order was asked for. Of those that
  /// meaning adds, the ones beyond the first `ranks` may be missing; 0: none of them.
  [[nodiscard]] Result<std::vector<RankedDoc>> looked_at(std::size_t ranks);
  /// Passages that match all but the words of a plain query.
  [[nodiscard]] Result<std::optional<DocSet>> around_words();
  /// How near passages are in meaning to what is asked for.
  [[nodiscard]] Result<MeaningScorer> meaning_scorer();
  /// Of the query by the user's program; empty where there is none, and what there is to say of that is noted.
  [[nodiscard]] std::vector<float> query_vector();
  [[nodiscard]] double meaning_step(const std::vector<RankedDoc>& docs) const;
  /// Adds what meaning gives to the best by words, and candidates that it finds. In order afterwards.
  [[nodiscard]] Result<void> look_at_meaning(std::vector<RankedDoc>& docs, std::size_t ranks);
  [[nodiscard]] Result<void> add_near_in_meaning(std::vector<RankedDoc>& docs, const std::vector<DocId>& near,
                                                 const std::function<void(RankedDoc&)>& lift);
  /// The score by words, without what passages get for holding all of them.
  [[nodiscard]] double word_score(DocId doc) const { return score(doc) - matches_.bonus(doc); }
  /// How many hits other queries would have, as long as all of them together are affordable.
  [[nodiscard]] CountPassages affordable_count();

  const IndexReader& reader_;
  const Taxonomy& taxonomy_;
  Matcher& matcher_;
  const SearchRequest& request_;
  InterpretedQuery query_;
  std::optional<DocSet> around_;  ///< nothing where meaning has no say
  Matches matches_;
  std::size_t asked_groups_ = 0;
  Selected selected_;
  Ranker ranker_;
  std::vector<RankedDoc> head_;  ///< the best by score, where feedback has looked for them
  std::optional<Rescoring> second_;
  bool near_wanted_ = false;
  std::optional<DocId> meant_;
  QueryVectors* query_vectors_ = nullptr;
  std::optional<Diagnostic> without_vectors_;   ///< why the query has no vector, though the index has some
  std::map<DocId, NearnessShares> by_meaning_;  ///< what meaning has added
  double meaning_bonus_ = 0;                    ///< what it has added to those with all words, so that they stay first
};

}  // namespace dossier
