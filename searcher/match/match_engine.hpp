// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "searcher/expand/interpreter.hpp"
#include "searcher/expand/vocabulary.hpp"
#include "searcher/match/doc_set.hpp"
#include "searcher/match/found_counts.hpp"
#include "searcher/match/scored_group.hpp"
#include "searcher/types/request.hpp"
#include "searcher/types/response.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dossier {

/// What is asked of an engine. The tree and the selections must outlive what was found.
struct FindRequest {
  const MatchNode& root;
  const std::vector<FacetSelection>& selections;
  const RankingParams& ranking;
  std::vector<std::string> facets;       ///< to be counted
  std::optional<MatchNode> around = {};  ///< for NearSet::Of::Around: what else than words a passage must match
  std::uint32_t facet_values = 0;        ///< most that Found::facets() will be asked for; 0: all
  std::size_t ranks = 0;  ///< how many by relevance Found::range() will be asked for first: an engine elsewhere fetches
                          ///< them with its counts; 0: not known
};

/// A part of the ranks of the hits.
struct RankRange {
  SortOrder sort = SortOrder::Relevance;
  std::size_t first = 0;                ///< ranks passed over
  std::size_t count = 0;                ///< passages wanted
  std::span<const DocId> without = {};  ///< passages that have no rank
  std::uint32_t per_paper = 0;          ///< most of one paper, those of `without` counted; 0: no limit
};

/// Passages among which the nearest in meaning are looked for.
struct NearSet {
  enum class Of : std::uint8_t {
    Hits,
    Around,  ///< what matches FindRequest::around and passes every selection
  };
  Of of = Of::Hits;
  std::span<const DocId> without = {};
  bool with_all_bonuses = false;  ///< only those with every bonus that Scoring has
  bool by_vectors = false;        ///< by the vectors of a program of the user's, not by the library's own directions
};

/// Port: passages by their direction (index/read/meaning.hpp). `direction` has the length 1.
class NearFinder {
 public:
  virtual ~NearFinder() = default;
  /// Has the vectors of the passages of a set read: to be called before nearest() and among_nearest() of it.
  /// Errors: those of the index.
  [[nodiscard]] virtual Result<void> need(const NearSet& /*set*/) const { return {}; }
  [[nodiscard]] virtual std::uint32_t count(const NearSet& set) const = 0;
  /// The nearest, at most `most`; likest first, equal ones by DocId.
  [[nodiscard]] virtual std::vector<DocId> nearest(const NearSet& set, std::span<const float> direction,
                                                   std::size_t most) const = 0;
  /// Those of `some`, which are of the set, that are among those that nearest() gives; in the same order.
  [[nodiscard]] virtual std::vector<DocId> among_nearest(const NearSet& set, std::span<const DocId> some,
                                                         std::span<const float> direction, std::size_t most) const = 0;
};

/// A tree with selections that a part of the index matches.
struct TextBase {
  const MatchNode& root;
  const std::vector<FacetSelection>& selections;
};
/// `passage`: a number of its own, not 0. `words`: of its text, in order.
using TextVisit = std::function<void(std::uint32_t passage, std::span<const WordId> words, bool is_hit)>;

/// Port: what one query found. All counts are exact. Scores are those by words, see GroupScorer; whatever stands behind
/// it gives the same passages in the same order. A DocId holds as long as what was found. Errors: those of the index.
class Found {
 public:
  virtual ~Found() = default;

  // --- counts of the hits, which match the tree and pass every selection -------------------------------------------
  [[nodiscard]] virtual std::uint32_t total() const = 0;
  [[nodiscard]] virtual std::uint32_t all_words() const = 0;
  /// Those found by derived or corrected words alone, or that lack a quotation.
  [[nodiscard]] virtual std::uint32_t loose() const = 0;
  /// How many passages match the tree and pass other selections.
  [[nodiscard]] virtual Result<std::uint32_t> count(const std::vector<FacetSelection>& selections) const = 0;
  /// Papers that they are of.
  [[nodiscard]] virtual Result<std::uint32_t> papers() const = 0;
  /// Of the facets that were asked for, in that order; a facet's own selection does not narrow its own counts. At most
  /// `most` values each (0: all) besides the selected ones and unknown_value, which comes last.
  [[nodiscard]] virtual std::vector<FacetCounts> facets(std::uint32_t most) const = 0;
  /// Of one facet of the index.
  [[nodiscard]] virtual Result<ValueCounts> values(const std::string& facet) const = 0;
  [[nodiscard]] virtual Result<CrossCounts> cross(const CrossRequest& request) const = 0;
  /// How many hits of each paper have each value of a facet, where any has: by value, then by paper.
  [[nodiscard]] virtual Result<std::vector<ValuePaper>> spread(const std::string& facet) const = 0;
  /// How many hits have any of some values of a facet, for each group of values.
  [[nodiscard]] virtual Result<std::vector<std::uint32_t>> having(
      const std::string& facet, std::span<const std::vector<std::string>> groups) const = 0;
  /// The hits of each of some papers, which are named by their numbers; each paper's in reading order.
  [[nodiscard]] virtual Result<std::vector<std::vector<DocId>>> of_papers(
      std::span<const std::uint32_t> papers) const = 0;
  /// How many hits match each of some groups.
  [[nodiscard]] virtual Result<std::vector<std::uint32_t>> with_groups(std::span<const TermGroup> groups) const = 0;
  /// Calls `visit` for the words of each hit, and with `base` also of each other passage of that. Linear in the words.
  /// Errors: IndexIncompatible for an index elsewhere whose words are too many to be fetched for one answer.
  [[nodiscard]] virtual Result<void> each_text(const TextBase* base, const TextVisit& visit) = 0;

  // --- scores ------------------------------------------------------------------------------------------------------
  [[nodiscard]] virtual const Scoring& scoring() const = 0;
  /// Scores by another tree from now on, one that matches the same passages. It must outlive this.
  [[nodiscard]] virtual Result<void> score_by(const MatchNode& root, const RankingParams& params) = 0;
  /// The passages of some ranks, in order; fewer where the hits end before.
  [[nodiscard]] virtual Result<std::vector<RankedDoc>> range(const RankRange& wanted) = 0;
  /// The hits of each paper that has any, by its number, with the best `kept`. Strong is a passage with all words, or
  /// whose score without bonus is at least `share` of the best such score.
  [[nodiscard]] virtual Result<std::vector<PaperFound>> by_paper(double share, std::size_t kept) = 0;

  /// Tells of which passages neighbour_score() will be asked, before it is: an engine elsewhere fetches what it needs
  /// for them together. Errors: those of the index.
  [[nodiscard]] virtual Result<void> look_closer(std::span<const DocId> /*docs*/) { return {}; }

  // --- of passages that range(), by_paper() or near() gave ---------------------------------------------------------
  /// Its score by words, with bonuses; of no meaning for a passage that does not match.
  [[nodiscard]] virtual double score(DocId doc) const = 0;
  [[nodiscard]] virtual PassageMarks marks(DocId doc) const = 0;
  /// What the better of the passages before and behind it in its paper scores, without bonuses; 0 where none matches.
  /// Of passages that look_closer() was told of.
  [[nodiscard]] virtual double neighbour_score(DocId doc) const = 0;
  /// The length-normalised, weighted frequency of a group in each field (by the number of TextField).
  [[nodiscard]] virtual Result<std::array<double, text_fields.size()>> frequencies(const TermGroup& group,
                                                                                   const RankingParams& params,
                                                                                   DocId doc) = 0;
  /// Number of its paper.
  [[nodiscard]] virtual std::uint32_t paper_of(DocId doc) const = 0;
  /// Sorts passages whose scores have changed.
  [[nodiscard]] virtual Result<void> sort(std::vector<RankedDoc>& docs, SortOrder order) const = 0;
  /// The order of papers, each told by one of its passages, where papers are listed by year, newest first, or by id:
  /// ordinals of `docs`, equal ones as they are. Of no meaning for Relevance.
  [[nodiscard]] virtual Result<std::vector<std::size_t>> paper_order(std::span<const DocId> docs,
                                                                     SortOrder order) const = 0;

  /// Null where the engine knows no directions.
  [[nodiscard]] virtual const NearFinder* near() const = 0;
};

/// Port: finds and counts the passages that match a tree. What is found holds as long as the engine, and is told of
/// the scores of the last find() or count() alone: one query at a time an engine, and one engine a thread.
class MatchEngine {
 public:
  virtual ~MatchEngine() = default;

  /// The words and facet values of the index, for one query. Holds as long as the engine.
  [[nodiscard]] virtual std::unique_ptr<Vocabulary> vocabulary() const = 0;
  // Errors: those of the index.
  [[nodiscard]] virtual Result<std::unique_ptr<Found>> find(const FindRequest& request) = 0;
  /// How many passages match a tree and pass the selections.
  [[nodiscard]] virtual Result<std::uint32_t> count(const MatchNode& root,
                                                    const std::vector<FacetSelection>& selections) = 0;
  /// The numbers of the papers with a passage that passes the selections, ascending.
  [[nodiscard]] virtual Result<std::vector<std::uint32_t>> papers_with(
      const std::vector<FacetSelection>& selections) = 0;
  /// The id of a paper. Numbers ascend as the ids do by their bytes. Errors: those of the index.
  [[nodiscard]] virtual Result<std::string> paper_id(std::uint32_t paper) const = 0;
};

}  // namespace dossier
