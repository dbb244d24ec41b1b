// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "cli/charts/chart_output.hpp"
#include "cli/commands/answer.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/open_searchable.hpp"
#include "cli/commands/request_from.hpp"
#include "cli/options/arguments.hpp"
#include "cli/output/text_output.hpp"
#include "cli/output/text_table.hpp"
#include "cli/terminal/console.hpp"
#include "cli/terminal/safe_text.hpp"
#include "index/page_text.hpp"
#include "searcher/charts/citations_chart.hpp"
#include "searcher/output/citations_output.hpp"
#include "searcher/output/export_items.hpp"

namespace dossier {
namespace {

void write_sentence(Console& console, const CitingSentence& sentence) {
  const auto page = page_locator(sentence.pages, sentence.printed);
  console.write("    " +
                console.paint(Style::Faint, sentence.id + (page.empty() ? "" : " · " + page) + " · " +
                                                std::string(to_string(sentence.section))) +
                "\n");
  text::body(console, sentence.text, {0, static_cast<std::uint32_t>(sentence.text.size())}, sentence.citations, 4);
}

void write_link(Console& console, const CitationsResponse& response, const CitationLink& link, const std::string& id) {
  const auto& paper = response.papers.at(id);
  std::string how = link.passages > 0 ? counted(link.passages, "passage") : std::string("only in the references");
  if (link.passages > 0 && !link.listed) how += ", not in the references";
  console.write("  " + console.paint(Style::Strong, id) + "  " + console.paint(Style::Plain, text::reference(paper)) +
                " (" + how + ")\n");
  for (const auto& sentence : link.sentences) write_sentence(console, sentence);
}

void write_links(Console& console, const CitationsResponse& response, bool cited_by) {
  const auto& links = cited_by ? response.cited_by : response.cites;
  const std::string head = cited_by ? "Cited by " : "Cites ";
  console.write("\n" + head + (links.empty() ? "no paper" : counted(links.size(), "paper")) + " of the library\n");
  for (const auto& link : links) write_link(console, response, link, cited_by ? link.citing : link.cited);
  if (!cited_by && response.elsewhere > 0) {
    console.write("  " + counted(response.elsewhere, "entry of its references is", "entries of its references are") +
                  " not in the library.\n");
  }
}

void write_table(Console& console, const CitationsResponse& response) {
  TextTable table;
  table.rows.push_back({"citing", "cited", "passages", "in references"});
  for (const auto& link : response.cited_by) {
    table.rows.push_back(
        {safe_text(link.citing), safe_text(link.cited), std::to_string(link.passages), link.listed ? "yes" : "no"});
  }
  console.write(table.print(console.looks().columns));
}

void write_text(Console& console, const CitationsResponse& response, const SearchRequest& asked) {
  text::filters(console, asked);
  text::diagnostics(console, response.echo.diagnostics);
  if (!response.paper.empty()) {
    console.write(console.paint(Style::Strong, text::reference(response.papers.at(response.paper))) + "\n");
    write_links(console, response, true);
    write_links(console, response, false);
  } else if (response.cited_by.empty()) {
    console.write("No paper of the library cites another one.\n");
  } else {
    write_table(console, response);
  }
}

}  // namespace

int run_cites(const Arguments& arguments, Console& console) {
  const bool drawn = wants_drawing(arguments) && !arguments.has("json");
  if (arguments.has("pairs") && !drawn) {
    return console.fail({ErrorCode::Usage, "--pairs is for drawings", "add --format svg or --format png"});
  }
  if (arguments.operands().empty() && arguments.has("sentences")) {
    return console.fail({ErrorCode::Usage, "--sentences needs a paper", "dossier cites ID --sentences N"});
  }
  const auto opened = open_searchable(arguments, console);
  if (!opened) return console.fail(opened.error());
  CitationsRequest request;
  request.search = search_request(arguments, {});
  if (!arguments.operands().empty()) request.paper = arguments.operands().front();
  request.sentences = arguments.number("sentences", request.sentences);
  const auto response = opened->searcher().citations(request);
  if (!response) return console.fail(response.error());
  if (!drawn) console.start_pager();
  if (arguments.has("json")) {
    console.write(to_json(*response));
  } else if (drawn) {
    const auto pairs = arguments.number("pairs", chart::usual_pairs);
    const auto written =
        write_drawing(arguments, console, chart::citations_chart(*response, pairs, {{}, {}, text::name}));
    if (!written) return console.fail(written.error());
  } else if (wants_export(arguments)) {
    const auto written =
        write_table_export(arguments, console, *opened, request.search, response->echo, citations_table(*response));
    if (!written) return console.fail(written.error());
  } else {
    write_text(console, *response, request.search);
  }
  return response->cited_by.empty() && response->cites.empty() ? 1 : 0;
}

}  // namespace dossier
