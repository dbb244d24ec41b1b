// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commands/open_searchable.hpp"
#include "cli/options/arguments.hpp"
#include "cli/terminal/console.hpp"
#include "searcher/output/export_items.hpp"
#include "searcher/output/export_table.hpp"
#include "searcher/output/response_json.hpp"

#include <string>
#include <vector>

namespace dossier {

/// Whether --format asks for an export rather than text.
bool wants_export(const Arguments& arguments);
/// The style of --style, else of $DOSSIER_STYLE, else Pandoc's: a name, or a file in CSL. Errors: Usage.
Result<CitingStyle> style_for(const Arguments& arguments);
/// Refuses --style where the flags ask for no export, which alone cites. Errors: Usage.
Result<void> check_style(const Arguments& arguments);
/// Writes bytes of a format; not those of an archive to a terminal. Errors: Usage.
Result<void> write_bytes(Console& console, ExportFormat format, const std::string& bytes);
/// Writes the passages in the format that --format names; `query` and `asked` say what was asked for. Errors: Usage.
Result<void> write_export(const Arguments& arguments, Console& console, const SearchableIndex& opened,
                          const std::string& query, const std::vector<ExportItem>& items, const SearchRequest& asked);

/// Writes a table in the format that --format names, with where it comes from. Errors: Usage.
Result<void> write_table_export(const Arguments& arguments, Console& console, const SearchableIndex& opened,
                                const SearchRequest& asked, const QueryEcho& echo, const ExportTable& table);

/// Runs a search and writes what it finds in the shape that the flags ask for. Gives the exit status.
int search_and_write(const Arguments& arguments, Console& console, const SearchableIndex& opened,
                     SearchRequest request);

/// Gives an answer in the shape that the flags ask for: JSON, an export, or the text that `write_text()` writes. Gives
/// the exit status: `status`, or that of a failure.
template <class Response, class WriteText>
int give(const Arguments& arguments, Console& console, const SearchableIndex& opened, const Response& response,
         const std::string& query, const SearchRequest& asked, int status, WriteText write_text) {
  if (auto fits = check_style(arguments); !fits) return console.fail(fits.error());
  console.start_pager();
  if (arguments.has("json")) {
    console.write(to_json(response));
  } else if (wants_export(arguments)) {
    auto written = write_export(arguments, console, opened, query, export_items(response), asked);
    if (!written) return console.fail(written.error());
  } else {
    write_text();
  }
  return status;
}

}  // namespace dossier
