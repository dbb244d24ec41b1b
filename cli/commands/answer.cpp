// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/answer.hpp"

#include "cli/commands/request_from.hpp"
#include "searcher/citing/own_styles.hpp"

#include <cstdlib>

namespace dossier {

bool wants_export(const Arguments& arguments) { return arguments.choice("format") != "text"; }

Result<CitingStyle> style_for(const Arguments& arguments) {
  const char* usual = std::getenv("DOSSIER_STYLE");
  const auto name = arguments.has("style") ? arguments.value("style") : std::string(usual == nullptr ? "" : usual);
  if (name.empty()) return CitingStyle();
  const bool is_file = name.ends_with(".csl") || name.find('/') != std::string::npos;
  auto style = is_file ? OwnStyles::read(name) : OwnStyles(OwnStyles::usual_folder()).find(name);
  if (!style) return Error{ErrorCode::Usage, style.error().message, style.error().hint};
  return style;
}

Result<void> check_style(const Arguments& arguments) {
  if (!arguments.has("style") || (wants_export(arguments) && !arguments.has("json"))) return {};
  return Error{ErrorCode::Usage, "--style is for exports", "add --format markdown, or another format"};
}

Result<void> write_bytes(Console& console, ExportFormat format, const std::string& bytes) {
  if (!info_of(format).is_text && console.looks().terminal) {
    const auto name = std::string(info_of(format).name);
    return Error{ErrorCode::Usage, name + " cannot be shown in a terminal", "write it to a file: > FILE." + name};
  }
  console.write(bytes);
  return {};
}

Result<void> write_export(const Arguments& arguments, Console& console, const SearchableIndex& opened,
                          const std::string& query, const std::vector<ExportItem>& items, const SearchRequest& asked) {
  const auto provenance = provenance_of(opened.catalogue().info(), query, asked);
  const auto format = *find_export_format(arguments.choice("format"));
  const auto style = style_for(arguments);
  if (!style) return style.error();
  return write_bytes(console, format, export_passages(format, provenance, items, *style));
}

Result<void> write_table_export(const Arguments& arguments, Console& console, const SearchableIndex& opened,
                                const SearchRequest& asked, const QueryEcho& echo, const ExportTable& table) {
  const auto format = *find_export_format(arguments.choice("format"));
  const auto provenance = provenance_of(opened.catalogue().info(), echo.understood, asked);
  return write_bytes(console, format, export_tables(format, provenance, {table}));
}

}  // namespace dossier
