// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "cluster/query/dsl.hpp"
#include "cluster/search/passage_store.hpp"
#include "cluster/search/word_scores.hpp"
#include "searcher/match/match_engine.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace dossier::cluster {

/// What is known of a passage that a query has come across.
struct KnownPassage {
  double score = 0;  ///< by words, with bonuses; exact
  double year = 0;   ///< minus infinity where it has none
  PassageMarks marks;
  std::optional<double> neighbour;  ///< see Found::neighbour_score
};

/// One query over one index: its tree in OpenSearch's language, what its groups weigh, and the passages that were
/// fetched for it with their scores.
class QueryContext {
 public:
  /// The store and the selections must outlive it. Errors: those of the statistics.
  static Result<std::unique_ptr<QueryContext>> of(PassageStore& store, const std::vector<FacetSelection>& selections);

  /// Takes a tree, which must outlive this. Its groups have no weight before set_scoring().
  void set_tree(const MatchNode& root) { tree = dsl.tree(root); }
  /// From now on scores are these.
  [[nodiscard]] Result<void> set_scoring(Scoring scoring, const RankingParams& params);

  /// Passages of the generation that match the tree.
  [[nodiscard]] Json matches() const;
  /// The same that pass every selection, but for one on `facet`.
  [[nodiscard]] Json hits(std::string_view facet = {}) const;
  [[nodiscard]] Json passing(const std::vector<FacetSelection>& selections, std::string_view but = {}) const;
  /// hits(), each with its score, and with names of the query's sets that it is in.
  [[nodiscard]] Json scored_hits() const { return scored(hits(), std::nullopt); }
  /// What a query finds, with the same; where `within` is there, what it does not match scores 0 and has no names.
  [[nodiscard]] Json scored(Json query, const std::optional<Json>& within) const;

  /// Takes hits of a search for scored_hits() that come with their records: scores them. Their numbers, in order.
  [[nodiscard]] Result<std::vector<DocId>> take(std::span<const FoundHit> hits);
  /// In which of the query's sets a hit is.
  [[nodiscard]] PassageMarks marks_of(const FoundHit& hit) const;
  /// What is known of it; null for a passage that was not taken.
  [[nodiscard]] const KnownPassage* known(DocId doc) const;
  [[nodiscard]] KnownPassage* known(DocId doc);
  /// Fetches the years of passages of which nothing is known yet.
  [[nodiscard]] Result<void> learn_years(std::span<const DocId> docs);
  /// Minus infinity where a passage has none, or was neither taken nor asked for its year.
  [[nodiscard]] double year(DocId doc) const;
  /// Whether OpenSearch's scores are those of Dossier but for rounding, and not only at least as high.
  [[nodiscard]] bool exact() const;

  PassageStore& store;
  const Statistics& statistics;
  const std::vector<FacetSelection>& selections;
  Dsl dsl;
  TreeQueries tree;
  Scoring scoring;
  RankingParams params;
  std::optional<WordScores> words;

 private:
  QueryContext(PassageStore& of, const std::vector<FacetSelection>& asked, const MadeFacet* cites,
               const UnsureFacets* unsure);
  [[nodiscard]] Json group_score(const ScoredGroup& scored) const;
  [[nodiscard]] std::vector<Json> scores() const;
  void name_sets();
  [[nodiscard]] double mean_length(TextField field) const { return means_[static_cast<std::size_t>(field)]; }

  std::array<double, text_fields.size()> means_{};
  /// A set of the query that holds a part of the matches, and the name that hits tell it by.
  struct NamedSet {
    const char* name = nullptr;
    const Json* query = nullptr;
    double bonus = 0;
  };
  std::vector<NamedSet> sets_;  ///< each once, though it may be several of these:
  struct SetNames {             ///< null where a set holds all matches
    const char* full = nullptr;
    const char* first = nullptr;
    const char* by_words = nullptr;
    const char* typed = nullptr;
  };
  SetNames names_;
  bool notes_ = true;  ///< whether the index may hold passages whose score is lessened
  std::unordered_map<DocId, KnownPassage> known_;
  std::unordered_map<DocId, double> years_;  ///< of passages that are not known otherwise
};

/// How far a sum of OpenSearch's may be off, as a share: it adds floats.
inline constexpr double float_error = 1e-5;

}  // namespace dossier::cluster
