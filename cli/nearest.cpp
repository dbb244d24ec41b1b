// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/nearest.hpp"

#include <algorithm>
#include <numeric>

namespace dossier {
namespace {

// Optimal string alignment: Damerau's distance without edits between swapped letters.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

constexpr std::size_t longest = 64;

}  // namespace

std::string nearest(std::string_view word, const std::vector<std::string_view>& candidates) {
  std::string_view best;
  if (word.size() > longest) return {};
  std::size_t least = word.size() < 4 ? 2 : 3;  // one slip in a short word, two in a longer one
  for (const auto candidate : candidates) {
    const bool begun = word.size() >= 2 && candidate.starts_with(word);
    const auto slips = begun ? std::size_t{1} : distance(word, candidate);
    if (slips < least) {
      least = slips;
      best = candidate;
    }
  }
  return std::string(best);
}

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates,
                         std::string_view before) {
  const auto name = nearest(word, candidates);
  return name.empty() ? std::string() : "did you mean " + std::string(before) + name + "?";
}

}  // namespace dossier
