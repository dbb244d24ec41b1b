// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/analyzer.hpp"
#include "searcher/match/passage_source.hpp"
#include "searcher/match/scored_group.hpp"
#include "searcher/query/typed_compound.hpp"
#include "searcher/types/ranking.hpp"

#include <span>
#include <string>
#include <vector>

namespace dossier {

/// What a compound of the query adds to the score of a passage whose text has it in the very spelling that was typed:
/// `cease-fire` where `cease fire` stands in other passages. A text is read only where its words are those of a
/// compound, in that order.
class AsWritten {
 public:
  /// `groups` are those of the query. Errors: those of the index.
  static Result<AsWritten> of(const PassageSource& passages, std::span<const TypedCompound> compounds,
                              std::span<const ScoredGroup> groups, const RankingParams& params);

  /// Whether there is a compound that a passage can hold.
  [[nodiscard]] bool applies() const { return !compounds_.empty(); }
  /// Whether the query is one compound, and nothing else: passages with its very spelling come first. score() is then
  /// the most that words can score.
  [[nodiscard]] bool alone() const { return alone_; }
  /// The most that score() gives.
  [[nodiscard]] double most() const;
  /// Of a passage with these words; 0 where it has no compound as it was typed. Errors: those of the index.
  Result<double> score(DocId doc, std::span<const WordId> words);

 private:
  struct Compound {
    std::vector<WordId> words;
    std::vector<std::string> terms;
    std::vector<Joint> joints;
    double weight = 0;
  };
  explicit AsWritten(const PassageSource& passages) : passages_(&passages) {}
  [[nodiscard]] bool in_text(const Compound& compound) const;

  const PassageSource* passages_;
  std::vector<Compound> compounds_;
  bool alone_ = false;
  std::string text_;
  Tokens tokens_;
};

}  // namespace dossier
