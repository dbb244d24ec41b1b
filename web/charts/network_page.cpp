// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "searcher/charts/chart_json.hpp"
#include "searcher/charts/chart_tables.hpp"
#include "searcher/charts/network_chart.hpp"
#include "web/charts/chart_page.hpp"
#include "web/charts/charts.hpp"
#include "web/views/wording.hpp"

namespace dossier::web::charts {
namespace {

struct Asked {
  PageUrl url;
  NetworkRequest request;
};

Asked asked_network(Call& call) {
  Asked asked;
  const auto usual = asked.request.most_edges;
  asked.request.most_edges = call.parameters.take_number("pairs", usual, 1, max_matrix_values);
  asked.url = page_url(call, "/network");
  if (asked.request.most_edges != usual) asked.url.own.emplace_back("pairs", std::to_string(asked.request.most_edges));
  asked.request.search = asked.url.request;
  return asked;
}

}  // namespace

Result<Reply> network(Call& call) {
  const auto [url, request] = asked_network(call);
  const auto response = call.searcher.network(request);
  if (!response) return response.error();
  auto framed = chart_frame(call, url, response->echo, "Network", "pairs of states, by passages about both");
  if (!framed) return std::move(framed).error();
  auto& view = *framed;
  const auto address = [search = url.at("/search"), &response](const std::string& value) {
    return address_of_value(search, response->echo.understood, "dyad", value);
  };
  Figure pairs;
  pairs.caption = "Pairs of states";
  pairs.svg = chart::network_chart(*response, {address, address}).inside_page();
  pairs.head = {"Pair", "Passages", "Papers"};
  for (const auto& edge : response->edges) {
    View row = View::array();
    row.push_back(cell(shown_value("dyad", edge.dyad, call.catalogue)));
    row.push_back(cell(with_separators(edge.passages), address(edge.dyad)));
    row.push_back(cell(with_separators(edge.papers)));
    pairs.rows.push_back({{"cells", row}});
  }
  Figure states;
  states.caption = "States";
  states.head = {"State", "Passages", "Pairs shown"};
  for (const auto& node : response->nodes) {
    View row = View::array();
    row.push_back(cell(node.name));
    row.push_back(cell(with_separators(node.passages), address(node.name)));
    row.push_back(cell(with_separators(node.pairs)));
    states.rows.push_back({{"cells", row}});
  }
  view["count_text"] = counted(response->total, "passage") + ", " +
                       with_separators(response->total - response->without) + " about a pair of states";
  view["none"] = response->edges.empty();
  view["none_text"] =
      response->total == 0 ? "No passage matches." : "No passage that matches is about a pair of states.";
  if (!response->edges.empty()) {
    view["figures"].push_back(figure_view(std::move(pairs)));
    view["figures"].push_back(figure_view(std::move(states)));
  }
  view["rest_text"] = response->edges_left_out > 0
                          ? "Show more pairs (" + with_separators(response->edges_left_out) + " not shown)"
                          : std::string();
  view["rest_href"] = url.with("pairs", std::to_string(max_matrix_values)).text();
  if (request.most_edges == max_matrix_values) view["rest_text"] = "";
  return page(call, "chart", view);
}

Result<Reply> network_file(Call& call) {
  const auto asked = asked_network(call);
  const auto response = call.searcher.network(asked.request);
  if (!response) return response.error();
  return chart_file(
      call, asked.request.search, response->echo, [&] { return to_json(*response); },
      [&] { return network_table(*response); }, [&] { return chart::network_chart(*response, {}); });
}

}  // namespace dossier::web::charts
