// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace dossier {

/// Every weight of the ranking; docs/ranking.md says what the judged queries said for and against each.
struct RankingParams {
  double k1 = 1.2;
  double b = 0.5;
  double heading_weight = 0.5;
  double title_weight = 0.3;
  double proximity_weight = 0.3;
  bool operator==(const RankingParams&) const = default;
};

}  // namespace dossier
