// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/read/index_reader.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace dossier {

/// Weight of one occurrence in a field by the field's length in the passage: weight / (1 - b + b · length / mean).
class OccurrenceWeight {
 public:
  /// `lengths` must outlive it.
  OccurrenceWeight(const FieldLengthColumn& lengths, double weight, double b)
      : lengths_(lengths.lengths), weight_(weight), base_(1 - b), slope_(lengths.mean > 0 ? b / lengths.mean : 0) {}

  [[nodiscard]] double at(DocId doc) const {
    const auto length = lengths_[doc];
    return length < by_length_.size() ? by_length_[length] : of_length(length);
  }
  /// To be asked for many passages: prepares the weights of the usual lengths, which are divisions.
  void prepare() {
    constexpr std::uint32_t usual = 512;
    for (auto length = static_cast<std::uint32_t>(by_length_.size()); length < usual; ++length) {
      by_length_.push_back(of_length(length));
    }
  }

 private:
  [[nodiscard]] double of_length(std::uint32_t length) const { return weight_ / (base_ + slope_ * length); }

  std::span<const std::uint32_t> lengths_;
  double weight_;
  double base_;
  double slope_;
  std::vector<double> by_length_;
};

}  // namespace dossier
