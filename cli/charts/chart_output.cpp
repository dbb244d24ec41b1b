// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/charts/chart_output.hpp"

#include "cli/output/text_table.hpp"
#include "cli/terminal/safe_text.hpp"
#include "picture/drawing_png.hpp"

namespace dossier {

void write_table(Console& console, const ExportTable& table) {
  TextTable text;
  for (const auto& row : table.rows) {
    text.rows.emplace_back();
    for (const auto& cell : row) text.rows.back().push_back(safe_text(cell));
  }
  console.write(text.print(console.looks().columns));
}

bool wants_drawing(const Arguments& arguments) {
  const auto format = arguments.choice("format");
  return format == "svg" || format == "png";
}

Result<void> write_drawing(const Arguments& arguments, Console& console, const chart::Drawing& drawing) {
  if (arguments.choice("format") == "svg") {
    console.write(drawing.alone());
    return {};
  }
  if (console.looks().terminal) {
    return Error{ErrorCode::Usage, "a PNG cannot be written to a terminal", "write it to a file: > FILE.png"};
  }
  const auto png = drawing_as_png(drawing.alone(), drawing.width(), drawing.height());
  if (!png) return png.error();
  console.write(*png);
  return {};
}

}  // namespace dossier
