// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/vectors/passage_vectors.hpp"
#include "searcher/match/ranked_doc.hpp"

#include <span>
#include <utility>
#include <vector>

namespace dossier {

/// How near passages are to a direction, and to passages that are taken for the best, by one kind of vectors.
class Nearness {
 public:
  Nearness() = default;
  /// `query`: of length 1, or empty, and then nothing is near. `vectors` must outlive it.
  Nearness(const PassageVectors& vectors, std::vector<float> query, double weight, double best_weight)
      : vectors_(&vectors), query_(std::move(query)), weight_(weight), best_weight_(best_weight) {}
  /// From now on each passage without a vector is one that none has been made for, not only one behind the last.
  void allow_gaps() { gaps_ = true; }

  [[nodiscard]] bool applies() const { return !query_.empty(); }
  /// What is asked for: of length 1, or empty.
  [[nodiscard]] std::span<const float> direction() const { return query_; }
  /// Takes the mean direction of passages for that of the best. Passages that no vector has been made for are from now
  /// on taken to be as near as these are on average: nothing is known against them.
  void set_best(std::span<const RankedDoc> best);
  /// From now on counts more where these passages are about as near as each other, and less where they are not: by the
  /// root of `spread` over the standard deviation of their likeness. Nothing changes where they are few.
  void even_out(std::span<const RankedDoc> docs, double spread);
  /// Weighted sum of both likenesses, none of them negative; at most most().
  [[nodiscard]] double likeness(DocId doc) const;
  [[nodiscard]] double most() const { return applies() ? weight_ + best_weight_ : 0; }

 private:
  [[nodiscard]] double known_likeness(DocId doc) const;
  [[nodiscard]] bool is_unknown(DocId doc) const { return doc > vectors_->covered() || (gaps_ && !vectors_->has(doc)); }

  const PassageVectors* vectors_ = nullptr;
  std::vector<float> query_;
  std::vector<float> best_;  ///< mean of directions of length 1; may be empty
  double weight_ = 0;
  double best_weight_ = 0;
  double unknown_ = 0;  ///< likeness of a passage that no vector has been made for
  bool gaps_ = false;
};

}  // namespace dossier
