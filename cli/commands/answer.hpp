// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commands/engine.hpp"
#include "cli/options/arguments.hpp"
#include "cli/terminal/console.hpp"
#include "searcher/output/export_items.hpp"
#include "searcher/output/response_json.hpp"

#include <string>
#include <vector>

namespace dossier {

/// Whether --format asks for an export rather than text.
bool wants_export(const Arguments& arguments);
/// Writes the passages in the format that --format names; `query` and `filters` say what was asked.
void write_export(const Arguments& arguments, Console& console, const Engine& engine, const std::string& query,
                  const std::vector<ExportItem>& items, const std::vector<FacetFilter>& filters);

/// Runs a search and writes what it finds in the shape that the flags ask for. Gives the exit status.
int search_and_write(const Arguments& arguments, Console& console, const Engine& engine, SearchRequest request);

/// Gives an answer in the shape that the flags ask for: JSON, an export, or the text that `write_text()` writes.
template <class Response, class WriteText>
void give(const Arguments& arguments, Console& console, const Engine& engine, const Response& response,
          const std::string& query, const std::vector<FacetFilter>& filters, WriteText write_text) {
  console.start_pager();
  if (arguments.has("json")) {
    console.write(to_json(response));
  } else if (wants_export(arguments)) {
    write_export(arguments, console, engine, query, export_items(response), filters);
  } else {
    write_text();
  }
}

}  // namespace dossier
