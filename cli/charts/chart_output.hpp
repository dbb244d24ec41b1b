// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commands/answer.hpp"
#include "cli/commands/engine.hpp"
#include "searcher/charts/chart_json.hpp"
#include "searcher/charts/drawing.hpp"
#include "searcher/output/export_table.hpp"

namespace dossier {

/// A table as text, safe for a terminal.
void write_table(Console& console, const ExportTable& table);

/// Whether --format asks for a drawing.
bool wants_drawing(const Arguments& arguments);
/// Writes the table in the format that --format names. Errors: Usage.
Result<void> write_table_export(const Arguments& arguments, Console& console, const Engine& engine,
                                const SearchRequest& asked, const QueryEcho& echo, const ExportTable& table);

/// Gives an answer in the shape that the flags ask for: JSON, a drawing, a table, or the text that `write_text()`
/// writes. Gives the exit status.
template <class Response, class Draw, class Table, class WriteText>
int give_chart(const Arguments& arguments, Console& console, const Engine& engine, const SearchRequest& asked,
               const Response& response, Draw draw, Table table, WriteText write_text) {
  if (arguments.has("json")) {
    console.write(to_json(response));
  } else if (wants_drawing(arguments)) {
    console.write(draw().alone());
  } else if (wants_export(arguments)) {
    const auto written = write_table_export(arguments, console, engine, asked, response.echo, table());
    if (!written) return console.fail(written.error());
  } else {
    console.start_pager();
    write_text();
  }
  return response.total == 0 ? 1 : 0;
}

}  // namespace dossier
