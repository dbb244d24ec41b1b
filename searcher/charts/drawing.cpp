// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/charts/drawing.hpp"

#include "base/encoding/xml_text.hpp"
#include "base/utf8.hpp"

#include <array>
#include <cassert>
#include <cmath>
#include <cstdio>

namespace dossier::chart {
namespace {

// Two hues that colour-blind readers tell apart, each with 3:1 or more on its ground; no variables of CSS, which
// programs that draw SVG do not all know.
constexpr std::string_view style = R"(<style>
.chart{background:#fff;font:12px system-ui,"Segoe UI","Noto Sans","Liberation Sans",sans-serif}
.chart text{fill:#23201b}.chart .soft{fill:#5f584d}.chart .bar,.chart .node{fill:#17505f}.chart .share{fill:#b4540a}
.chart .share-line{stroke:#b4540a}.chart .axis{stroke:#8b8273}.chart .grid{stroke:#dfd8ca}
.chart .track{fill:#eceae4}.chart .edge{stroke:#5c8a96}.chart .head{fill:#5c8a96}.chart .target{fill:transparent}
.chart .heat-0{fill:#f5f2ea}.chart .heat-1{fill:#dcebee}.chart .heat-2{fill:#b9d6dc}.chart .heat-3{fill:#8dbac4}.chart .heat-4{fill:#5f9aa8}.chart .heat-5{fill:#2f6c7b}.chart .heat-6{fill:#17505f}
.chart text.on-dark{fill:#fff}.chart .name{paint-order:stroke;stroke:#fff;stroke-width:3px}
@media (prefers-color-scheme:dark){.chart{background:#16191b}.chart text{fill:#e8e3d9}.chart .soft{fill:#aaa396}.chart .bar,.chart .node{fill:#5cb2c7}.chart .share{fill:#e8a15c}.chart .share-line{stroke:#e8a15c}.chart .axis{stroke:#868073}.chart .grid{stroke:#34393c}.chart .track{fill:#22272a}.chart .edge{stroke:#3f7886}.chart .head{fill:#3f7886}
.chart .heat-0{fill:#1b1f21}.chart .heat-1{fill:#1f3138}.chart .heat-2{fill:#264650}.chart .heat-3{fill:#2f5e6b}.chart .heat-4{fill:#3b7a8a}.chart .heat-5{fill:#4c97aa}.chart .heat-6{fill:#5cb2c7}.chart text.on-dark{fill:#0c1416}.chart .name{stroke:#16191b}}
@media (forced-colors:active){.chart .name{stroke:Canvas}.chart text,.chart text.on-dark{fill:CanvasText}.chart .bar,.chart .node,.chart .share{fill:Highlight}.chart .axis,.chart .edge,.chart .share-line{stroke:CanvasText}.chart .head{fill:CanvasText}}
</style>)";

std::string anchor_name(Anchor anchor) {
  constexpr std::array<std::string_view, 3> names{"start", "middle", "end"};
  return std::string(names[static_cast<std::size_t>(anchor)]);
}

std::string attribute(std::string_view name, double value) {
  return " " + std::string(name) + "=\"" + number(value) + '"';
}

std::string class_of(std::string_view look) {
  return look.empty() ? std::string() : " class=\"" + std::string(look) + '"';
}

}  // namespace

std::string number(double value) {
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%.2f", value);
  std::string out(text.data());
  while (out.ends_with('0')) out.pop_back();
  if (out.ends_with('.')) out.pop_back();
  return out == "-0" ? "0" : out;
}

std::string cut(std::string_view text, double pixels) {
  constexpr double usual = 6.4;  // of a letter at 12 pixels
  constexpr double wide = 12;    // of a letter of Chinese, Japanese or Korean
  double used = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto next = utf8::decode(text, at);
    used += next.code >= 0x1100 && next.code != utf8::invalid_char ? (next.code >= 0x2E80 ? wide : usual) : usual;
    if (used > pixels) return std::string(text.substr(0, at)) + "…";
    at += next.size;
  }
  return std::string(text);
}

std::vector<double> axis_steps(double most) {
  constexpr double most_steps = 4;
  double step = std::pow(10, std::floor(std::log10(std::max(most, 1e-9) / most_steps)));
  for (const double factor : {2.0, 2.5, 2.0}) {
    if (most / step > most_steps) step *= factor;
  }
  std::vector<double> steps;
  for (int i = 0; i == 0 || (i - 1) * step < most - 1e-12; ++i) steps.push_back(i * step);
  return steps;
}

Drawing::Drawing(double width, double height, std::string title, std::string description)
    : width_(width), height_(height), title_(std::move(title)), description_(std::move(description)) {}

void Drawing::rect(Point at, double width, double height, std::string_view look) {
  body_ += "<rect" + class_of(look) + attribute("x", at.x) + attribute("y", at.y) + attribute("width", width) +
           attribute("height", height) + "/>\n";
}

void Drawing::line(Point from, Point to, std::string_view look, double thickness) {
  body_ += "<line" + class_of(look) + attribute("x1", from.x) + attribute("y1", from.y) + attribute("x2", to.x) +
           attribute("y2", to.y) + attribute("stroke-width", thickness) + "/>\n";
}

void Drawing::arrow(Point from, Point to, std::string_view look, double thickness) {
  const auto length = std::max(std::hypot(to.x - from.x, to.y - from.y), 1e-6);
  const Point along{(to.x - from.x) / length, (to.y - from.y) / length};
  const auto size = std::min(5 + 2 * thickness, length);
  const auto half = size * 0.4;
  const Point foot{to.x - along.x * size, to.y - along.y * size};
  line(from, foot, look, thickness);
  body_ += "<polygon class=\"head\" points=\"" + number(to.x) + ',' + number(to.y) + ' ' +
           number(foot.x - along.y * half) + ',' + number(foot.y + along.x * half) + ' ' +
           number(foot.x + along.y * half) + ',' + number(foot.y - along.x * half) + "\"/>\n";
}

void Drawing::circle(Point middle, double radius, std::string_view look) {
  body_ += "<circle" + class_of(look) + attribute("cx", middle.x) + attribute("cy", middle.y) + attribute("r", radius) +
           "/>\n";
}

void Drawing::text(Point at, std::string_view text, std::string_view look, Anchor anchor) {
  body_ += "<text" + class_of(look) + attribute("x", at.x) + attribute("y", at.y) +
           (anchor == Anchor::Start ? "" : " text-anchor=\"" + anchor_name(anchor) + '"') + '>' + xml_escaped(text) +
           "</text>\n";
}

void Drawing::open(const Link& link) {
  if (link.href.empty()) {
    open_.emplace_back("g");
    body_ += "<g>";
  } else {
    open_.emplace_back("a");
    body_ += "<a href=\"" + xml_escaped(link.href) + "\" tabindex=\"-1\">";
  }
  if (!link.label.empty()) body_ += "<title>" + xml_escaped(link.label) + "</title>";
  body_ += '\n';
}

void Drawing::close() {
  assert(!open_.empty());
  body_ += "</" + std::string(open_.back()) + ">\n";
  open_.pop_back();
}

std::string Drawing::inside_page() const {
  return "<svg class=\"chart\"" + attribute("width", width_) + attribute("height", height_) + " viewBox=\"0 0 " +
         number(width_) + ' ' + number(height_) + "\" aria-hidden=\"true\" focusable=\"false\">\n" + body_ + "</svg>\n";
}

std::string Drawing::alone() const {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\"" +
         attribute("width", width_) + attribute("height", height_) + " viewBox=\"0 0 " + number(width_) + ' ' +
         number(height_) + "\" role=\"img\" aria-labelledby=\"title description\">\n<title id=\"title\">" +
         xml_escaped(title_) + "</title>\n<desc id=\"description\">" + xml_escaped(description_) + "</desc>\n" +
         std::string(style) + "\n" + body_ + "</svg>\n";
}

}  // namespace dossier::chart
