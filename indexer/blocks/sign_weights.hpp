// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::reading {

/// A sign that was seen or not, and what it speaks for (above 0) or against (below).
template <class Signs>
struct SignWeight {
  std::string_view name;  ///< small letters and blanks; with its step the name by which it can be left out
  bool Signs::*sign;
  float weight;
};

/// `start` and the weights of the signs that were seen, added up; a rule `step: NAME` in `without` leaves one out.
template <class Signs, std::size_t N>
float weighed(float start, const SignWeight<Signs> (&weights)[N], const Signs& signs,
              const std::vector<std::string>& without, std::string_view step) {
  float score = start;
  for (const auto& one : weights) {
    if (!(signs.*one.sign)) continue;
    const auto named = [&](const std::string& rule) {
      return rule.size() == step.size() + 2 + one.name.size() && rule.starts_with(step) && rule.ends_with(one.name);
    };
    if (std::ranges::none_of(without, named)) score += one.weight;
  }
  return score;
}

}  // namespace dossier::reading
