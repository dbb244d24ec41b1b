// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "base/system/memory_reserve.hpp"
#include "searcher/charts/heat_chart.hpp"
#include "searcher/output/response_json.hpp"
#include "web/charts/chart_page.hpp"
#include "web/charts/charts.hpp"
#include "web/charts/year_choice.hpp"
#include "web/views/wording.hpp"

namespace dossier::web::charts {
namespace {

struct Asked {
  PageUrl url;
  TimelineBy by = TimelineBy::Papers;
  MatrixRequest request;
};

Asked asked_heat(Call& call) {
  Asked asked;
  asked.by = asked_years(call);
  asked.url = page_url(call, "/heat");
  keep_years(asked.url, asked.by);
  asked.request = chart::heat_request(asked.url.request, asked.by);
  return asked;
}

Result<MatrixResponse> answer(Call& call, const Asked& asked) {
  auto response = call.searcher.matrix(asked.request);
  if (response) chart::keep_heat(*response, chart::usual_heat_rows);
  return response;
}

Figure heat_figure(const MatrixResponse& response, const PageUrl& search, const Catalogue& catalogue) {
  const auto address = [&](const std::string& row, const std::string& column) {
    return address_of_values(search, response.echo.understood,
                             {{response.row_facet, row}, {response.column_facet, column}});
  };
  Figure figure;
  figure.caption = "Pairs of states by year";
  figure.svg = chart::heat_chart(response, address).inside_page();
  figure.head = {"Pair"};
  figure.head.insert(figure.head.end(), response.columns.begin(), response.columns.end());
  for (std::size_t r = 0; r < response.rows.size(); ++r) {
    memory_reserve::give_up_if_low();
    View row = View::array();
    row.push_back(cell(shown_value("dyad", response.rows[r], catalogue)));
    for (std::size_t column = 0; column < response.columns.size(); ++column) {
      const auto count = response.cells[r][column].passages;
      row.push_back(count == 0 ? cell("0")
                               : cell(with_separators(count), address(response.rows[r], response.columns[column])));
    }
    figure.rows.push_back({{"cells", row}});
  }
  return figure;
}

}  // namespace

Result<Reply> heat(Call& call) {
  const auto asked = asked_heat(call);
  const auto response = answer(call, asked);
  if (!response) return response.error();
  auto framed = chart_frame(call, asked.url, response->echo, "Heat map", "pairs of states by year");
  if (!framed) return std::move(framed).error();
  auto& view = *framed;
  view["choices"].push_back(year_choice(asked.url, asked.by));
  view["count_text"] = counted(response->total.passages, "passage") + " in " + counted(response->total.papers, "paper");
  const bool none = response->rows.empty() || response->columns.empty();
  view["none"] = none;
  view["none_text"] = "No passage that matches has a pair of states and a year.";
  if (!none) {
    view["figures"].push_back(figure_view(heat_figure(*response, asked.url.at("/search"), call.catalogue)));
  }
  view["rest_text"] = response->rows_left_out > 0
                          ? "All pairs, as a matrix (" + counted(response->rows_left_out, "more pair") + ")"
                          : std::string();
  view["rest_href"] = asked.url.at("/matrix")
                          .with("by", "")
                          .with("rows", "dyad")
                          .with("columns", response->column_facet)
                          .with("values", std::to_string(max_matrix_values))
                          .text();
  return page(call, "chart", view);
}

Result<Reply> heat_file(Call& call) {
  const auto asked = asked_heat(call);
  const auto response = answer(call, asked);
  if (!response) return response.error();
  return chart_file(
      call, asked.url.request, response->echo, [&] { return to_json(*response); },
      [&] { return matrix_table(*response, false, "0"); }, [&] { return chart::heat_chart(*response, {}); });
}

}  // namespace dossier::web::charts
