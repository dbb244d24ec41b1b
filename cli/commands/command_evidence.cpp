// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "cli/commands/answer.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/request_from.hpp"
#include "cli/output/text_output.hpp"

namespace dossier {
namespace {

/// "8 passages, 2 with all words", with the strong ones where there are others.
std::string counts_of(const PaperEvidence& paper) {
  const auto strong = paper.strong < paper.passages ? ", " + std::to_string(paper.strong) + " strong" : "";
  return counted(paper.passages, "passage", "passages") + strong + ", " + std::to_string(paper.all_words) +
         " with all words";
}

void write_paper(Console& console, const PaperEvidence& paper) {
  console.write(console.paint(Style::Title, text::reference(paper.paper)) + "\n");
  console.write(console.paint(Style::Faint, counts_of(paper)) + "\n");
  std::size_t number = 0;
  for (const auto& hit : paper.hits) text::hit(console, {++number, nullptr}, hit);
}

/// Weak papers in the order in which they come, a line each.
void write_weak(Console& console, const EvidenceResponse& response) {
  const auto weak = response.papers_with - response.papers_strong;
  if (weak == 0) return;
  console.write("Only weak matches in " + counted(weak, "paper", "papers") + "\n");
  for (const auto& paper : response.papers) {
    if (paper.strong > 0) continue;
    console.write("  " + text::reference(paper.paper) + " " +
                  console.paint(Style::Faint, "(" + counted(paper.passages, "passage", "passages") + ", --paper " +
                                                  paper.paper.id + ")") +
                  "\n");
  }
  console.write("\n");
}

void write_without(Console& console, const EvidenceResponse& response) {
  if (response.papers_without == 0) return;
  console.write("No match in " + counted(response.papers_without, "paper", "papers") + "\n");
  for (const auto& paper : response.without) {
    console.write("  " + console.paint(Style::Plain, text::reference(paper)) + "\n");
  }
  const auto more = response.papers_without - response.without.size();
  if (more > 0) console.write("  and " + std::to_string(more) + " more\n");
}

void write_text(Console& console, const EvidenceRequest& request, const EvidenceResponse& response) {
  text::echo(console, response.echo, request.search);
  console.write(counted(response.passages, "passage", "passages") + " in " + std::to_string(response.papers_with) +
                " of " + counted(response.papers_asked, "paper", "papers") + "\n\n");
  for (const auto& paper : response.papers) {
    if (paper.strong > 0) write_paper(console, paper);
  }
  const auto shown = response.papers.size();
  if (shown > 0 && shown < response.papers_with) {
    console.write("Showing papers " + std::to_string(request.offset + 1) + " to " +
                  std::to_string(request.offset + shown) + "; use --limit and --offset for others.\n\n");
  } else if (shown == 0 && response.papers_with > 0) {
    console.write("No paper is shown; use smaller numbers for --offset or larger ones for --limit.\n\n");
  }
  write_weak(console, response);
  write_without(console, response);
  if (response.passages == 0) text::relaxations(console, response.echo);
}

}  // namespace

int run_evidence(const Arguments& arguments, Console& console) {
  const auto opened = open_searchable(arguments, console);
  if (!opened) return console.fail(opened.error());
  EvidenceRequest request;
  request.search = search_request(arguments, query_text(arguments));
  request.search.per_paper = 0;  // here the flag is the number of passages a paper
  request.papers = arguments.number("limit", request.papers);
  request.offset = arguments.number("offset", 0);
  request.passages_per_paper = arguments.number("per-paper", request.passages_per_paper);
  const auto response = opened->searcher().evidence(request);
  if (!response) return console.fail(response.error());
  return give(arguments, console, *opened, *response, response->echo.understood, request.search,
              response->passages == 0 ? 1 : 0, [&] { write_text(console, request, *response); });
}

}  // namespace dossier
