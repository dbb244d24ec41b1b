// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/catalogue.hpp"
#include "searcher/match/match_engine.hpp"
#include "searcher/match/passage_source.hpp"

#include <cstdint>
#include <functional>

namespace dossier {

/// What stands behind the answers: one generation of an index through its ports, wherever it is.
struct SearchPorts {
  const Catalogue& catalogue;
  const PassageSource& passages;
  MatchEngine& engine;
  /// The same generation, where labels less sure than this (Label::thousandths) neither filter nor count. Its ports
  /// hold until it is asked for another confidence.
  std::function<SearchPorts(std::uint32_t thousandths)> with_min_confidence = {};
};

}  // namespace dossier
