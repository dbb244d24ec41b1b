// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/charts/citations_chart.hpp"

#include "base/strings.hpp"
#include "searcher/charts/graph_layout.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace dossier::chart {
namespace {

constexpr double least_side = 320;
constexpr double most_width = 900;
constexpr double most_height = 1400;
constexpr double margin = 60;
constexpr double greatest_radius = 18;
constexpr double least_radius = 5;
constexpr double thickest = 6;
constexpr double name_width = 130;
constexpr double title_width = 70;  // behind a name that several have
constexpr double name_height = 18;
constexpr double letter_width = 7.6;

/// A paper in the drawing.
struct Node {
  const Paper* paper = nullptr;
  std::string name;
  std::uint32_t passages = 0;  ///< that cite it, drawn or not, as what follows
  std::uint32_t papers = 0;    ///< that these are of
  std::uint32_t listing = 0;   ///< papers that have it in their references only
  std::uint32_t cites = 0;     ///< papers
  double radius = least_radius;
};

class CitationsChart {
 public:
  CitationsChart(const CitationsResponse& response, std::size_t pairs, const CitationsWords& words)
      : response_(response), words_(words) {
    for (const auto* list : {&response.cited_by, &response.cites}) {
      for (const auto& link : *list) links_.push_back(&link);
    }
    std::stable_sort(links_.begin(), links_.end(),
                     [](const auto* a, const auto* b) { return a->passages > b->passages; });
    auto nodes = count();
    left_out_ = links_.size() - std::min(links_.size(), pairs);
    links_.resize(links_.size() - left_out_);
    gather(nodes);
  }

  Drawing run() {
    const auto count = static_cast<double>(nodes_.size());
    const auto width = std::clamp(count * 75, least_side, most_width);
    const auto height = std::clamp(count * 45, least_side * 0.75, most_height);
    Drawing drawing(width, height, title(), description());
    place(width, height);
    for (auto link = links_.rbegin(); link != links_.rend(); ++link) draw(drawing, **link);  // the strongest on top
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      open(drawing, nodes_[i]);
      drawing.circle(places_[i], nodes_[i].radius, "node");
      drawing.close();
    }
    for (std::size_t i = 0; i < nodes_.size(); ++i) {  // above all circles and lines
      open(drawing, nodes_[i]);
      drawing.text({places_[i].x, places_[i].y + nodes_[i].radius + 12}, nodes_[i].name, "name", Anchor::Middle);
      drawing.close();
    }
    return drawing;
  }

 private:
  /// What is known of each paper by all pairs.
  [[nodiscard]] std::map<std::string, Node> count() const {
    std::map<std::string, Node> by_id;
    for (const auto* link : links_) {
      for (const auto& id : {link->citing, link->cited}) by_id[id].paper = &response_.papers.at(id);
      auto& cited = by_id[link->cited];
      cited.passages += link->passages;
      ++(link->passages > 0 ? cited.papers : cited.listing);
      ++by_id[link->citing].cites;
    }
    return by_id;
  }

  /// Takes the papers of the pairs that are drawn.
  void gather(std::map<std::string, Node>& by_id) {
    std::set<std::string> taken;
    for (const auto* link : links_) taken.insert({link->citing, link->cited});
    double most = 1;
    for (const auto& id : taken) {
      auto& node = by_id.at(id);
      most = std::max(most, static_cast<double>(node.passages));
      nodes_.push_back(std::move(node));
    }
    const auto partners = [](const Node& node) { return node.papers + node.listing + node.cites; };
    std::stable_sort(nodes_.begin(), nodes_.end(),
                     [&](const Node& a, const Node& b) { return partners(a) > partners(b); });
    std::map<std::string, int> bearers;
    for (const auto& node : nodes_) ++bearers[words_.name(*node.paper)];
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      auto& node = nodes_[i];
      node.radius = std::max(least_radius, greatest_radius * std::sqrt(node.passages / most));
      const auto name = words_.name(*node.paper);
      node.name = bearers[name] > 1 ? cut(name, name_width) + ", " + cut(node.paper->title, title_width)
                                    : cut(name, name_width);
      number_[node.paper->id] = i;
    }
    for (const auto* link : links_) drawn_.emplace(link->citing, link->cited);
  }

  void place(double width, double height) {
    std::vector<GraphEdge> edges;
    for (const auto* link : links_) {
      edges.push_back({number_.at(link->citing), number_.at(link->cited), 1.0 + link->passages});
    }
    places_ = laid_out(nodes_.size(), edges);
    std::vector<NodeSize> sizes;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      places_[i].x = margin + places_[i].x * (width - 2 * margin);
      places_[i].y = margin / 2 + places_[i].y * (height - margin);
      const auto half = letters(nodes_[i].name) * letter_width / 2;
      sizes.push_back({std::max(half, nodes_[i].radius) + 3, nodes_[i].radius + 3, nodes_[i].radius + name_height});
    }
    part(places_, sizes, width, height);
  }

  static double letters(std::string_view name) {
    return static_cast<double>(std::count_if(name.begin(), name.end(), [](char c) { return (c & 0xC0) != 0x80; }));
  }

  void draw(Drawing& drawing, const CitationLink& link) const {
    const auto from = number_.at(link.citing);
    const auto to = number_.at(link.cited);
    auto start = places_[from];
    auto end = places_[to];
    const auto length = std::max(std::hypot(end.x - start.x, end.y - start.y), 1e-6);
    const Point along{(end.x - start.x) / length, (end.y - start.y) / length};
    const auto inner = std::min(nodes_[from].radius + 1, length / 3);
    const auto outer = std::min(nodes_[to].radius + 1, length / 3);
    start = {start.x + along.x * inner, start.y + along.y * inner};
    end = {end.x - along.x * outer, end.y - along.y * outer};
    if (drawn_.contains({link.cited, link.citing})) {  // two that cite each other: two arrows beside each other
      constexpr double aside = 4;
      for (auto* point : {&start, &end}) *point = {point->x - along.y * aside, point->y + along.x * aside};
    }
    drawing.open({words_.of_pair ? words_.of_pair(link) : std::string(), label(link)});
    drawing.arrow(start, end, "edge", std::min(thickest, 0.6 + std::sqrt(link.passages)));
    drawing.close();
  }

  [[nodiscard]] std::string label(const CitationLink& link) const {
    const auto how = link.passages > 0 ? counted(link.passages, "passage") : std::string("only in the references");
    return words_.name(response_.papers.at(link.citing)) + " cites " + words_.name(response_.papers.at(link.cited)) +
           ": " + how;
  }

  void open(Drawing& drawing, const Node& node) const {
    std::vector<std::string> parts;
    if (node.papers > 0) {
      parts.push_back("cited in " + counted(node.passages, "passage") + " of " + counted(node.papers, "paper"));
    }
    if (node.listing > 0) parts.push_back("only in the references of " + counted(node.listing, "paper"));
    if (node.cites > 0) parts.push_back("cites " + counted(node.cites, "paper"));
    const auto label = words_.name(*node.paper) + ": " + joined(parts, "; ");
    drawing.open({words_.of_paper ? words_.of_paper(node.paper->id) : std::string(), label});
  }

  [[nodiscard]] std::string title() const {
    std::string title = "Who cites whom";
    if (!response_.paper.empty()) title += ": " + words_.name(response_.papers.at(response_.paper));
    return response_.echo.given.empty() ? title : title + ": " + response_.echo.given;
  }

  [[nodiscard]] std::string description() const {
    auto text = counted(links_.size(), "pair") + " of " + counted(nodes_.size(), "paper");
    if (left_out_ > 0) text += "; " + counted(left_out_, "further pair is", "further pairs are") + " not drawn";
    return text;
  }

  const CitationsResponse& response_;
  const CitationsWords& words_;
  std::vector<const CitationLink*> links_;  ///< drawn, by passages
  std::size_t left_out_ = 0;
  std::vector<Node> nodes_;
  std::map<std::string, std::size_t> number_;            ///< of a paper's node, by id
  std::set<std::pair<std::string, std::string>> drawn_;  ///< citing, cited
  std::vector<Point> places_;
};

}  // namespace

Drawing citations_chart(const CitationsResponse& response, std::size_t pairs, const CitationsWords& words) {
  return CitationsChart(response, pairs, words).run();
}

}  // namespace dossier::chart
