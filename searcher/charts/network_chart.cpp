// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/charts/network_chart.hpp"

#include "base/strings.hpp"
#include "searcher/charts/graph_layout.hpp"

#include <algorithm>
#include <cmath>

namespace dossier::chart {
namespace {

constexpr double least_side = 300;
constexpr double most_width = 880;
constexpr double side_margin = 60;  // for the names of states at the border
constexpr double end_margin = 30;
constexpr double greatest_radius = 18;
constexpr double least_radius = 4;
constexpr double thickest = 9;
constexpr double name_width = 150;

std::string address(const AddressOf& address_of, const std::string& value) {
  return address_of ? address_of(value) : std::string();
}

double radius_of(std::uint32_t passages, double most) {
  return std::max(least_radius, greatest_radius * std::sqrt(passages / most));
}

double most_of(const NetworkResponse& response) {
  double most = 1;
  for (const auto& node : response.nodes) most = std::max(most, static_cast<double>(node.passages));
  return most;
}

std::vector<Point> places_in(const NetworkResponse& response, double width, double height) {
  constexpr double name_height = 16;
  constexpr double letter_width = 6.6;
  std::vector<GraphEdge> edges;
  for (const auto& edge : response.edges) {
    edges.push_back({edge.from, edge.to, static_cast<double>(edge.passages)});
  }
  auto places = laid_out(response.nodes.size(), edges);
  const auto most = most_of(response);
  std::vector<NodeSize> sizes;
  for (std::size_t i = 0; i < places.size(); ++i) {
    places[i].x = side_margin + places[i].x * (width - 2 * side_margin);
    places[i].y = end_margin + places[i].y * (height - 2 * end_margin);
    const auto radius = radius_of(response.nodes[i].passages, most);
    const auto name = std::min(name_width, static_cast<double>(response.nodes[i].name.size()) * letter_width);
    sizes.push_back({std::max(radius, name / 2) + 2, radius + 2, radius + name_height});
  }
  part(places, sizes, width, height);
  return places;
}

std::string title_of(const NetworkResponse& response) {
  return response.echo.given.empty() ? "Pairs of states" : "Pairs of states: " + response.echo.given;
}

}  // namespace

Drawing network_chart(const NetworkResponse& response, const NetworkAddresses& addresses) {
  const auto count = static_cast<double>(response.nodes.size());
  const auto width = std::clamp(count * 60, least_side, most_width);
  const auto height = std::clamp(count * 36, least_side * 0.8, most_width * 0.75);
  Drawing drawing(width, height, title_of(response),
                  counted(response.edges.size(), "pair") + " of " + counted(response.nodes.size(), "state") + ", " +
                      counted(response.total - response.without, "passage"));
  const auto places = places_in(response, width, height);
  double most = 1;
  for (const auto& edge : response.edges) most = std::max(most, static_cast<double>(edge.passages));
  for (auto edge = response.edges.rbegin(); edge != response.edges.rend(); ++edge) {  // the strongest on top
    drawing.open({address(addresses.of_dyad, edge->dyad),
                  edge->dyad + ": " + counted(edge->passages, "passage") + " in " + counted(edge->papers, "paper")});
    drawing.line(places[edge->from], places[edge->to], "edge",
                 std::max(1.0, thickest * std::sqrt(edge->passages / most)));
    drawing.close();
  }
  most = most_of(response);
  for (std::size_t i = 0; i < response.nodes.size(); ++i) {
    const auto& node = response.nodes[i];
    const auto radius = radius_of(node.passages, most);
    drawing.open({address(addresses.of_state, node.name), node.name + ": " + counted(node.passages, "passage")});
    drawing.circle(places[i], radius, "node");
    drawing.close();
  }
  for (std::size_t i = 0; i < response.nodes.size(); ++i) {  // above all circles and lines
    const auto& node = response.nodes[i];
    const auto radius = radius_of(node.passages, most);
    drawing.open({address(addresses.of_state, node.name), node.name + ": " + counted(node.passages, "passage")});
    const auto room = 2 * std::min(places[i].x, width - places[i].x);
    drawing.text({places[i].x, places[i].y + radius + 12}, cut(node.name, std::clamp(room, 40.0, name_width)), "name",
                 Anchor::Middle);
    drawing.close();
  }
  return drawing;
}

}  // namespace dossier::chart
