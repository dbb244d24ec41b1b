// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "searcher/types/request.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// When a saved search was looked at, and what it found that it had not found before.
struct Look {
  std::string at;                               ///< as utc_now() gives it
  std::map<std::string, std::string> passages;  ///< id → digest_of_words() of its text
  bool operator==(const Look&) const = default;
};

/// A search under a name. Of the request, what asked_of() gives is kept.
struct SavedSearch {
  std::string name;
  SearchRequest request;
  std::vector<Look> looks;  ///< in the order of time; the first is when it was saved
  bool operator==(const SavedSearch&) const = default;
};

/// The saved searches of one library: a file of JSON lines beside its index, one a line, made to be read by hand too.
class SavedSearches {
 public:
  /// None where there is no file. Errors: Unreadable; BadData, with the number of the line.
  static Result<SavedSearches> read(const std::filesystem::path& index);
  /// Reads the file, has `change` change what it holds, and puts the new one in its place in one step; no other program
  /// changes it meanwhile. Where `change` fails, the file stays as it is. Errors: those of read() and of `change`,
  /// DiskFull.
  static Result<void> change(const std::filesystem::path& index,
                             const std::function<Result<void>(SavedSearches&)>& change);

  /// Where they are kept.
  static std::filesystem::path file_of(const std::filesystem::path& index);

  [[nodiscard]] const std::vector<SavedSearch>& all() const { return all_; }
  /// Errors: NotFound, with the names that there are.
  Result<SavedSearch*> find(std::string_view name);
  /// Errors: Usage for a name that is taken, empty, too long, or holds control characters.
  Result<void> add(SavedSearch search);
  /// Errors: NotFound.
  Result<void> remove(std::string_view name);

 private:
  std::vector<SavedSearch> all_;  // in the order in which they were saved
};

/// What a saved search keeps of a request, the rest as in `usual`.
SearchRequest asked_of(const SearchRequest& request, SearchRequest usual = {});

/// What a name may be: 1 to 100 bytes, without control characters.
bool is_name(std::string_view name);

/// The searches as lines of JSON, with or without what they have found.
std::string printed(const std::vector<SavedSearch>& searches, bool with_looks);

/// Reads such lines. Errors: BadData, with `file` and the number of the line.
Result<std::vector<SavedSearch>> parsed_searches(std::string_view lines, const std::filesystem::path& file);

}  // namespace dossier
