// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "cli/charts/chart_output.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/request_from.hpp"
#include "cli/output/text_output.hpp"
#include "searcher/charts/heat_chart.hpp"

namespace dossier {

int run_heat(const Arguments& arguments, Console& console) {
  const auto opened = open_searchable(arguments, console);
  if (!opened) return console.fail(opened.error());
  const auto by = arguments.choice("by") == timeline_by_names[1] ? TimelineBy::Mentions : TimelineBy::Papers;
  const auto search = search_request(arguments, query_text(arguments, 0));
  const auto request = chart::heat_request(search, by);
  auto response = opened->searcher().matrix(request);
  if (!response) return console.fail(response.error());
  chart::keep_heat(*response, arguments.number("limit", chart::usual_heat_rows));
  return give_chart(
      arguments, console, *opened, search, *response, [&] { return chart::heat_chart(*response, {}); },
      [&] { return matrix_table(*response, false, "0"); },
      [&] {
        text::echo(console, response->echo, search);
        console.write(counted(response->total.passages, "passage") + " in " + counted(response->total.papers, "paper") +
                      "\n\n");
        write_table(console, matrix_table(*response, false, "·"));
        if (response->rows_left_out > 0) {
          console.write(counted(response->rows_left_out, "further pair is", "further pairs are") + " not shown.\n");
        }
        if (response->total.passages == 0) text::relaxations(console, response->echo);
      });
}

}  // namespace dossier
