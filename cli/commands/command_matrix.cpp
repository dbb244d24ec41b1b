// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/engine.hpp"
#include "cli/commands/request_from.hpp"
#include "cli/options/arguments.hpp"
#include "cli/output/text_output.hpp"
#include "cli/output/text_table.hpp"
#include "cli/terminal/console.hpp"
#include "cli/terminal/safe_text.hpp"
#include "searcher/output/csv.hpp"
#include "searcher/output/export_items.hpp"
#include "searcher/output/response_json.hpp"

namespace dossier {
namespace {

TextTable table_of(const MatrixResponse& response, bool papers, const std::string& empty) {
  const auto number = [&](const MatrixCell& cell) {
    const auto count = papers ? cell.papers : cell.passages;
    return count == 0 ? empty : std::to_string(count);
  };
  TextTable table;
  std::vector<std::string> head{response.row_facet + " \\ " + response.column_facet};
  for (const auto& column : response.columns) head.push_back(safe_text(column));
  head.emplace_back("all");
  table.rows.push_back(std::move(head));
  for (std::size_t r = 0; r < response.rows.size(); ++r) {
    std::vector<std::string> row{safe_text(response.rows[r])};
    for (const auto& cell : response.cells[r]) row.push_back(number(cell));
    row.push_back(number(response.row_totals[r]));
    table.rows.push_back(std::move(row));
  }
  std::vector<std::string> totals{"all"};
  for (const auto& cell : response.column_totals) totals.push_back(number(cell));
  totals.push_back(number(response.total));
  table.rows.push_back(std::move(totals));
  return table;
}

// The table with its origin in each row, as exports of passages have it.
std::string csv_of(const TextTable& table, const Provenance& provenance) {
  std::string out(csv_mark);
  for (auto row : table.rows) {
    const bool head = out.size() == csv_mark.size();
    row.push_back(head ? "query" : provenance.query);
    row.push_back(head ? "filters" : joined(provenance.filters, "; "));
    row.push_back(head ? "index_date" : provenance.index_date);
    row.push_back(head ? "corpus_digest" : provenance.corpus_digest);
    out += csv_line(row);
  }
  return out;
}

void write_left_out(Console& console, const MatrixResponse& response) {
  if (response.rows_left_out == 0 && response.columns_left_out == 0) return;
  console.write(counted(response.rows_left_out, "row", "rows") + " and " +
                counted(response.columns_left_out, "column", "columns") + " with fewer are not shown.\n");
}

}  // namespace

int run_matrix(const Arguments& arguments, Console& console) {
  const auto engine = Engine::open(arguments, console);
  if (!engine) return console.fail(engine.error());
  MatrixRequest request;
  request.rows = arguments.operands()[0];
  request.columns = arguments.operands()[1];
  request.search = search_request(arguments, query_text(arguments, 2));
  const bool csv = arguments.choice("format") == "csv";
  if (csv || arguments.has("json")) request.most_values = 0;
  const auto response = engine->searcher->matrix(request);
  if (!response) return console.fail(response.error());
  const bool papers = arguments.has("papers");
  if (arguments.has("json")) {
    console.write(to_json(*response));
  } else if (csv) {
    const auto provenance = provenance_of(engine->reader->info(), response->echo.understood, request.search.filters);
    console.write(csv_of(table_of(*response, papers, "0"), provenance));
  } else {
    console.start_pager();
    text::echo(console, response->echo, request.search.filters);
    console.write(std::string(papers ? "Papers" : "Passages") +
                  " with both values; a passage can have several values\n\n");
    console.write(table_of(*response, papers, "·").print(console.looks().columns));
    write_left_out(console, *response);
    if (response->total.passages == 0) text::relaxations(console, response->echo);
  }
  return response->total.passages == 0 ? 1 : 0;
}

}  // namespace dossier
