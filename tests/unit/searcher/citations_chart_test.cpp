// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/charts/citations_chart.hpp"
#include "searcher/charts/graph_layout.hpp"
#include "tests/support/catch.hpp"

#include <cmath>
#include <string>
#include <vector>

namespace dossier {
namespace {

Paper paper(const std::string& id, const std::string& title) {
  Paper paper;
  paper.id = id;
  paper.title = title;
  return paper;
}

CitationsResponse response_of(const std::vector<CitationLink>& links) {
  CitationsResponse response;
  response.cited_by = links;
  for (const auto& link : links) {
    for (const auto& id : {link.citing, link.cited}) response.papers[id] = paper(id, "On <" + id + ">");
  }
  return response;
}

chart::CitationsWords words() {
  return {[](const CitationLink& link) { return "/pair?" + link.citing + "&" + link.cited; },
          [](const std::string& id) { return "/paper/" + id; }, [](const Paper& paper) { return paper.title; }};
}

std::size_t times(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

}  // namespace

TEST_CASE("citations are drawn as a circle a paper and an arrow a pair, which lead somewhere and say what they are") {
  const auto response = response_of({{"a", "b", 4, true, {}}, {"c", "b", 1, false, {}}, {"c", "a", 0, true, {}}});
  const auto svg = chart::citations_chart(response, 60, words()).alone();
  CHECK(times(svg, "<circle") == 3);
  CHECK(times(svg, "class=\"head\"") == 3);
  CHECK(svg.find("<desc id=\"description\">3 pairs of 3 papers</desc>") != std::string::npos);
  CHECK(svg.find("<title>On &lt;a&gt; cites On &lt;b&gt;: 4 passages</title>") != std::string::npos);
  CHECK(svg.find("<title>On &lt;c&gt; cites On &lt;a&gt;: only in the references</title>") != std::string::npos);
  CHECK(svg.find("<title>On &lt;b&gt;: cited in 5 passages of 2 papers</title>") != std::string::npos);
  CHECK(svg.find("<title>On &lt;a&gt;: only in the references of 1 paper; cites 1 paper</title>") != std::string::npos);
  CHECK(times(svg, "href=\"/pair?a&amp;b\"") == 1);
  CHECK(times(svg, "href=\"/paper/c\"") == 2);
  CHECK(svg == chart::citations_chart(response, 60, words()).alone());
}

TEST_CASE("the pairs with most passages are drawn, and the others counted") {
  const auto response = response_of({{"a", "b", 1, true, {}}, {"c", "d", 9, true, {}}, {"a", "d", 0, true, {}}});
  const auto svg = chart::citations_chart(response, 1, words()).alone();
  CHECK(times(svg, "<circle") == 2);
  CHECK(svg.find("On &lt;c&gt; cites On &lt;d&gt;") != std::string::npos);
  // A circle tells of all pairs, drawn or not.
  CHECK(svg.find("On &lt;d&gt;: cited in 9 passages of 1 paper; only in the references of 1 paper") !=
        std::string::npos);
  CHECK(svg.find("1 pair of 2 papers; 2 further pairs are not drawn") != std::string::npos);
}

TEST_CASE("papers that cite each other have two arrows beside each other, and papers of one name their titles") {
  auto response = response_of({{"a", "b", 1, true, {}}, {"b", "a", 1, true, {}}});
  auto same_name = words();
  same_name.name = [](const Paper&) { return std::string("Khan 2019"); };
  const auto svg = chart::citations_chart(response, 60, same_name).alone();
  CHECK(times(svg, ">Khan 2019, On &lt;a&gt;</text>") == 1);
  CHECK(times(svg, ">Khan 2019, On &lt;b&gt;</text>") == 1);
  std::vector<std::string> starts;
  for (auto at = svg.find("<line"); at != std::string::npos; at = svg.find("<line", at + 1)) {
    starts.push_back(svg.substr(svg.find("y1=", at), svg.find(' ', svg.find("y1=", at)) - svg.find("y1=", at)));
  }
  REQUIRE(starts.size() == 2);
  CHECK(starts[0] != starts[1]);
}

TEST_CASE("nodes that cover each other are moved apart, within the drawing") {
  std::vector<chart::Point> places;
  for (int i = 0; i < 12; ++i) places.push_back({100.0 + i, 100.0 + 0.1 * i});
  const std::vector<chart::NodeSize> sizes(places.size(), {40, 10, 25});
  chart::part(places, sizes, 600, 400);
  for (std::size_t i = 0; i < places.size(); ++i) {
    CHECK(places[i].x >= 40);
    CHECK(places[i].x <= 560);
    CHECK(places[i].y >= 10);
    CHECK(places[i].y <= 375);
    for (std::size_t j = i + 1; j < places.size(); ++j) {
      const bool apart = std::abs(places[i].x - places[j].x) >= 78 || std::abs(places[i].y - places[j].y) >= 33;
      CHECK(apart);
    }
  }
  std::vector<chart::Point> none;
  chart::part(none, {}, 100, 100);
  CHECK(chart::laid_out(0, {}).empty());
  CHECK(chart::laid_out(1, {}).front().x == 0.5);
}

}  // namespace dossier
