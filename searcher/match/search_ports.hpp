// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/catalogue.hpp"
#include "searcher/match/match_engine.hpp"
#include "searcher/match/passage_source.hpp"

namespace dossier {

/// What stands behind the answers: one generation of an index through its ports, wherever it is.
struct SearchPorts {
  const Catalogue& catalogue;
  const PassageSource& passages;
  MatchEngine& engine;
};

}  // namespace dossier
