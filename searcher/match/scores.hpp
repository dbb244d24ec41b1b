// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/read/posting_list.hpp"
#include "searcher/match/doc_set.hpp"
#include "searcher/match/occurrence_weight.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace dossier {

/// What the words of a query give each passage, computed where it is asked for: a block of passages at a time, whose
/// sums stay in the nearest cache, or for a single passage. Either way the same numbers are added in the same order.
/// A score is BM25F (Robertson, Zaragoza, Taylor 2004): frequencies of all parts of a group are normalised by the
/// field's length, weighted and added up before they saturate. Keeps its buffers; one a thread.
class Scores {
 public:
  /// A list of postings in which a group is found.
  struct Part {
    std::shared_ptr<const PostingList> list;
    double weight;  ///< of an occurrence
    std::shared_ptr<const OccurrenceWeight> occurrence;
  };

  /// Forgets all groups: for another query over passages up to `last`.
  void reset(DocId last, double k1);
  /// A group of that weight. `labelled`, ascending, hold it once more each.
  void add(double weight, std::vector<Part> parts, std::vector<DocId> labelled);
  /// What the passages score by the groups counts so much.
  void lessen(DocSet docs, double share);
  /// The passages score so much more, whatever lessens them.
  void add_bonus(DocSet docs, double bonus);

  /// Of meaning only for passages that match. Cost: a look into each part, the first time.
  [[nodiscard]] double operator[](DocId doc) const;

  /// Calls `visit(doc, score)` for each of the passages, ascending. Cost: the postings of the blocks that have any.
  template <class Visit>
  void for_each(const DocSet& docs, Visit&& visit) const {
    for (std::size_t number = 0; number < blocks(); ++number) {
      const auto wanted = in_block(docs, number);
      if (std::all_of(wanted.begin(), wanted.end(), [](std::uint64_t word) { return word == 0; })) continue;
      const auto scores = score_block(number, wanted);
      for (std::size_t i = 0; i < wanted.size(); ++i) {
        for (auto word = wanted[i]; word != 0; word &= word - 1) {
          const auto at = i * 64 + static_cast<std::size_t>(std::countr_zero(word));
          visit(static_cast<DocId>(number * block + at), scores[at]);
        }
      }
    }
  }

  /// Those of the passages that can be among the best `most` by score: where enough have a bonus that exceeds all that
  /// words can give, the others need not be looked at.
  [[nodiscard]] DocSet contenders(const DocSet& docs, std::size_t most) const;

 private:
  static constexpr DocId block = 2048;  ///< passages; their sums take two thirds of a nearest cache of 48 KiB
  static constexpr std::uint32_t unknown = ~std::uint32_t{0};

  struct Group {
    double weight;
    std::vector<Part> parts;
    std::vector<DocId> labelled;
    std::vector<std::vector<std::uint32_t>> starts;  ///< by part and block: the first posting in it, as far as known
  };

  [[nodiscard]] std::size_t blocks() const { return std::size_t{last_} / block + 1; }
  [[nodiscard]] static std::span<const std::uint64_t> in_block(const DocSet& docs, std::size_t number);
  /// The scores of one block, right for the passages that are wanted. Hold until the next call.
  [[nodiscard]] std::span<const double> score_block(std::size_t number, std::span<const std::uint64_t> wanted) const;
  void add_group(Group& group, std::size_t number) const;
  void add_only_part(const Group& group, std::size_t from, std::size_t to, DocId begin) const;
  void add_parts(Group& group, std::size_t number) const;
  [[nodiscard]] double words_score(DocId doc) const;
  [[nodiscard]] double score_of(DocId doc) const;
  [[nodiscard]] double frequency(Group& group, DocId doc) const;
  /// The postings of a part in a block.
  [[nodiscard]] std::pair<std::size_t, std::size_t> range(Group& group, std::size_t part, std::size_t number) const;
  [[nodiscard]] std::size_t start(Group& group, std::size_t part, std::size_t number) const;

  DocId last_ = 0;
  double k1_ = 0;
  mutable std::vector<Group> groups_;
  DocSet lessened_;
  double share_ = 1;
  std::vector<std::pair<DocSet, double>> bonuses_;
  mutable std::vector<double> scores_;       ///< of a block
  mutable std::vector<double> frequencies_;  ///< of a block; all zero between two calls
  mutable std::vector<std::uint16_t> touched_;
  struct Known {
    DocId doc = 0;
    double score = 0;
  };
  /// Single passages that were asked for, each at a place that follows from its number: the best are asked for many
  /// times.
  mutable std::array<Known, 1024> known_{};
};

}  // namespace dossier
