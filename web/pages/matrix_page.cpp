// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "base/system/memory_reserve.hpp"
#include "index/mentions_year.hpp"
#include "searcher/charts/heat_chart.hpp"
#include "web/pages/asked.hpp"
#include "web/pages/page.hpp"
#include "web/pages/pages.hpp"
#include "web/views/counting_view.hpp"
#include "web/views/echo_view.hpp"
#include "web/views/export_view.hpp"
#include "web/views/facet_panel.hpp"
#include "web/views/wording.hpp"

#include <algorithm>
#include <numeric>

namespace dossier::web::pages {
namespace {

View choices_of(const std::vector<std::string>& facets, const std::string& chosen) {
  View views = View::array();
  for (const auto& facet : facets) {
    views.push_back({{"value", facet}, {"text", facet_title(facet)}, {"selected", facet == chosen}});
  }
  return views;
}

/// Places in the order in which they are shown: by passages, as they come, but years as they went by.
std::vector<std::size_t> order_of(const std::string& facet, const std::vector<std::string>& values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (facet == "year" || facet == mentions_year_facet) {
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return values[a] < values[b]; });
  }
  return order;
}

/// The query with one more facet value that every passage must have. In a facet's filter, values are alternatives.
std::string also_with(const std::string& query, const std::string& facet, const std::string& value) {
  const auto term = facet + ":\"" + value + "\"";
  return query.empty() ? term : "(" + query + ") " + term;
}

/// The table of a matrix, with a link behind each cell and each total.
class Table {
 public:
  /// `search`: for the links.
  Table(const MatrixResponse& matrix, const PageUrl& search, const Catalogue& catalogue)
      : matrix_(matrix), search_(search), catalogue_(catalogue) {
    for (const auto& row : matrix.cells) {
      for (const auto& cell : row) most_ = std::max(most_, cell.passages);
    }
  }

  void add_to(View& view) const {
    view["columns"] = View::array();
    const auto columns = order_of(matrix_.column_facet, matrix_.columns);
    for (const auto column : columns) {
      view["columns"].push_back(total(matrix_.column_facet, matrix_.columns[column], matrix_.column_totals[column]));
    }
    view["rows"] = View::array();
    for (const auto row : order_of(matrix_.row_facet, matrix_.rows)) {
      memory_reserve::give_up_if_low();
      View cells = View::array();
      for (const auto column : columns) cells.push_back(cell(row, column));
      view["rows"].push_back(
          {{"head", total(matrix_.row_facet, matrix_.rows[row], matrix_.row_totals[row])}, {"cells", cells}});
    }
  }

 private:
  [[nodiscard]] View cell(std::size_t row, std::size_t column) const {
    const auto& cell = matrix_.cells[row][column];
    if (cell.passages == 0) return {{"empty", true}};
    const auto& row_value = matrix_.rows[row];
    const auto& column_value = matrix_.columns[column];
    auto href = search_.only(matrix_.row_facet, row_value);
    href = matrix_.row_facet == matrix_.column_facet
               ? href.with_query(also_with(href.request.query, matrix_.column_facet, column_value))
               : href.only(matrix_.column_facet, column_value);
    return {{"empty", false},
            {"shade", "shade-" + std::to_string(chart::shade_of(cell.passages, most_))},
            {"href", href.text()},
            {"passages", with_separators(cell.passages)},
            {"papers_text", counted(cell.papers, "paper")},
            {"described", counted(cell.passages, "passage") + " in " + counted(cell.papers, "paper") + " on " +
                              shown_value(matrix_.row_facet, row_value, catalogue_) + " and " +
                              shown_value(matrix_.column_facet, column_value, catalogue_)}};
  }

  [[nodiscard]] View total(const std::string& facet, const std::string& value, const MatrixCell& total) const {
    return {{"text", shown_value(facet, value, catalogue_)},
            {"passages", with_separators(total.passages)},
            {"papers_text", counted(total.papers, "paper")},
            {"href", search_.only(facet, value).text()}};
  }

  const MatrixResponse& matrix_;
  const PageUrl& search_;
  const Catalogue& catalogue_;
  std::uint32_t most_ = 1;
};

/// What the choice of facets keeps: the search with its filters, and all of its own but the facets.
View axes_hidden(const PageUrl& url) {
  View fields = View::array();
  for (const auto& [name, value] : print_search(url.request, PageUrl::usual())) {
    fields.push_back({{"field", name}, {"field_value", value}});
  }
  for (const auto& [name, value] : url.own) {
    if (name != "rows" && name != "columns") fields.push_back({{"field", name}, {"field_value", value}});
  }
  return fields;
}

View order_choices(const PageUrl& url, bool by_name) {
  View views = View::array();
  views.push_back(choice_view("Passages", url.with("order", ""), !by_name));
  views.push_back(choice_view("Name", url.with("order", matrix_orders[1]), by_name));
  return views;
}

std::vector<ExportSet> sets(const MatrixResponse& response, bool left_out) {
  if (response.rows.empty() || response.columns.empty()) return {};
  const auto size = counted(response.rows.size(), "row") + " and " + counted(response.columns.size(), "column");
  std::vector<ExportSet> sets{{"The table shown, " + size, false}};
  if (left_out) {
    sets.push_back({"All " + counted(response.rows.size() + response.rows_left_out, "row") + " and " +
                        counted(response.columns.size() + response.columns_left_out, "column"),
                    true});
  }
  return sets;
}

}  // namespace

Result<Reply> matrix(Call& call) {
  const auto [url, request] = asked_matrix(call);
  const auto response = call.searcher.matrix(request);
  if (!response) return response.error();
  const auto facets = facets_of(call, url);
  if (!facets) return facets.error();
  const auto title = facet_title(request.rows) + " by " + request.columns;
  auto view = frame(call, url, title);
  view["echo"] = echo_view(response->echo, url, call.index);
  view["row_choices"] = choices_of(call.catalogue.facets(), request.rows);
  view["column_choices"] = choices_of(call.catalogue.facets(), request.columns);
  view["axes_hidden"] = axes_hidden(url);
  view["caption"] = title;
  view["count_text"] = counted(response->total.passages, "passage") + " in " + counted(response->total.papers, "paper");
  view["facets_above"] = true;
  add_facets(view, url, *facets, call.catalogue);
  view["orders"] = order_choices(url, request.by_name);
  view["swap_href"] = url.with("rows", request.columns).with("columns", request.rows).text();
  Table(*response, url.at("/search"), call.catalogue).add_to(view);
  if (auto added = add_counting(view, url, call.index); !added) return std::move(added).error();
  view["none"] = response->rows.empty() || response->columns.empty();
  const auto left_out = response->rows_left_out + response->columns_left_out;
  view["left_out"] = left_out > 0
                         ? counted(left_out, "less frequent value is", "less frequent values are") + " not shown."
                         : std::string();
  const bool more = left_out > 0 && request.most_values < max_matrix_values;
  view["more_href"] = more ? url.with("values", std::to_string(max_matrix_values)).text() : std::string();
  const auto exports = sets(*response, left_out > 0);
  view["exported"] = !exports.empty();
  view["exports"] = export_views(url, exports, true);
  return page(call, "matrix", view);
}

}  // namespace dossier::web::pages
