// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "cli/commands/answer.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/open_searchable.hpp"
#include "cli/commands/request_from.hpp"
#include "cli/options/arguments.hpp"
#include "cli/output/text_output.hpp"
#include "cli/terminal/console.hpp"
#include "index/page_text.hpp"
#include "searcher/output/compare_output.hpp"
#include "searcher/output/export_items.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace dossier {
namespace {

std::string likeness_text(double likeness) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%.2f", likeness);
  return text.data();
}

void write_passage(Console& console, const CompareResponse& response, const ComparedPassage& compared) {
  const auto& passage = compared.hit.passage;
  const auto& paper = response.papers.at(passage.paper);
  const auto place = text::location(passage);
  console.write("  " + console.paint(Style::Strong, text::reference(paper)) + "\n");
  console.write("  " + console.paint(Style::Faint, passage.id + (place.empty() ? "" : " · " + place)) + "\n");
  text::body(console, passage.text, {0, static_cast<std::uint32_t>(passage.text.size())}, compared.cues, 4);
  std::vector<std::string> cited;
  for (const auto& one : compared.citations) {
    if (std::find(cited.begin(), cited.end(), one.paper) == cited.end()) cited.push_back(one.paper);
  }
  if (!cited.empty()) console.write("    " + console.paint(Style::Faint, "cites " + joined(cited, ", ")) + "\n");
}

void write_text(Console& console, const CompareResponse& response, const CompareRequest& request) {
  text::echo(console, response.echo, request.search);
  console.write(counted(response.total, "passage") + ". Among the best " + with_separators(response.compared) + ": " +
                counted(response.found, "pair") + " from different papers with the same " +
                joined(response.same, " and ") + "\n");
  std::size_t number = 0;
  for (const auto& pair : response.pairs) {
    std::vector<std::string> same;
    for (const auto& [facet, values] : pair.same) same.push_back(joined(values, ", "));
    console.write("\n" + std::to_string(++number) + ". " + console.paint(Style::Label, joined(same, " · ")) +
                  "  similarity " + likeness_text(pair.likeness) + (pair.cites ? ", one cites the other" : "") + "\n");
    write_passage(console, response, response.passages[pair.first]);
    write_passage(console, response, response.passages[pair.second]);
  }
}

}  // namespace

int run_compare(const Arguments& arguments, Console& console) {
  const auto opened = open_searchable(arguments, console);
  if (!opened) return console.fail(opened.error());
  CompareRequest request;
  request.search = search_request(arguments, query_text(arguments, 0));
  request.pairs = arguments.number("limit", request.pairs);
  if (const auto& same = arguments.values("same"); !same.empty()) request.same = same;
  const auto response = opened->searcher().compare(request);
  if (!response) return console.fail(response.error());
  console.start_pager();
  if (arguments.has("json")) {
    console.write(to_json(*response));
  } else if (wants_export(arguments)) {
    const auto written =
        write_table_export(arguments, console, *opened, request.search, response->echo, compare_table(*response));
    if (!written) return console.fail(written.error());
  } else {
    write_text(console, *response, request);
    if (response->total == 0) text::relaxations(console, response->echo);
  }
  return response->pairs.empty() ? 1 : 0;
}

}  // namespace dossier
