// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/charts/dispersion_chart.hpp"

#include "base/strings.hpp"

#include <algorithm>

namespace dossier::chart {
namespace {

constexpr double width = 720;
constexpr double row_height = 40;
constexpr double track_top = 18;
constexpr double track_height = 14;
constexpr double counts_width = 90;
constexpr double least_tick = 2;

std::string address(const AddressOf& address_of, const std::string& value) {
  return address_of ? address_of(value) : std::string();
}

void draw_row(Drawing& drawing, double top, const DispersionPaper& one, const DispersionWords& words) {
  const auto name = words.name(one.paper);
  const auto count = counted(one.marks.size(), "passage");
  drawing.open({address(words.of_paper, one.paper.id), name + ": " + count + " of " + with_separators(one.length)});
  drawing.text({0, top + 12}, cut(name, width - counts_width));
  drawing.text({width, top + 12}, with_separators(one.marks.size()) + " of " + with_separators(one.length), "soft",
               Anchor::End);
  drawing.close();
  drawing.rect({0, top + track_top}, width, track_height, "track");
  const auto step = width / std::max(1.0, static_cast<double>(one.length));
  for (const auto& mark : one.marks) {
    const auto x = (mark.n - 1) * step;
    drawing.open({address(words.of_passage, mark.id),
                  name + ", passage " + with_separators(mark.n) + " of " + with_separators(one.length)});
    drawing.rect({std::min(x, width - least_tick), top + track_top}, std::max(step * 0.8, least_tick), track_height,
                 "bar");
    drawing.close();
  }
}

}  // namespace

Drawing dispersion_chart(const DispersionResponse& response, const DispersionWords& words) {
  const auto query = response.echo.given;
  Drawing drawing(width, std::max(1.0, row_height * static_cast<double>(response.papers.size())),
                  query.empty() ? "Where the passages stand" : "Where the passages stand: " + query,
                  counted(response.total, "passage") + " in " + counted(response.papers_with, "paper"));
  double top = 0;
  for (const auto& one : response.papers) {
    draw_row(drawing, top, one, words);
    top += row_height;
  }
  return drawing;
}

}  // namespace dossier::chart
