// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.hpp"
#include "cli/commands/open_searchable.hpp"
#include "cli/options/arguments.hpp"
#include "cli/terminal/console.hpp"
#include "searcher/output/response_json.hpp"

#include <string>
#include <utility>
#include <vector>

namespace dossier {
namespace {

Result<void> write_paper(Console& console, const Catalogue& catalogue, const std::string& paper) {
  const auto docs = catalogue.passages_of(paper);
  if (!docs) return docs.error();
  for (const auto doc : *docs) {
    const auto passage = catalogue.passage(doc);
    if (!passage) return passage.error();
    console.write(passage_line(*passage) + "\n");
  }
  return {};
}

Result<std::vector<std::string>> papers_wanted(const Arguments& arguments, const Catalogue& catalogue) {
  if (arguments.has("paper")) return arguments.values("paper");
  const auto papers = catalogue.papers();
  if (!papers) return papers.error();
  std::vector<std::string> ids;
  for (const auto& paper : *papers) ids.push_back(paper.id);
  return ids;
}

}  // namespace

int run_passages(const Arguments& arguments, Console& console) {
  const auto opened = open_searchable(arguments, console);
  if (!opened) return console.fail(opened.error());
  const auto papers = papers_wanted(arguments, opened->catalogue());
  if (!papers) return console.fail(papers.error());
  for (const auto& paper : *papers) {
    if (auto written = write_paper(console, opened->catalogue(), paper); !written) return console.fail(written.error());
  }
  return papers->empty() ? 1 : 0;
}

}  // namespace dossier
