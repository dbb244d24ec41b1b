// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "cli/charts/chart_output.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/request_from.hpp"
#include "cli/output/text_output.hpp"
#include "searcher/charts/chart_tables.hpp"
#include "searcher/charts/keyness_chart.hpp"

namespace dossier {

int run_keyness(const Arguments& arguments, Console& console) {
  const auto opened = open_searchable(arguments, console);
  if (!opened) return console.fail(opened.error());
  KeynessRequest request;
  request.search = search_request(arguments, query_text(arguments, 0));
  request.words = arguments.number("limit", request.words);
  const auto response = opened->searcher().keyness(request);
  if (!response) return console.fail(response.error());
  return give_chart(
      arguments, console, *opened, request.search, *response, [&] { return chart::keyness_chart(*response, {}); },
      [&] { return keyness_table(*response); },
      [&] {
        text::echo(console, response->echo, request.search);
        console.write(counted(response->total, "passage") + " with " + counted(response->here, "word") + ", against " +
                      counted(response->elsewhere, "word") + " elsewhere\n\n");
        write_table(console, keyness_table(*response));
        if (response->words.empty() && response->total > 0) {
          console.write("No word sets these passages apart from the others.\n");
        }
        if (response->total == 0) text::relaxations(console, response->echo);
      });
}

}  // namespace dossier
