// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "indexer/bibliography/entry.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dossier::bibliography {

/// Where an entry stands among all of a library's bibliographies.
using EntryId = std::uint32_t;

/// A file that a paper was read of, as matching wants it.
struct PaperFile {
  std::filesystem::path path;  ///< absolute
  std::string paper_id;
  std::vector<std::filesystem::path> forms;  ///< absolute; other files of the paper, which were not read
};

/// All bibliographies of a library, and which entry is whose. Const after loading: many threads may match.
class Bibliography {
 public:
  /// Reads one file and adds its entries; those of a file that is added first win. `name`: in the report and as the
  /// source of fields. `named`: the user named it, so that a file of JSON that is none is an error. False: the file is
  /// JSON, and no bibliography. Errors: Unreadable, BadData; nothing is added then.
  Result<bool> add(const std::filesystem::path& path, const std::string& name, bool named, std::uint64_t most_bytes);

  [[nodiscard]] bool empty() const { return entries_.empty(); }
  /// The entry of a paper: the one that names its file, else that with its DOI, else the only one that names a file of
  /// the same name or has the file's name for its key, else that with its title and year.
  [[nodiscard]] std::optional<EntryId> match(const PaperFile& file, const Paper& paper) const;
  /// The entry of this identity (see identity), where it is there still.
  [[nodiscard]] std::optional<EntryId> find(const std::string& identity) const;
  /// What tells the entry from others, whatever else it says: its bibliography and its key.
  [[nodiscard]] std::string identity(EntryId entry) const;
  /// Changes whenever something that the entry says does.
  [[nodiscard]] std::string digest(EntryId entry) const;
  [[nodiscard]] const Entry& entry(EntryId entry) const { return entries_[entry].entry; }
  /// Name of the entry's bibliography.
  [[nodiscard]] const std::string& source(EntryId entry) const { return sources_[entries_[entry].source].name; }

  /// What was read of each file.
  struct Source {
    std::string name;
    std::filesystem::path path;
    std::uint64_t bytes = 0;
    std::string content_hash;
    std::vector<std::string> notes;
    std::vector<EntryId> entries;
  };
  [[nodiscard]] const std::vector<Source>& sources() const { return sources_; }

 private:
  struct Listed {
    Entry entry;
    std::size_t source = 0;
  };
  using Lookup = std::unordered_map<std::string, std::vector<EntryId>>;
  void list(Entry entry, const std::filesystem::path& folder);
  [[nodiscard]] std::optional<EntryId> by_path(const std::filesystem::path& path) const;
  [[nodiscard]] std::optional<EntryId> by_title(const Paper& paper) const;

  std::vector<Listed> entries_;
  std::vector<Source> sources_;
  Lookup by_identity_;
  Lookup by_path_;  ///< absolute, normal
  Lookup by_name_;  ///< of a file, and of a key, small
  Lookup by_doi_;
  Lookup by_title_;  ///< letters and digits, small
};

/// `doe2019 (Doe 2019, "On Dams")`: an entry in a few words.
std::string in_words(const Entry& entry);

}  // namespace dossier::bibliography
