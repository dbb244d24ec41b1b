// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "cli/commands/answer.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/request_from.hpp"
#include "cli/output/kwic_output.hpp"
#include "cli/output/text_output.hpp"
#include "own/news.hpp"
#include "searcher/output/export_items.hpp"
#include "searcher/output/export_table.hpp"

#include <algorithm>

namespace dossier {
namespace {

int status_of(std::uint32_t found) { return found == 0 ? 1 : 0; }

std::string shown_range(const SearchRequest& request, const SearchResponse& response) {
  if (response.hits.empty() || response.hits.size() == response.total) return {};
  const auto first = std::size_t{request.offset} + 1;
  const auto last = request.offset + response.hits.size();
  return "; shown: " + std::to_string(first) + (last > first ? "–" + std::to_string(last) : "");
}

void write_text(Console& console, const SearchRequest& request, const SearchResponse& response) {
  text::echo(console, response.echo, request);
  if (response.total == 0) {
    console.write("Nothing found.\n");
    text::relaxations(console, response.echo);
    return;
  }
  console.write(counted(response.total, "passage", "passages") + " in " + counted(response.papers, "paper", "papers") +
                ", " + with_separators(response.total_all_words) + " with all words" +
                (response.total_loose > 0 ? ", " + counted(response.total_loose, "loose match", "loose matches") : "") +
                shown_range(request, response) + "\n\n");
  std::size_t number = request.offset;
  for (const auto& hit : response.hits) {
    const auto paper = response.hit_papers.find(hit.passage.paper);
    text::hit(console, {++number, paper == response.hit_papers.end() ? nullptr : &paper->second, request.explain}, hit);
  }
  text::facets(console, response.facets);
}

// An analysis has no passages to cite; a concordance is exported as a table.
Result<void> check_shape(const Arguments& arguments, bool lines) {
  if (arguments.has("analyze") && arguments.has("json")) {
    return Error{ErrorCode::Usage, "--analyze and --json cannot be combined",
                 "the `query` member of --json says how the query was understood"};
  }
  if (wants_export(arguments) && arguments.has("collocates")) {
    return Error{ErrorCode::Usage, "--collocates and --format cannot be combined",
                 "--kwic --collocates N --json prints them for programs"};
  }
  if (!wants_export(arguments) || (!lines && !arguments.has("analyze"))) return {};
  if (arguments.has("analyze")) return Error{ErrorCode::Usage, "--analyze and --format cannot be combined", ""};
  if (holds_tables(*find_export_format(arguments.choice("format")))) return {};
  return Error{ErrorCode::Usage, "--kwic has these values of --format: csv, markdown, docx",
               "--kwic --json prints the lines for programs"};
}

int search_lines(const Arguments& arguments, Console& console, const SearchableIndex& opened, SearchRequest search) {
  KwicRequest request;
  request.search = std::move(search);
  const auto order = std::ranges::find(kwic_order_names, arguments.choice("kwic-sort"));
  if (order != kwic_order_names.end()) request.order = static_cast<KwicOrder>(order - kwic_order_names.begin());
  request.passages = arguments.number("kwic-passages", request.passages);
  request.collocates = arguments.number("collocates", 0);
  const auto response = opened.searcher().kwic(request);
  if (!response) return console.fail(response.error());
  if (wants_export(arguments)) {
    const auto& echo = response->echo;
    const auto provenance = provenance_of(opened.catalogue().info(), echo.understood, request.search);
    const auto format = *find_export_format(arguments.choice("format"));
    const auto written = write_bytes(console, format, export_tables(format, provenance, kwic_tables(*response)));
    return written ? status_of(response->total) : console.fail(written.error());
  }
  console.start_pager();
  if (arguments.has("json")) {
    console.write(to_json(*response));
  } else {
    write_kwic(console, request, *response);
  }
  return status_of(response->total);
}

int save(const Arguments& arguments, Console& console, const SearchableIndex& opened, const SearchRequest& request) {
  const auto name = arguments.value("save");
  if (auto saved = save_search(opened.searcher(), opened.catalogue(), name, request); !saved) {
    return console.fail(saved.error());
  }
  console.note("Saved as “" + name + "”. `dossier news` shows what it gains.");
  return 0;
}

}  // namespace

int search_and_write(const Arguments& arguments, Console& console, const SearchableIndex& opened,
                     SearchRequest request) {
  const bool lines = arguments.has("kwic") || arguments.has("kwic-sort") || arguments.has("kwic-passages") ||
                     arguments.has("collocates");
  if (auto fits = check_shape(arguments, lines); !fits) return console.fail(fits.error());
  if (arguments.has("analyze")) {
    const auto analysis = opened.analyze(request);
    if (!analysis) return console.fail(analysis.error());
    console.start_pager();
    console.write(*analysis);
    return 0;
  }
  if (lines) return search_lines(arguments, console, opened, std::move(request));
  const auto response = opened.searcher().search(request);
  if (!response) return console.fail(response.error());
  return give(arguments, console, opened, *response, response->echo.understood, request, status_of(response->total),
              [&] { write_text(console, request, *response); });
}

int run_search(const Arguments& arguments, Console& console) {
  const auto opened = open_searchable(arguments, console);
  if (!opened) return console.fail(opened.error());
  auto request = search_request(arguments, query_text(arguments));
  if (arguments.has("save")) {
    if (const int failed = save(arguments, console, *opened, request); failed != 0) return failed;
  }
  return search_and_write(arguments, console, *opened, std::move(request));
}

}  // namespace dossier
