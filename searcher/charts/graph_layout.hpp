// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/charts/drawing.hpp"

#include <cstddef>
#include <vector>

namespace dossier::chart {

/// A tie between two nodes, by their places in the list of nodes; `weight` is positive.
struct GraphEdge {
  std::size_t from = 0;
  std::size_t to = 0;
  double weight = 1;
};

/// Places of the nodes in a square from 0 to 1, by forces: neighbours attract, all repel each other (Fruchterman and
/// Reingold 1991). The first nodes begin in the middle. The layout follows from the numbers alone. Time of the square
/// of the nodes.
std::vector<Point> laid_out(std::size_t nodes, const std::vector<GraphEdge>& edges);

/// What a node takes of a drawing with its name below it, from its middle; pixels.
struct NodeSize {
  double half_width = 0;
  double above = 0;
  double below = 0;
};

/// Moves nodes that cover each other apart, the shorter way, and into the drawing; where there is no room for all, some
/// still meet. Time of the square of the nodes.
void part(std::vector<Point>& places, const std::vector<NodeSize>& sizes, double width, double height);

}  // namespace dossier::chart
