// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/answer.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/request_from.hpp"
#include "cli/output/text_output.hpp"

#include <algorithm>

namespace dossier {
namespace {

constexpr std::size_t most_words = 12;

std::string words_of(const std::vector<SharedTerm>& terms) {
  std::string out;
  for (std::size_t i = 0; i < std::min(terms.size(), most_words); ++i) out += (i > 0 ? ", " : "") + terms[i].term;
  return out + (terms.size() > most_words ? " …" : "");
}

void write_text(Console& console, const SimilarRequest& request, const SimilarResponse& response) {
  console.write("Like " + console.paint(Style::Strong, response.passage.id) + "\n");
  text::filters(console, asked_of(request));
  text::diagnostics(console, response.diagnostics);
  const auto words = "by the words " + words_of(response.terms);
  text::body(console, words, {0, static_cast<std::uint32_t>(words.size())}, {}, 2);
  console.write("\n");
  if (response.hits.empty()) console.write("Nothing found.\n");
  std::size_t number = 0;
  for (const auto& [hit, shared] : response.hits) {
    const auto paper = response.hit_papers.find(hit.passage.paper);
    text::hit(
        console,
        {++number, paper == response.hit_papers.end() ? nullptr : &paper->second, false, "shared: " + words_of(shared)},
        hit);
  }
}

}  // namespace

int run_similar(const Arguments& arguments, Console& console) {
  const auto opened = open_searchable(arguments, console);
  if (!opened) return console.fail(opened.error());
  SimilarRequest request;
  request.id = arguments.operands().front();
  request.filters = facet_filters(arguments);
  request.min_confidence = min_confidence(arguments);
  request.user_notes = user_notes(arguments);
  request.limit = arguments.number("limit", request.limit);
  request.per_paper = arguments.number("per-paper", request.per_paper);
  const auto response = opened->searcher().similar(request);
  if (!response) return console.fail(response.error());
  return give(arguments, console, *opened, *response, "similar to " + request.id, asked_of(request),
              response->hits.empty() ? 1 : 0, [&] { write_text(console, request, *response); });
}

}  // namespace dossier
