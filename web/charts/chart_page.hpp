// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/charts/drawing.hpp"
#include "searcher/output/export_table.hpp"
#include "web/pages/page.hpp"
#include "web/views/facet_view.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dossier::web::charts {

/// A cell of the table behind a drawing.
View cell(std::string text, std::string href = {});
/// One with several links: a pair has text and address.
View cell_of_links(const std::vector<std::pair<std::string, std::string>>& links);

/// A drawing with its table.
struct Figure {
  std::string caption;
  std::string svg;                ///< empty: a table alone
  std::vector<std::string> head;  ///< names of the table's columns
  View rows = View::array();      ///< lists of cells
};
View figure_view(Figure figure);

/// The page of a chart up to its figures: frame, echo, filters, facets, the choice of charts.
Result<View> chart_frame(Call& call, const PageUrl& url, const QueryEcho& echo, const std::string& heading,
                         const std::string& aside);

/// The links of a chart's files; PNG where it can be drawn.
View file_links(const PageUrl& url);
/// The file that `format` asks for; `table` and `drawing` make what is wanted only. Errors: Usage.
template <class Json, class Table, class Draw>
Result<Reply> chart_file(Call& call, const SearchRequest& asked, const QueryEcho& echo, Json json, Table table,
                         Draw draw);

Result<Reply> table_file(Call& call, const SearchRequest& asked, const QueryEcho& echo, const ExportTable& table);
Result<Reply> png_file(const chart::Drawing& drawing);
Reply named_file(std::string_view media_type, std::string_view name, std::string bytes);

template <class Json, class Table, class Draw>
Result<Reply> chart_file(Call& call, const SearchRequest& asked, const QueryEcho& echo, Json json, Table table,
                         Draw draw) {
  constexpr std::size_t svg = 0;
  constexpr std::size_t png = 1;
  constexpr std::size_t csv = 2;
  const auto format = call.parameters.take_choice("format", {"svg", "png", "csv", "json"}, svg);
  if (format == svg) return named_file("image/svg+xml", "dossier.svg", draw().alone());
  if (format == png) return png_file(draw());
  if (format == csv) return table_file(call, asked, echo, table());
  return named_file("application/json", "dossier.json", json());
}

}  // namespace dossier::web::charts
