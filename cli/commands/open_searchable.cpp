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
  if (place.empty()) return open_searchable_on_disk(arguments, console);
  std::error_code error;
  console.resolve_links_from(std::filesystem::current_path(error).string());
  return SearchableIndex::open(place, nullptr);
}

Result<SearchableIndex> open_searchable_on_disk(const Arguments& arguments, Console& console) {
  auto reader = open_index(arguments, console);
  if (!reader) return std::move(reader).error();
  return SearchableIndex(*std::move(reader));
}

}  // namespace dossier
