// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/options/nearest.hpp"

#include "base/edit_distance.hpp"

namespace dossier {
namespace {

constexpr std::size_t longest = 64;

}  // namespace

std::string nearest(std::string_view word, const std::vector<std::string_view>& candidates) {
  std::string_view best;
  if (word.size() > longest) return {};
  const EditDistance distance(word);
  std::size_t least = word.size() < 4 ? 2 : 3;  // one slip in a short word, two in a longer one
  for (const auto candidate : candidates) {
    const bool begun = word.size() >= 2 && candidate.starts_with(word);
    const auto slips = begun ? std::size_t{1} : distance.to(candidate, least - 1);
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
