// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "cli/charts/chart_output.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/request_from.hpp"
#include "cli/output/text_output.hpp"
#include "searcher/charts/chart_tables.hpp"
#include "searcher/charts/network_chart.hpp"

namespace dossier {

int run_network(const Arguments& arguments, Console& console) {
  const auto opened = open_searchable(arguments, console);
  if (!opened) return console.fail(opened.error());
  NetworkRequest request;
  request.search = search_request(arguments, query_text(arguments, 0));
  request.most_edges = arguments.number("limit", request.most_edges);
  const auto response = opened->searcher().network(request);
  if (!response) return console.fail(response.error());
  return give_chart(
      arguments, console, *opened, request.search, *response, [&] { return chart::network_chart(*response, {}); },
      [&] { return network_table(*response); },
      [&] {
        text::echo(console, response->echo, request.search);
        console.write(counted(response->total, "passage") + ", " + with_separators(response->without) +
                      " without a pair of states\n\n");
        write_table(console, network_table(*response));
        if (response->edges_left_out > 0) {
          console.write(counted(response->edges_left_out, "further pair is", "further pairs are") + " not shown.\n");
        }
        if (response->total == 0) text::relaxations(console, response->echo);
      });
}

}  // namespace dossier
