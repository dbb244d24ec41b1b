// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

namespace dossier::bench {

/// Relevance levels by passage, of one query; 0 and less: judged not relevant.
using Judgements = std::map<std::string, int>;

/// trec_eval's measures of one ranking.
struct Measures {
  double ndcg10 = 0;     ///< ndcg_cut_10: linear gain, discount log2(rank + 1), ideal over all judged
  double map = 0;        ///< map: average precision, divided by all relevant
  double recall20 = 0;   ///< recall_20
  double recall100 = 0;  ///< recall_100
};

/// Measures of a ranking, best first, against the judgements; the ranking's order counts as it is given.
Measures measure(const std::vector<std::string>& ranking, const Judgements& judgements);

/// Whether any passage is judged relevant; queries without one are left out of means.
bool has_relevant(const Judgements& judgements);

}  // namespace dossier::bench
