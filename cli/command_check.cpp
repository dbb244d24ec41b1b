// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/arguments.hpp"
#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/request_from.hpp"
#include "cli/text_output.hpp"

namespace dossier {
namespace {

Error damaged(const std::string& what) {
  return {ErrorCode::IndexDamaged, "the index is damaged: " + what,
          "dossier index --rebuild PATH… makes the index anew"};
}

// Reads every passage of a paper and looks each up by its id.
Result<std::uint32_t> check_paper(const IndexReader& reader, const Paper& paper) {
  const auto docs = reader.passages_of(paper.id);
  if (!docs) return docs.error();
  std::uint32_t n = 0;
  for (const auto doc : *docs) {
    const auto passage = reader.passage(doc);
    if (!passage) return passage.error();
    const auto found = reader.find(passage->id);
    if (!found) return found.error();
    if (*found != doc || passage->paper != paper.id || passage->n != ++n) {
      return damaged("passage " + passage->id + " is not where it should be");
    }
  }
  return n;
}

Result<std::uint32_t> check_all(const IndexReader& reader) {
  const auto papers = reader.papers();
  if (!papers) return papers.error();
  const auto ledger = reader.ledger();
  if (!ledger) return ledger.error();
  std::uint32_t passages = 0;
  for (const auto& paper : *papers) {
    const auto checked = check_paper(reader, paper);
    if (!checked) return checked.error();
    passages += *checked;
  }
  if (passages != reader.passage_count()) {
    return damaged(std::to_string(reader.passage_count()) + " passages were written and " + std::to_string(passages) +
                   " are there");
  }
  return passages;
}

}  // namespace

int run_check(const Arguments& arguments, Console& console) {
  const auto reader = open_index(arguments, console);
  if (!reader) return console.fail(reader.error());
  const auto passages = check_all(*reader);
  if (!passages) return console.fail(passages.error());
  console.write("The index is sound: " + text::counted(*passages, "passage", "passages") + " of " +
                text::counted(reader->info().papers, "paper", "papers") + ".\n");
  return 0;
}

}  // namespace dossier
