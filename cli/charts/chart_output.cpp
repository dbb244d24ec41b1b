// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/charts/chart_output.hpp"

#include "cli/output/text_table.hpp"
#include "cli/terminal/safe_text.hpp"

namespace dossier {

void write_table(Console& console, const ExportTable& table) {
  TextTable text;
  for (const auto& row : table.rows) {
    text.rows.emplace_back();
    for (const auto& cell : row) text.rows.back().push_back(safe_text(cell));
  }
  console.write(text.print(console.looks().columns));
}

bool wants_drawing(const Arguments& arguments) { return arguments.choice("format") == "svg"; }

Result<void> write_table_export(const Arguments& arguments, Console& console, const Engine& engine,
                                const SearchRequest& asked, const QueryEcho& echo, const ExportTable& table) {
  const auto format = *find_export_format(arguments.choice("format"));
  const auto provenance = provenance_of(engine.reader->info(), echo.understood, asked);
  return write_bytes(console, format, export_tables(format, provenance, {table}));
}

}  // namespace dossier
