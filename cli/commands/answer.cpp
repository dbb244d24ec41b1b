// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/answer.hpp"

#include "cli/commands/request_from.hpp"

namespace dossier {

bool wants_export(const Arguments& arguments) { return arguments.choice("format") != "text"; }

void write_export(const Arguments& arguments, Console& console, const Engine& engine, const std::string& query,
                  const std::vector<ExportItem>& items, const std::vector<FacetFilter>& filters) {
  const auto provenance = provenance_of(engine.reader->info(), query, filters);
  const auto format = find_export_format(arguments.choice("format"));
  console.write(export_passages(*format, provenance, items));
}

}  // namespace dossier
