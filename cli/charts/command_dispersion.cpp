// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "cli/charts/chart_output.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/request_from.hpp"
#include "cli/output/text_output.hpp"
#include "cli/terminal/safe_text.hpp"
#include "searcher/charts/chart_tables.hpp"
#include "searcher/charts/dispersion_chart.hpp"

#include <algorithm>
#include <vector>

namespace dossier {
namespace {

/// The paper as a line of characters, a bar where there are matches.
std::string strip_of(const DispersionPaper& one, std::size_t width) {
  const auto places = std::clamp<std::size_t>(one.length, 1, width);
  std::vector<bool> marked(places, false);
  for (const auto& mark : one.marks) marked[(mark.n - 1) * places / one.length] = true;
  std::string strip;
  for (const bool mark : marked) strip += mark ? "┃" : "·";
  return strip;
}

void write_text(Console& console, const DispersionResponse& response, const SearchRequest& asked) {
  text::echo(console, response.echo, asked);
  console.write(counted(response.total, "passage") + " in " + counted(response.papers_with, "paper") + "\n");
  const auto width = std::clamp<std::size_t>(console.looks().columns, 20, 100) - 2;
  for (const auto& one : response.papers) {
    console.write(
        "\n" + console.paint(Style::Strong, safe_text(text::name(one.paper))) + "  " + safe_text(one.paper.id) +
        console.paint(Style::Faint, "  " + with_separators(one.marks.size()) + " of " + with_separators(one.length)) +
        "\n  " + strip_of(one, width) + "\n");
  }
  if (response.papers_with > response.papers.size()) {
    console.write("\n" + counted(response.papers_with - response.papers.size(), "more paper") +
                  "; see --limit and --offset\n");
  }
  if (response.total == 0) text::relaxations(console, response.echo);
}

}  // namespace

int run_dispersion(const Arguments& arguments, Console& console) {
  const auto opened = open_searchable(arguments, console);
  if (!opened) return console.fail(opened.error());
  DispersionRequest request;
  request.search = search_request(arguments, query_text(arguments, 0));
  request.search.limit = arguments.number("limit", 50);
  const auto response = opened->searcher().dispersion(request);
  if (!response) return console.fail(response.error());
  return give_chart(
      arguments, console, *opened, request.search, *response,
      [&] {
        return chart::dispersion_chart(*response, {{}, {}, text::name});
      },
      [&] { return dispersion_table(*response); }, [&] { write_text(console, *response, request.search); });
}

}  // namespace dossier
