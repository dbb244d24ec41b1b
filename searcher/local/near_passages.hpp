// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/read/index_reader.hpp"
#include "index/vectors/passage_vectors.hpp"
#include "searcher/match/doc_set.hpp"
#include "searcher/match/match_engine.hpp"
#include "searcher/match/matcher.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace dossier {

/// Passages by their direction, over the vectors in memory.
class NearPassages final : public NearFinder {
 public:
  /// `hits` and `matches` may change, and all but `around` must outlive it. Either kind of vectors may be null: by
  /// those no passage is near.
  NearPassages(const IndexReader& reader, const PassageVectors* meaning, const PassageVectors* vectors,
               const DocSet& hits, const Matches& matches, DocSet around)
      : reader_(reader),
        meaning_(meaning),
        vectors_(vectors),
        hits_(hits),
        matches_(matches),
        around_(std::move(around)) {}

  [[nodiscard]] Result<void> need(const NearSet& set) const override;

  [[nodiscard]] std::uint32_t count(const NearSet& set) const override;
  [[nodiscard]] std::vector<DocId> nearest(const NearSet& set, std::span<const float> direction,
                                           std::size_t most) const override;
  [[nodiscard]] std::vector<DocId> among_nearest(const NearSet& set, std::span<const DocId> some,
                                                 std::span<const float> direction, std::size_t most) const override;

 private:
  [[nodiscard]] DocSet docs_of(const NearSet& set) const;

  [[nodiscard]] const PassageVectors* by(const NearSet& set) const { return set.by_vectors ? vectors_ : meaning_; }

  const IndexReader& reader_;
  const PassageVectors* meaning_;
  const PassageVectors* vectors_;
  const DocSet& hits_;
  const Matches& matches_;
  DocSet around_;
};

}  // namespace dossier
