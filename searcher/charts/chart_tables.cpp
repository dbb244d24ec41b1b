// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/charts/chart_tables.hpp"

#include "searcher/charts/drawing.hpp"
#include "searcher/charts/timeline_chart.hpp"

namespace dossier {

ExportTable timeline_table(const TimelineResponse& response) {
  ExportTable table{chart::timeline_title(response), {{response.facet, "passages", "papers", "all", "percent"}}};
  for (const auto& year : response.years) {
    table.rows.push_back({year.value, std::to_string(year.passages), std::to_string(year.papers),
                          std::to_string(year.all), chart::number(year.share() * 100)});
  }
  return table;
}

ExportTable dispersion_table(const DispersionResponse& response) {
  ExportTable table{"Where the passages stand", {{"paper", "year", "n", "of", "id"}}};
  for (const auto& one : response.papers) {
    for (const auto& mark : one.marks) {
      table.rows.push_back({one.paper.id, one.paper.year ? std::to_string(*one.paper.year) : "", std::to_string(mark.n),
                            std::to_string(one.length), mark.id});
    }
  }
  return table;
}

}  // namespace dossier
