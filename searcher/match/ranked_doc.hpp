// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/types.hpp"

namespace dossier {

/// A passage with its score.
struct RankedDoc {
  DocId doc = 0;
  double score = 0;
};

}  // namespace dossier
