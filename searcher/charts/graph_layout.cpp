// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/charts/graph_layout.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace dossier::chart {
namespace {

constexpr int rounds = 400;
constexpr double least_distance = 1e-4;

class Layout {
 public:
  Layout(std::size_t nodes, const std::vector<GraphEdge>& edges) : edges_(edges), at_(nodes), push_(nodes) {
    // A spiral: no two nodes in one place, the first ones in the middle.
    const double golden = std::numbers::pi * (3 - std::sqrt(5.0));
    const auto count = static_cast<double>(at_.size());
    for (std::size_t i = 0; i < at_.size(); ++i) {
      const auto n = static_cast<double>(i);
      const auto radius = 0.5 * std::sqrt((n + 0.5) / count);
      at_[i] = {radius * std::cos(n * golden), radius * std::sin(n * golden)};
    }
    length_ = 0.9 / std::sqrt(std::max(1.0, count));
    for (const auto& edge : edges_) most_ = std::max(most_, edge.weight);
  }

  std::vector<Point> run() {
    for (int round = 0; round < rounds; ++round) step(0.1 * (1 - static_cast<double>(round) / rounds));
    fit();
    return std::move(at_);
  }

 private:
  void step(double longest) {
    std::fill(push_.begin(), push_.end(), Point{});
    for (std::size_t i = 0; i < at_.size(); ++i) {
      for (std::size_t j = i + 1; j < at_.size(); ++j) {
        const auto distance = distance_of(i, j);
        move(i, j, length_ * length_ / (distance * distance));
      }
      // A weak pull to the middle keeps parts without a tie near each other.
      push_[i].x -= at_[i].x * length_;
      push_[i].y -= at_[i].y * length_;
    }
    for (const auto& edge : edges_) {
      if (edge.from == edge.to) continue;
      const auto weight = 0.5 + 0.5 * std::sqrt(edge.weight / most_);
      move(edge.from, edge.to, -weight * distance_of(edge.from, edge.to) / length_);
    }
    for (std::size_t i = 0; i < at_.size(); ++i) {
      const auto size = std::max(std::hypot(push_[i].x, push_[i].y), least_distance);
      const auto share = std::min(size, longest) / size;
      at_[i].x += push_[i].x * share;
      at_[i].y += push_[i].y * share;
    }
  }

  [[nodiscard]] double distance_of(std::size_t i, std::size_t j) const {
    return std::max(std::hypot(at_[i].x - at_[j].x, at_[i].y - at_[j].y), least_distance);
  }

  /// Pushes two nodes apart by `force` times their difference; a negative force pulls them together.
  void move(std::size_t i, std::size_t j, double force) {
    const auto x = (at_[i].x - at_[j].x) * force;
    const auto y = (at_[i].y - at_[j].y) * force;
    push_[i].x += x;
    push_[i].y += y;
    push_[j].x -= x;
    push_[j].y -= y;
  }

  /// Into the square from 0 to 1, each axis by itself.
  void fit() {
    for (double Point::*axis : {&Point::x, &Point::y}) {
      double least = 0;
      double most = 0;
      for (std::size_t i = 0; i < at_.size(); ++i) {
        least = i == 0 ? at_[i].*axis : std::min(least, at_[i].*axis);
        most = i == 0 ? at_[i].*axis : std::max(most, at_[i].*axis);
      }
      for (auto& one : at_) one.*axis = most - least < least_distance ? 0.5 : (one.*axis - least) / (most - least);
    }
  }

  const std::vector<GraphEdge>& edges_;
  std::vector<Point> at_;
  std::vector<Point> push_;
  double length_ = 1;  ///< at which attraction and repulsion are equal
  double most_ = 1;
};

}  // namespace

std::vector<Point> laid_out(std::size_t nodes, const std::vector<GraphEdge>& edges) {
  return Layout(nodes, edges).run();
}

void part(std::vector<Point>& places, const std::vector<NodeSize>& sizes, double width, double height) {
  constexpr int most_rounds = 200;
  bool meet = true;
  for (int round = 0; round < most_rounds && meet; ++round) {
    meet = false;
    for (std::size_t i = 0; i < places.size(); ++i) {
      for (std::size_t j = i + 1; j < places.size(); ++j) {
        auto& upper = places[i].y <= places[j].y ? places[i] : places[j];
        auto& lower = &upper == &places[i] ? places[j] : places[i];
        const auto& above = &upper == &places[i] ? sizes[i] : sizes[j];
        const auto& below = &upper == &places[i] ? sizes[j] : sizes[i];
        const auto over = above.below + below.above - (lower.y - upper.y);
        const auto beside = above.half_width + below.half_width - std::abs(upper.x - lower.x);
        if (over <= 0.5 || beside <= 0.5) continue;
        meet = true;
        // Those that the shorter way does not part, because there is no room that way, go either way.
        if (round < most_rounds / 2 ? over <= beside : (i + j) % 2 == 0) {
          upper.y -= over / 2;
          lower.y += over / 2;
        } else {
          (upper.x < lower.x ? upper.x : lower.x) -= beside / 2;
          (upper.x < lower.x ? lower.x : upper.x) += beside / 2;
        }
      }
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
      const auto& size = sizes[i];
      places[i].x =
          std::clamp(places[i].x, std::min(size.half_width, width / 2), std::max(width - size.half_width, width / 2));
      places[i].y = std::clamp(places[i].y, size.above, std::max(height - size.below, size.above));
    }
  }
}

}  // namespace dossier::chart
