// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/answers/log_likelihood.hpp"

#include <cmath>

namespace dossier {
namespace {

/// k log(p) + (n - k) log(1 - p), with 0 log 0 = 0.
double log_binomial(double k, double n, double p) {
  const auto part = [](double count, double rate) { return count > 0 ? count * std::log(rate) : 0.0; };
  return part(k, p) + part(n - k, 1 - p);
}

}  // namespace

double log_likelihood(std::uint64_t near, std::uint64_t near_all, std::uint64_t all, std::uint64_t everything) {
  if (near == 0 || near_all == 0 || near > all || near_all >= everything) return 0;
  const auto k1 = static_cast<double>(near);
  const auto n1 = static_cast<double>(near_all);
  const auto k2 = static_cast<double>(all - near);
  const auto n2 = static_cast<double>(everything - near_all);
  if (k1 / n1 <= k2 / n2) return 0;
  const auto together = (k1 + k2) / (n1 + n2);
  return 2 * (log_binomial(k1, n1, k1 / n1) + log_binomial(k2, n2, k2 / n2) - log_binomial(k1, n1, together) -
              log_binomial(k2, n2, together));
}

}  // namespace dossier
