// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pdf/pdf_layout.hpp"

#include <algorithm>
#include <cmath>

namespace dossier::pdf {
namespace {

int half_points(float value) { return static_cast<int>(std::lround(value * 2)); }

/// The commonest value, to half a point, weighted; `otherwise` where nothing was counted.
float commonest(const std::map<int, float>& counts, float otherwise) {
  const auto most =
      std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == counts.end() ? otherwise : static_cast<float>(most->first) / 2;
}

void measure_line_spacings(Layout& layout) {
  std::map<int, std::map<int, float>> steps;
  for (const auto& column : layout.columns) {
    for (auto i = column.first + 1; i < column.last; ++i) {
      const auto& above = layout.lines[i - 1];
      const auto& line = layout.lines[i];
      if (above.role != LineRole::Text || line.role != LineRole::Text) continue;
      if (half_points(above.size) != half_points(line.size)) continue;
      const float step = line.core.middle() - above.core.middle();
      if (step < 0.8F * line.size || step > 3 * line.size) continue;
      steps[half_points(line.size)][half_points(step)] += static_cast<float>(std::min(line.letters, 60U));
    }
  }
  for (const auto& [size, counts] : steps) {
    float all = 0;
    for (const auto& [step, weight] : counts) all += weight;
    if (all < 60) continue;
    const float rough = commonest(counts, 0);
    layout.line_spacings[size] = rough;
  }
}

void measure_edges(const Layout& layout, Column& column) {
  std::map<int, float> sizes;
  for (auto i = column.first; i < column.last; ++i) {
    const auto& line = layout.lines[i];
    if (line.role == LineRole::Text) sizes[half_points(line.size)] += static_cast<float>(line.letters);
  }
  column.size = commonest(sizes, layout.body);
  std::map<int, float> lefts;
  std::vector<float> rights;
  for (auto i = column.first; i < column.last; ++i) {
    const auto& line = layout.lines[i];
    if (line.role != LineRole::Text || half_points(line.size) != half_points(column.size)) continue;
    const float start = layout.right_to_left ? line.core.x1 : line.core.x0;
    lefts[half_points(start)] += static_cast<float>(line.letters);
    rights.push_back(layout.right_to_left ? -line.core.x0 : line.core.x1);
  }
  if (rights.empty()) {
    column.left = column.box.x0;
    column.right = column.box.x1;
    return;
  }
  // Neighbouring half points are one edge.
  std::map<int, float> smooth;
  for (const auto& [place, weight] : lefts) {
    for (const int near : {place - 1, place, place + 1}) {
      const auto found = lefts.find(near);
      if (found != lefts.end()) smooth[place] += found->second;
    }
  }
  std::sort(rights.begin(), rights.end());
  const float start = commonest(smooth, column.box.x0);
  const float end = rights[rights.size() - 1 - rights.size() / 20];
  column.left = layout.right_to_left ? -end : start;
  column.right = layout.right_to_left ? start : end;
}

/// Columns of few lines take the edges of the usual column at their place.
void lend_edges(Layout& layout) {
  struct Usual {
    float left;
    float right;
    std::size_t lines;
  };
  std::vector<Usual> usual;
  for (const auto& column : layout.columns) {
    const auto lines = column.last - column.first;
    if (lines < 8) continue;
    const auto same = std::find_if(usual.begin(), usual.end(), [&](const Usual& other) {
      return std::fabs(other.left - column.left) < 3 && std::fabs(other.right - column.right) < 3;
    });
    if (same == usual.end())
      usual.push_back({column.left, column.right, lines});
    else
      same->lines += lines;
  }
  std::sort(usual.begin(), usual.end(), [](const Usual& a, const Usual& b) { return a.lines > b.lines; });
  for (auto& column : layout.columns) {
    if (column.last - column.first >= 8) continue;
    for (const auto& other : usual) {
      if (column.box.x0 < other.left - 3 || column.box.x1 > other.right + 3) continue;
      column.left = other.left;
      column.right = other.right;
      break;
    }
  }
}

void find_asides(Layout& layout) {
  std::map<std::uint32_t, float> widest;
  for (const auto& column : layout.columns) {
    if (column.last - column.first < 4) continue;
    widest[column.page] = std::max(widest[column.page], column.width());
  }
  for (auto& column : layout.columns) {
    const float width = column.box.width();
    column.aside =
        column.size < 0.93F * layout.body && width < 0.62F * widest[column.page] && column.last - column.first >= 1;
  }
}

}  // namespace

void measure(Layout& layout) {
  measure_line_spacings(layout);
  for (auto& column : layout.columns) measure_edges(layout, column);
  lend_edges(layout);
  find_asides(layout);
}

}  // namespace dossier::pdf
