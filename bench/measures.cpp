// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/measures.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace dossier::bench {
namespace {

double discounted(const std::vector<int>& gains) {
  double total = 0;
  for (std::size_t i = 0; i < std::min<std::size_t>(gains.size(), 10); ++i) {
    total += std::max(gains[i], 0) / std::log2(static_cast<double>(i) + 2);
  }
  return total;
}

}  // namespace

bool has_relevant(const Judgements& judgements) {
  return std::any_of(judgements.begin(), judgements.end(), [](const auto& judged) { return judged.second > 0; });
}

Measures measure(const std::vector<std::string>& ranking, const Judgements& judgements) {
  std::vector<int> ideal;
  for (const auto& [passage, level] : judgements) {
    if (level > 0) ideal.push_back(level);
  }
  if (ideal.empty()) return {};
  std::sort(ideal.begin(), ideal.end(), std::greater<>());
  const auto relevant = static_cast<double>(ideal.size());

  Measures result;
  std::vector<int> gains;
  double found = 0;
  for (std::size_t i = 0; i < ranking.size(); ++i) {
    const auto judged = judgements.find(ranking[i]);
    gains.push_back(judged == judgements.end() ? 0 : judged->second);
    if (gains.back() <= 0) continue;
    found += 1;
    result.map += found / static_cast<double>(i + 1) / relevant;
    if (i < 20) result.recall20 += 1 / relevant;
    if (i < 100) result.recall100 += 1 / relevant;
  }
  result.ndcg10 = discounted(gains) / discounted(ideal);
  return result;
}

}  // namespace dossier::bench
