// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "cli/commands/answer.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/open_searchable.hpp"
#include "cli/commands/request_from.hpp"
#include "cli/options/arguments.hpp"
#include "cli/output/text_output.hpp"
#include "cli/output/text_table.hpp"
#include "cli/terminal/console.hpp"
#include "cli/terminal/safe_text.hpp"
#include "searcher/output/export_items.hpp"
#include "searcher/output/export_table.hpp"
#include "searcher/output/response_json.hpp"

namespace dossier {
namespace {

/// The table as text; what papers say may hold escapes of the terminal.
TextTable table_of(const MatrixResponse& response, bool papers) {
  TextTable table;
  for (auto& row : matrix_table(response, papers, "·").rows) {
    for (auto& cell : row) cell = safe_text(cell);
    table.rows.push_back(std::move(row));
  }
  return table;
}

void write_left_out(Console& console, const MatrixResponse& response) {
  if (response.rows_left_out == 0 && response.columns_left_out == 0) return;
  console.write(counted(response.rows_left_out, "row", "rows") + " and " +
                counted(response.columns_left_out, "further column is", "further columns are") + " not shown.\n");
}

}  // namespace

int run_matrix(const Arguments& arguments, Console& console) {
  const auto opened = open_searchable(arguments, console);
  if (!opened) return console.fail(opened.error());
  MatrixRequest request;
  request.rows = arguments.operands()[0];
  request.columns = arguments.operands()[1];
  request.search = search_request(arguments, query_text(arguments, 2));
  if (wants_export(arguments) || arguments.has("json")) request.most_values = 0;
  const auto response = opened->searcher().matrix(request);
  if (!response) return console.fail(response.error());
  const bool papers = arguments.has("papers");
  if (arguments.has("json")) {
    console.write(to_json(*response));
  } else if (wants_export(arguments)) {
    const auto written = write_table_export(arguments, console, *opened, request.search, response->echo,
                                            matrix_table(*response, papers, "0"));
    if (!written) return console.fail(written.error());
  } else {
    console.start_pager();
    text::echo(console, response->echo, request.search);
    console.write(std::string(papers ? "Papers" : "Passages") +
                  " with both values; a passage can have several values\n\n");
    console.write(table_of(*response, papers).print(console.looks().columns));
    write_left_out(console, *response);
    if (response->total.passages == 0) text::relaxations(console, response->echo);
  }
  return response->total.passages == 0 ? 1 : 0;
}

}  // namespace dossier
