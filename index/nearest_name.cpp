// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/nearest_name.hpp"

#include <algorithm>
#include <numeric>

namespace dossier::index {
namespace {

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const auto above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      diagonal = above;
    }
  }
  return row.back();
}

}  // namespace

std::string nearest_name(std::string_view wanted, const std::vector<std::string>& names) {
  constexpr std::size_t most_names = 20000;
  constexpr std::size_t longest = 200;
  wanted = wanted.substr(0, longest);
  auto best = wanted.size() / 3 + 1;
  std::string nearest;
  for (std::size_t n = 0; n < std::min(names.size(), most_names); ++n) {
    const auto& name = names[n];
    if (name.size() > wanted.size() + best || name.size() + best < wanted.size()) continue;
    const auto distance = edit_distance(wanted, name);
    if (distance >= best) continue;
    best = distance;
    nearest = name;
  }
  return nearest;
}

}  // namespace dossier::index
