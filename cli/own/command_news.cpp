// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/open_searchable.hpp"
#include "cli/options/arguments.hpp"
#include "cli/output/text_output.hpp"
#include "cli/terminal/console.hpp"
#include "own/news.hpp"
#include "own/written_time.hpp"

#include <algorithm>

namespace dossier {
namespace {

void write(Console& console, const News& news, const std::string& since) {
  const auto& search = *news.search;
  const auto gained = news.gained.size();
  console.write(console.paint(Style::Strong, search.name) + ": " +
                (gained == 0 ? "nothing new" : counted(gained, "new passage", "new passages")) +
                (since.empty() ? "" : " since " + since) + "; it finds " + counted(news.total, "passage", "passages") +
                "\n");
  if (const auto& saved = search.looks.front().at; !since.empty() && since < saved.substr(0, since.size())) {
    console.write("  " +
                  console.paint(Style::Faint, "saved on " + saved.substr(0, 10) + "; what it found then is not new") +
                  "\n");
  }
  std::size_t number = 0;
  if (gained > 0) console.write("\n");
  for (const auto& one : news.gained) {
    const auto remark = one.found.empty() ? std::string() : "found since " + one.found.substr(0, 10);
    text::hit(console, {++number, &news.papers.at(one.hit.passage.paper), false, remark}, one.hit);
  }
}

}  // namespace

int run_news(const Arguments& arguments, Console& console) {
  const auto since = arguments.value("since");
  if (arguments.has("since") && !is_date(since)) {
    return console.fail({ErrorCode::Usage, "'" + since + "' is not a date", "write it as 2026-03-31"});
  }
  const auto opened = open_searchable(arguments, console);
  if (!opened) return console.fail(opened.error());
  const auto& catalogue = opened->catalogue();
  SavedSearches searches;
  const auto news = all_news(opened->searcher(), catalogue, arguments.operands(), since, searches);
  if (!news) return console.fail(news.error());
  if (news->empty()) console.note("There are no saved searches. `dossier search … --save NAME` saves one.");
  console.start_pager();
  if (arguments.has("json")) {
    console.write(news_json(*news, since));
  } else {
    for (const auto& one : *news) write(console, one, since);
  }
  if (!arguments.has("keep") && since.empty()) {
    // Not looked at, where it could not be shown.
    if (!console.flush()) return 4;
    if (auto marked = mark_as_seen(catalogue.location(), *news); !marked) return console.fail(marked.error());
  }
  return std::any_of(news->begin(), news->end(), [](const News& one) { return !one.gained.empty(); }) ? 0 : 1;
}

}  // namespace dossier
