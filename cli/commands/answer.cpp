// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/answer.hpp"

#include "cli/commands/request_from.hpp"

#include <cstdlib>

namespace dossier {

bool wants_export(const Arguments& arguments) { return arguments.choice("format") != "text"; }

CitationStyle style_for(const Arguments& arguments) {
  if (arguments.has("style")) return *find_citation_style(arguments.choice("style"));
  const char* usual = std::getenv("DOSSIER_STYLE");
  return find_citation_style(usual == nullptr ? "" : usual).value_or(CitationStyle::Pandoc);
}

Result<void> write_bytes(Console& console, ExportFormat format, const std::string& bytes) {
  if (!info_of(format).is_text && console.looks().terminal) {
    const auto name = std::string(info_of(format).name);
    return Error{ErrorCode::Usage, name + " cannot be shown in a terminal", "write it to a file: > FILE." + name};
  }
  console.write(bytes);
  return {};
}

Result<void> write_export(const Arguments& arguments, Console& console, const Engine& engine, const std::string& query,
                          const std::vector<ExportItem>& items, const SearchRequest& asked) {
  const auto provenance = provenance_of(engine.reader->info(), query, asked);
  const auto format = *find_export_format(arguments.choice("format"));
  return write_bytes(console, format, export_passages(format, provenance, items, style_for(arguments)));
}

}  // namespace dossier
