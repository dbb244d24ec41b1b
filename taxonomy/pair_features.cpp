// SPDX-License-Identifier: GPL-3.0-or-later
#include "taxonomy/pair_features.hpp"

#include <cmath>

namespace dossier {

float PairWeights::confidence(const PairVector& amounts) const {
  float score = bias;
  for (std::size_t i = 0; i < pair_feature_count; ++i) score += weights[i] * amounts[i];
  return 1.0F / (1.0F + std::exp(-score));
}

}  // namespace dossier
