// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "cli/commands/answer.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/request_from.hpp"
#include "cli/output/text_output.hpp"

namespace dossier {
namespace {

void write_paper(Console& console, const PaperEvidence& paper) {
  console.write(console.paint(Style::Title, text::reference(paper.paper)) + "\n");
  console.write(console.paint(Style::Faint, counted(paper.passages, "passage", "passages") + ", " +
                                                std::to_string(paper.all_words) + " with all words") +
                "\n");
  std::size_t number = 0;
  for (const auto& hit : paper.hits) text::hit(console, {++number, nullptr}, hit);
}

void write_silent(Console& console, const EvidenceResponse& response) {
  if (response.silent_total == 0) return;
  console.write("No strong match in " + counted(response.silent_total, "paper", "papers") + "\n");
  for (const auto& paper : response.silent) {
    console.write("  " + console.paint(Style::Plain, text::reference(paper)) + "\n");
  }
  const auto more = response.silent_total - response.silent.size();
  if (more > 0) console.write("  and " + std::to_string(more) + " more\n");
}

void write_text(Console& console, const EvidenceRequest& request, const EvidenceResponse& response) {
  text::echo(console, response.echo, request.search.filters);
  console.write(counted(response.passages, "passage", "passages") + " in " + std::to_string(response.papers_with) +
                " of " + counted(response.papers_asked, "paper", "papers") + "\n\n");
  for (const auto& paper : response.papers) write_paper(console, paper);
  write_silent(console, response);
  if (response.passages == 0) text::relaxations(console, response.echo);
}

}  // namespace

int run_evidence(const Arguments& arguments, Console& console) {
  const auto engine = Engine::open(arguments, console);
  if (!engine) return console.fail(engine.error());
  EvidenceRequest request;
  request.search = search_request(arguments, query_text(arguments));
  request.search.per_paper = 0;  // here the flag is the number of passages a paper
  request.passages_per_paper = arguments.number("per-paper", request.passages_per_paper);
  const auto response = engine->searcher->evidence(request);
  if (!response) return console.fail(response.error());
  give(arguments, console, *engine, *response, response->echo.understood,
       [&] { write_text(console, request, *response); });
  return response->passages == 0 ? 1 : 0;
}

}  // namespace dossier
