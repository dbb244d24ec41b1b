// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/charts/network_chart.hpp"

#include "base/strings.hpp"

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
  auto places = laid_out(response);
  for (auto& place : places) {
    place.x = side_margin + place.x * (width - 2 * side_margin);
    place.y = end_margin + place.y * (height - 2 * end_margin);
  }
  double most = 1;
  for (const auto& edge : response.edges) most = std::max(most, static_cast<double>(edge.passages));
  for (auto edge = response.edges.rbegin(); edge != response.edges.rend(); ++edge) {  // the strongest on top
    drawing.open({address(addresses.of_dyad, edge->dyad),
                  edge->dyad + ": " + counted(edge->passages, "passage") + " in " + counted(edge->papers, "paper")});
    drawing.line(places[edge->from], places[edge->to], "edge",
                 std::max(1.0, thickest * std::sqrt(edge->passages / most)));
    drawing.close();
  }
  most = 1;
  for (const auto& node : response.nodes) most = std::max(most, static_cast<double>(node.passages));
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
