// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "cli/charts/chart_output.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/request_from.hpp"
#include "cli/output/text_output.hpp"
#include "searcher/charts/chart_tables.hpp"
#include "searcher/charts/timeline_chart.hpp"

namespace dossier {

int run_timeline(const Arguments& arguments, Console& console) {
  const auto opened = open_searchable(arguments, console);
  if (!opened) return console.fail(opened.error());
  TimelineRequest request;
  request.search = search_request(arguments, query_text(arguments, 0));
  request.by = arguments.choice("by") == timeline_by_names[1] ? TimelineBy::Mentions : TimelineBy::Papers;
  const auto response = opened->searcher().timeline(request);
  if (!response) return console.fail(response.error());
  return give_chart(
      arguments, console, *opened, request.search, *response, [&] { return chart::timeline_chart(*response, {}); },
      [&] { return timeline_table(*response); },
      [&] {
        text::echo(console, response->echo, request.search);
        console.write(counted(response->total, "passage") + " in " + counted(response->papers, "paper") +
                      "; the column “all” counts every passage of the year\n\n");
        write_table(console, timeline_table(*response));
        if (response->undated > 0) console.write(counted(response->undated, "passage") + " without a year\n");
        if (response->total == 0) text::relaxations(console, response->echo);
      });
}

}  // namespace dossier
