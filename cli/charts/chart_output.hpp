// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commands/answer.hpp"
#include "cli/commands/open_searchable.hpp"
#include "searcher/charts/chart_json.hpp"
#include "searcher/charts/drawing.hpp"

namespace dossier {

/// A table as text, safe for a terminal.
void write_table(Console& console, const ExportTable& table);

/// Whether --format asks for a drawing.
bool wants_drawing(const Arguments& arguments);
/// Writes a drawing in the format that --format names. Errors: Usage; those of drawing_as_png.
Result<void> write_drawing(const Arguments& arguments, Console& console, const chart::Drawing& drawing);

inline std::uint32_t total_of(const MatrixResponse& response) { return response.total.passages; }
template <class Response>
std::uint32_t total_of(const Response& response) {
  return response.total;
}

/// Gives an answer in the shape that the flags ask for: JSON, a drawing, a table, or the text that `write_text()`
/// writes. Gives the exit status.
template <class Response, class Draw, class Table, class WriteText>
int give_chart(const Arguments& arguments, Console& console, const SearchableIndex& opened, const SearchRequest& asked,
               const Response& response, Draw draw, Table table, WriteText write_text) {
  if (arguments.has("json")) {
    console.write(to_json(response));
  } else if (wants_drawing(arguments)) {
    const auto written = write_drawing(arguments, console, draw());
    if (!written) return console.fail(written.error());
  } else if (wants_export(arguments)) {
    const auto written = write_table_export(arguments, console, opened, asked, response.echo, table());
    if (!written) return console.fail(written.error());
  } else {
    console.start_pager();
    write_text();
  }
  return total_of(response) == 0 ? 1 : 0;
}

}  // namespace dossier
