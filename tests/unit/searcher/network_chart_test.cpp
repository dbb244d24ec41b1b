// SPDX-License-Identifier: GPL-3.0-or-later
// Where the states of a network stand, how large they are, and how much of their names is seen.
#include "searcher/charts/network_chart.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <vector>

using namespace dossier;

namespace {

/// Two states in opposite corners.
NetworkResponse pair_of(const std::string& first, const std::string& second) {
  NetworkResponse response;
  response.nodes = {{first, 4, 1}, {second, 1, 1}};
  response.edges = {{"first-second", 0, 1, 4, 2}};
  response.total = 5;
  response.without = 1;
  return response;
}

std::string drawn(const NetworkResponse& response, const chart::NetworkAddresses& addresses = {}) {
  return chart::network_chart(response, addresses).alone();
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

chart::Drawing of_size(std::size_t nodes) {
  NetworkResponse response;
  for (std::size_t i = 0; i < nodes; ++i) response.nodes.push_back({"state " + std::to_string(i), 1, 0});
  return chart::network_chart(response, {});
}

}  // namespace

TEST_CASE("two states stand in opposite corners, as large as their passages") {
  const auto svg = drawn(pair_of("Ostmark", "Veldra"));
  CHECK(holds(svg, "<circle class=\"node\" cx=\"240\" cy=\"30\" r=\"18\"/>"));
  CHECK(holds(svg, "<circle class=\"node\" cx=\"60\" cy=\"210\" r=\"9\"/>"));
  CHECK(holds(svg, "<line class=\"edge\" x1=\"240\" y1=\"30\" x2=\"60\" y2=\"210\" stroke-width=\"9\"/>"));
  CHECK(holds(svg, "<text class=\"name\" x=\"240\" y=\"60\" text-anchor=\"middle\">Ostmark</text>"));
  CHECK(holds(svg, "<text class=\"name\" x=\"60\" y=\"231\" text-anchor=\"middle\">Veldra</text>"));
  CHECK(holds(svg, "<title id=\"title\">Pairs of states</title>"));
  CHECK(holds(svg, "<desc id=\"description\">1 pair of 2 states, 4 passages</desc>"));
  CHECK(holds(svg, "<title>first-second: 4 passages in 2 papers</title>"));
  CHECK(holds(svg, "<title>Veldra: 1 passage</title>"));
}

TEST_CASE("a long name is cut behind twenty-three letters and keeps its place inside the drawing") {
  const auto svg = drawn(pair_of("the United Provinces of Lowland", "the United Provinces on"));
  CHECK(holds(svg, "<text class=\"name\" x=\"223\" y=\"60\" text-anchor=\"middle\">the United Provinces of…</text>"));
  CHECK(holds(svg, "<text class=\"name\" x=\"77\" y=\"231\" text-anchor=\"middle\">the United Provinces on</text>"));
  // Twenty letters are 132 pixels: 66 on each side, and two.
  CHECK(holds(drawn(pair_of("abcdefghijklmnopqrst", "b")), "<circle class=\"node\" cx=\"232\" cy=\"30\""));
}

TEST_CASE("a state without passages is a small circle, and a weak pair a thin line") {
  auto response = pair_of("Ostmark", "Veldra");
  response.nodes[1].passages = 0;
  CHECK(holds(drawn(response), " r=\"4\"/>"));
  response.nodes.push_back({"Halvia", 1, 1});
  response.edges.push_back({"third", 0, 2, 1, 1});
  CHECK(holds(drawn(response), "stroke-width=\"4.5\"/>"));
  response.edges[0].passages = 400;
  CHECK(holds(drawn(response), "stroke-width=\"1\"/>"));
  // The strongest pair is drawn last.
  const auto svg = drawn(response);
  CHECK(svg.find("third: ") < svg.find("first-second: "));
}

TEST_CASE("one state stands in the middle, and a drawing grows with its states up to a limit") {
  NetworkResponse one;
  one.nodes = {{"Ostmark", 3, 0}};
  CHECK(holds(drawn(one), "<circle class=\"node\" cx=\"150\" cy=\"120\" r=\"18\"/>"));
  CHECK(of_size(0).width() == 300);
  CHECK(of_size(5).width() == 300);
  CHECK(of_size(6).width() == 360);
  CHECK(of_size(14).width() == 840);
  CHECK(of_size(15).width() == 880);
  CHECK(of_size(6).height() == 240);
  CHECK(of_size(7).height() == 252);
  CHECK(of_size(18).height() == 648);
  CHECK(of_size(19).height() == 660);
}

TEST_CASE("pairs and states of a network lead where the addresses say") {
  auto response = pair_of("Ostmark", "Veldra");
  response.echo.given = "salt";
  const auto svg = drawn(response, {[](const std::string& dyad) { return "/dyad/" + dyad; },
                                    [](const std::string& state) { return "/state/" + state; }});
  CHECK(holds(svg, "<a href=\"/dyad/first-second\""));
  CHECK(holds(svg, "<a href=\"/state/Ostmark\""));
  CHECK(holds(svg, "<title id=\"title\">Pairs of states: salt</title>"));
  CHECK_FALSE(holds(drawn(response), "<a "));
}
