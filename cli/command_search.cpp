// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "cli/arguments.hpp"
#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/engine.hpp"
#include "cli/kwic_output.hpp"
#include "cli/request_from.hpp"
#include "cli/text_output.hpp"
#include "searcher/query_analysis.hpp"
#include "searcher/response_json.hpp"

#include <algorithm>

namespace dossier {
namespace {

int status_of(std::uint32_t found) { return found == 0 ? 1 : 0; }

std::string shown_range(const SearchRequest& request, const SearchResponse& response) {
  if (response.hits.empty() || response.hits.size() == response.total) return {};
  const auto first = request.offset + 1;
  return "; these are " + std::to_string(first) + " to " + std::to_string(first + response.hits.size() - 1);
}

void write_text(Console& console, const SearchRequest& request, const SearchResponse& response) {
  text::echo(console, response.echo, request.filters);
  if (response.total == 0) {
    console.write("Nothing found.\n");
    text::relaxations(console, response.echo);
    return;
  }
  console.write(counted(response.total, "passage", "passages") + " in " + counted(response.papers, "paper", "papers") +
                ", " + std::to_string(response.total_all_words) + " with all words" + shown_range(request, response) +
                "\n\n");
  std::size_t number = request.offset;
  for (const auto& hit : response.hits) {
    const auto paper = response.hit_papers.find(hit.passage.paper);
    text::hit(console, {++number, paper == response.hit_papers.end() ? nullptr : &paper->second, request.explain}, hit);
  }
  text::facets(console, response.facets);
}

std::vector<ExportItem> items_of(const SearchResponse& response) {
  std::vector<ExportItem> items;
  for (const auto& hit : response.hits) {
    const auto paper = response.hit_papers.find(hit.passage.paper);
    if (paper != response.hit_papers.end()) items.push_back({&hit.passage, &paper->second});
  }
  return items;
}

int search_lines(const Arguments& arguments, Console& console, const Engine& engine, SearchRequest search) {
  KwicRequest request;
  request.search = std::move(search);
  const auto order = arguments.choice("kwic-sort");
  if (order == "left") request.order = KwicOrder::Left;
  if (order == "right") request.order = KwicOrder::Right;
  const auto response = engine.searcher->kwic(request);
  if (!response) return console.fail(response.error());
  if (arguments.has("json")) {
    console.write(to_json(*response));
  } else {
    write_kwic(console, request, *response);
  }
  return status_of(response->total);
}

}  // namespace

int run_search(const Arguments& arguments, Console& console) {
  const auto engine = Engine::open(arguments, console);
  if (!engine) return console.fail(engine.error());
  auto request = search_request(arguments, query_text(arguments));
  console.start_pager();
  if (arguments.has("analyze")) {
    console.write(analyze_query(request, *engine->reader, Taxonomy::standard()));
    return 0;
  }
  if (arguments.has("kwic")) return search_lines(arguments, console, *engine, std::move(request));
  const auto response = engine->searcher->search(request);
  if (!response) return console.fail(response.error());
  if (arguments.has("json")) {
    console.write(to_json(*response));
  } else if (wants_export(arguments)) {
    write_export(arguments, console, *engine->reader, response->echo.understood, items_of(*response));
  } else {
    write_text(console, request, *response);
  }
  return status_of(response->total);
}

}  // namespace dossier
