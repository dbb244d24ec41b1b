// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/open_searchable.hpp"
#include "cli/commands/request_from.hpp"
#include "cli/options/arguments.hpp"
#include "cli/options/nearest.hpp"
#include "cli/output/text_output.hpp"
#include "cli/terminal/console.hpp"
#include "searcher/output/response_json.hpp"

#include <algorithm>

namespace dossier {
namespace {

// The facets that --facet names; those of the response where it names none.
Result<void> choose(const std::vector<std::string>& names, std::vector<FacetCounts>& facets) {
  if (names.empty()) return {};
  std::vector<std::string> known;
  known.reserve(facets.size());
  for (const auto& facet : facets) known.push_back(facet.facet);
  std::vector<std::string_view> wanted;
  for (const auto& name : names) {
    const auto position = position_of_name(known, name);
    if (position == known.size()) {
      const std::vector<std::string_view> names_known(known.begin(), known.end());
      return Error{ErrorCode::Usage, "the index has no facet “" + name + "”", did_you_mean(name, names_known)};
    }
    wanted.push_back(known[position]);
  }
  std::erase_if(facets,
                [&](const FacetCounts& facet) { return std::ranges::find(wanted, facet.facet) == wanted.end(); });
  return {};
}

void write_facet(Console& console, const FacetCounts& facet) {
  console.write(console.paint(Style::Strong, facet.facet) + "\n");
  for (const auto& count : facet.counts) {
    auto number = with_separators(count.passages);
    number.insert(0, number.size() < 8 ? 8 - number.size() : 0, ' ');
    console.write(number + "  " + console.paint(count.selected ? Style::Match : Style::Plain, count.value) + "\n");
  }
  const auto shown = static_cast<std::uint32_t>(facet.counts.size());
  if (facet.distinct > shown) {
    console.write("          " +
                  console.paint(Style::Faint, "and " + with_separators(facet.distinct - shown) + " more") + "\n");
  }
}

}  // namespace

int run_facets(const Arguments& arguments, Console& console) {
  const auto opened = open_searchable(arguments, console);
  if (!opened) return console.fail(opened.error());
  auto request = search_request(arguments, query_text(arguments));
  request.limit = 0;
  request.facet_values = arguments.number("top", 0);
  auto response = opened->searcher().search(request);
  if (!response) return console.fail(response.error());
  if (auto chosen = choose(arguments.values("facet"), response->facets); !chosen) return console.fail(chosen.error());
  console.start_pager();
  if (arguments.has("json")) {
    console.write(facets_json(*response));
  } else {
    text::echo(console, response->echo, request);
    for (const auto& facet : response->facets) write_facet(console, facet);
    if (response->total == 0) text::relaxations(console, response->echo);
  }
  return response->total == 0 ? 1 : 0;
}

}  // namespace dossier
