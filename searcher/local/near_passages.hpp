// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/read/meaning.hpp"
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
  /// `hits` and `matches` may change, and all but `around` must outlive it.
  NearPassages(const Meaning& meaning, const DocSet& hits, const Matches& matches, DocSet around)
      : meaning_(meaning), hits_(hits), matches_(matches), around_(std::move(around)) {}

  [[nodiscard]] std::uint32_t count(const NearSet& set) const override;
  [[nodiscard]] std::vector<DocId> nearest(const NearSet& set, std::span<const float> direction,
                                           std::size_t most) const override;
  [[nodiscard]] bool any_among_nearest(const NearSet& set, std::span<const DocId> some,
                                       std::span<const float> direction, std::size_t most) const override;

 private:
  [[nodiscard]] DocSet docs_of(const NearSet& set) const;

  const Meaning& meaning_;
  const DocSet& hits_;
  const Matches& matches_;
  DocSet around_;
};

}  // namespace dossier
