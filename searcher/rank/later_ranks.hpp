// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "index/vectors/passage_vectors.hpp"
#include "searcher/match/ranked_doc.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace dossier {

/// The order behind the first ranks. These are for the passage that answers best; who reads on wants the others on the
/// subject, too. There words that stand close together count nothing more, meaning counts more, and a passage gains by
/// its peers: what the passages score that are nearest to it in meaning among the best.
class LaterRanks {
 public:
  static constexpr std::size_t first = 10;         ///< ranks that stay as they are
  static constexpr std::size_t peers = 20;         ///< of a passage, itself among them
  static constexpr double most_by_peers = 3.0;     ///< in standard deviations of the scores of the best
  static constexpr double meaning = 1.5;           ///< of what meaning gives among the first
  static constexpr double step_behind = 1 - 1e-8;  ///< a score's share of the one before it that it must not pass

  /// What is known of a passage.
  struct Parts {
    double plain = 0;      ///< its score without what lets it stand before others, whatever they score
    double proximity = 0;  ///< in its score
    double meaning = 0;    ///< in its score, with that of vectors
    unsigned firsts = 0;   ///< how often it stands before others: for holding all words, and so on
  };
  struct Ports {
    std::function<Parts(const RankedDoc&)> parts_of;
    /// Puts passages in order by score.
    std::function<Result<void>(std::vector<RankedDoc>&)> sort;
  };

  /// Without peers. `least`: no score becomes less by being put in order than this.
  explicit LaterRanks(double least = 0) : least_(least) {}
  /// Passages have peers among `best`, whose scores are Parts::plain. `vectors` must outlive it.
  LaterRanks(double least, const PassageVectors& vectors, std::vector<RankedDoc> best);

  /// The most that peers add to a score.
  [[nodiscard]] double most() const { return most_by_peers * deviation_; }
  /// What its peers add to the score of a passage, by where they stand between the worst and the best; `plain` is its
  /// own.
  [[nodiscard]] double by_peers(DocId doc, double plain) const;
  /// Gives the passages behind the first ranks their scores and their order. Those stay behind the first. Errors: those
  /// of `sort`.
  Result<void> put_in_order(std::vector<RankedDoc>& docs, const Ports& ports);
  /// What the last put_in_order() has added to the score of a passage for its peers; nothing where it stands among the
  /// first.
  [[nodiscard]] std::optional<double> added(DocId doc) const;

 private:
  /// From 0 to 1: between the worst and the best.
  [[nodiscard]] double standing(double plain) const;

  double least_;
  const PassageVectors* vectors_ = nullptr;
  std::vector<DocId> best_;
  std::vector<double> standings_;  ///< from 0 to 1, of the best
  std::vector<std::int8_t> rows_;  ///< vectors of the best, one behind the other
  std::vector<float> lengths_;     ///< of these; never 0
  double lowest_ = 0;              ///< of the best
  double range_ = 0;
  double deviation_ = 0;
  std::map<DocId, double> added_;
};

}  // namespace dossier
