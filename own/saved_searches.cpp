// SPDX-License-Identifier: GPL-3.0-or-later
#include "own/saved_searches.hpp"

#include "base/controls.hpp"
#include "base/strings.hpp"
#include "index/own_files.hpp"
#include "index/write/replaced_file.hpp"

#include <algorithm>
#include <utility>

namespace dossier {
namespace {

constexpr std::size_t longest_name = 100;

auto with_name(auto& searches, std::string_view name) {
  return std::find_if(searches.begin(), searches.end(), [name](const SavedSearch& one) { return one.name == name; });
}

Error no_such(const std::vector<SavedSearch>& searches, std::string_view name) {
  std::vector<std::string> names;
  for (const auto& one : searches) names.push_back("“" + one.name + "”");
  return {ErrorCode::NotFound, "there is no saved search “" + std::string(name) + "”",
          names.empty() ? "`dossier search … --save NAME` saves one" : "there are: " + joined(names, ", ")};
}

}  // namespace

SearchRequest asked_of(const SearchRequest& request, SearchRequest usual) {
  usual.query = request.query;
  usual.filters = request.filters;
  usual.expansion = request.expansion;
  usual.meaning = request.meaning;
  usual.sort = request.sort;
  usual.user_notes = request.user_notes;
  usual.min_confidence = request.min_confidence;
  return usual;
}

bool is_name(std::string_view name) {
  const bool one_line = std::none_of(name.begin(), name.end(), [](char c) { return c >= 0 && c < ' '; });
  return !name.empty() && name.size() <= longest_name && one_line && without_controls(name) == name;
}

std::filesystem::path SavedSearches::file_of(const std::filesystem::path& index) {
  return folder_of_own_files(index) / searches_name;
}

Result<SavedSearches> SavedSearches::read(const std::filesystem::path& index) {
  const auto file = file_of(index);
  const auto content = index::read_file(file);
  if (!content) return content.error();
  SavedSearches searches;
  if (!*content) return searches;
  auto parsed = parsed_searches(**content, file);
  if (!parsed) return std::move(parsed).error();
  searches.all_ = *std::move(parsed);
  return searches;
}

Result<void> SavedSearches::change(const std::filesystem::path& index,
                                   const std::function<Result<void>(SavedSearches&)>& change) {
  const auto file = file_of(index);
  const auto lock = FolderLock::take(file.parent_path());
  if (!lock) return lock.error();
  auto searches = read(index);
  if (!searches) return std::move(searches).error();
  if (auto changed = change(*searches); !changed) return changed;
  return replace_file(file, printed(searches->all_, true));
}

Result<SavedSearch*> SavedSearches::find(std::string_view name) {
  const auto found = with_name(all_, name);
  if (found == all_.end()) return no_such(all_, name);
  return &*found;
}

Result<void> SavedSearches::add(SavedSearch search) {
  if (!is_name(search.name)) {
    return Error{ErrorCode::Usage, "this name is not allowed for a saved search",
                 "use 1 to 100 letters, digits, blanks or signs, on one line"};
  }
  if (with_name(all_, search.name) != all_.end()) {
    return Error{ErrorCode::Usage, "there is a saved search “" + search.name + "” already",
                 "choose another name, or delete it first: dossier saved delete '" + search.name + "'"};
  }
  all_.push_back(std::move(search));
  return {};
}

Result<void> SavedSearches::remove(std::string_view name) {
  const auto found = with_name(all_, name);
  if (found == all_.end()) return no_such(all_, name);
  all_.erase(found);
  return {};
}

}  // namespace dossier
