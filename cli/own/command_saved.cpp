// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/columns.hpp"
#include "base/strings.hpp"
#include "cli/commands/answer.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/request_from.hpp"
#include "own/saved_searches.hpp"

#include <algorithm>
#include <utility>

namespace dossier {
namespace {

/// The query and the filters in a line: `dam OR reservoir · dyad: Egypt-Ethiopia`
std::string described(const SearchRequest& request) {
  std::vector<std::string> parts;
  if (!request.query.empty()) parts.push_back(request.query);
  for (const auto& filter : request.filters) {
    if (!filter.any_of.empty()) parts.push_back(filter.facet + ": " + joined(filter.any_of, " or "));
    if (!filter.none_of.empty()) parts.push_back(filter.facet + ": not " + joined(filter.none_of, ", nor "));
  }
  return joined(parts, " · ");
}

int list(Console& console, const SavedSearches& searches) {
  if (searches.all().empty()) {
    console.note("There are no saved searches. `dossier search … --save NAME` saves one.");
    return 1;
  }
  std::size_t width = 0;
  for (const auto& search : searches.all()) width = std::max(width, columns_of(search.name));
  for (const auto& search : searches.all()) {
    const std::string gap(width - columns_of(search.name) + 2, ' ');
    console.write(console.paint(Style::Strong, search.name) + gap +
                  console.paint(Style::Plain, described(search.request)) + "\n");
    console.write(std::string(width + 2, ' ') +
                  console.paint(Style::Faint, "saved " + search.looks.front().at.substr(0, 10)) + "\n");
  }
  return 0;
}

int run(const Arguments& arguments, Console& console, SavedSearches& searches, const std::string& name) {
  const auto found = searches.find(name);
  if (!found) return console.fail(found.error());
  const auto opened = open_searchable(arguments, console);
  if (!opened) return console.fail(opened.error());
  // What the flags say of paging, output and order holds; what is asked is the search's own.
  auto request = search_request(arguments, (*found)->request.query);
  const auto sort = arguments.has("sort") ? request.sort : (*found)->request.sort;
  request = asked_of((*found)->request, std::move(request));
  request.sort = sort;
  return search_and_write(arguments, console, *opened, std::move(request));
}

int remove(Console& console, const std::filesystem::path& index, const std::vector<std::string>& names) {
  const auto removed = SavedSearches::change(index, [&](SavedSearches& searches) -> Result<void> {
    for (const auto& name : names) {
      if (auto gone = searches.remove(name); !gone) return gone;
    }
    return {};
  });
  if (!removed) return console.fail(removed.error());
  console.note("Deleted.");
  return 0;
}

int print(Console& console, SavedSearches& searches, const std::vector<std::string>& names) {
  auto wanted = names.empty() ? searches.all() : std::vector<SavedSearch>();
  for (const auto& name : names) {
    const auto found = searches.find(name);
    if (!found) return console.fail(found.error());
    wanted.push_back(**found);
  }
  console.write(printed(wanted, false));
  return wanted.empty() ? 1 : 0;
}

}  // namespace

int run_saved(const Arguments& arguments, Console& console) {
  const auto& operands = arguments.operands();
  const auto action = operands.empty() ? std::string("list") : operands.front();
  const std::vector<std::string> names(operands.begin() + (operands.empty() ? 0 : 1), operands.end());
  const auto usage = [&](const std::string& message) {
    return console.fail({ErrorCode::Usage, message, "dossier saved [list], run NAME, delete NAME…, export [NAME…]"});
  };
  std::error_code unknown;
  const auto index = locate_index(arguments.value("index"), std::filesystem::current_path(unknown));
  if (!index) return console.fail(index.error());
  auto searches = SavedSearches::read(*index);
  if (!searches) return console.fail(searches.error());
  if (action == "list") return names.empty() ? list(console, *searches) : usage("`saved list` takes no names");
  if (action == "export") return print(console, *searches, names);
  if (action == "run") {
    return names.size() == 1 ? run(arguments, console, *searches, names.front()) : usage("`saved run` takes one name");
  }
  if (action == "delete") {
    return names.empty() ? usage("`saved delete` takes the names of searches") : remove(console, *index, names);
  }
  return usage("there is no `saved " + action + "`");
}

}  // namespace dossier
