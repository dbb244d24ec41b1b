// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/passage.hpp"
#include "indexer/blocks/user_note.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace dossier::bibliography {

/// What a bibliography says of one paper. Fields that it does not have are empty.
struct Entry {
  Paper paper;                               ///< title, authors, year … and its key; without id and source
  std::string key;                           ///< what the bibliography itself calls it: its key, or that of the item
  std::vector<std::filesystem::path> files;  ///< as the bibliography has them: absolute, or relative to it
  std::vector<std::string> collections;
  std::vector<std::string> tags;
  std::vector<UserNote> notes;  ///< of the user on it, and her annotations in its files
};

/// What was read of a bibliography.
struct Entries {
  std::vector<Entry> entries;
  std::vector<std::string> notes;  ///< sentences: what could not be read of it
};

}  // namespace dossier::bibliography
