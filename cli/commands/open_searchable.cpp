// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/open_searchable.hpp"

#include "cli/commands/request_from.hpp"
#include "cli/options/arguments.hpp"
#include "cli/terminal/console.hpp"

#include <filesystem>
#include <system_error>
#include <utility>

namespace dossier {

Result<SearchableIndex> open_searchable(const Arguments& arguments, Console& console) {
  const auto place = cluster_place(arguments);
  if (place.empty()) {
    auto reader = open_index(arguments, console);
    if (!reader) return std::move(reader).error();
    return SearchableIndex(*std::move(reader));
  }
  std::error_code error;
  console.resolve_links_from(std::filesystem::current_path(error).string());
  return SearchableIndex::open(place, nullptr);
}

}  // namespace dossier
