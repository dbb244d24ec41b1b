// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "cli/commands/commands.hpp"
#include "cli/options/arguments.hpp"
#include "cli/terminal/console.hpp"
#include "collection/collections.hpp"
#include "index/read/index_reader.hpp"
#include "indexer/bibliography/corrections.hpp"
#include "indexer/labels/corrections.hpp"
#include "own/backup.hpp"
#include "own/saved_searches.hpp"

#include <filesystem>

namespace dossier {
namespace {

Result<std::filesystem::path> index_of(const Arguments& arguments) {
  std::error_code unknown;
  return locate_index(arguments.value("index"), std::filesystem::current_path(unknown));
}

void list(Console& console, const char* what, const std::vector<std::string>& names) {
  for (const auto& name : names) console.write(std::string(what) + "  " + name + "\n");
}

/// Why files that are the user's own cannot be read, as they are.
std::vector<Error> damage_of(const std::filesystem::path& index) {
  std::vector<Error> found;
  const auto look = [&](const auto& read) {
    if (!read) found.push_back(read.error());
  };
  look(SavedSearches::read(index));
  look(read_collections(collections_file(index)));
  look(Corrections::read(corrections_file(index)));
  look(PaperCorrections::load(PaperCorrections::file_of(index)));
  return found;
}

}  // namespace

int run_backup(const Arguments& arguments, Console& console) {
  const auto index = index_of(arguments);
  if (!index) return console.fail(index.error());
  const auto backup = backup_of(*index);
  if (!backup) return console.fail(backup.error());
  if (backup->files.empty()) {
    console.note("There is nothing to back up: no corrections, saved searches or collections.");
    return 1;
  }
  if (auto written = write_backup(*backup, arguments.operands().front()); !written) {
    return console.fail(written.error());
  }
  for (const auto& file : backup->files) console.write("saved  " + file.name + "\n");
  const auto damage = damage_of(*index);
  for (const auto& error : damage) console.note("The backup holds this as it is: " + error.message + ".");
  return damage.empty() ? 0 : exit_status(ErrorCode::Unreadable);
}

int run_restore(const Arguments& arguments, Console& console) {
  const auto index = index_of(arguments);
  if (!index) return console.fail(index.error());
  const auto backup = read_backup(arguments.operands().front());
  if (!backup) return console.fail(backup.error());
  const auto done = restore(*backup, *index, arguments.has("replace"));
  if (!done) return console.fail(done.error());
  if (!done->differing.empty() || (!done->removed.empty() && !arguments.has("replace"))) {
    auto names = done->differing;
    names.insert(names.end(), done->removed.begin(), done->removed.end());
    return console.fail({ErrorCode::Usage, joined(names, ", ") + " would be replaced; nothing was changed",
                         "add --replace: what is there now is kept in a backup beside the index"});
  }
  list(console, "restored ", done->written);
  list(console, "removed  ", done->removed);
  list(console, "unchanged", done->same);
  if (!done->before.empty()) {
    console.note("What was there before is in " + done->before.string() + ".\nTo undo: dossier restore --replace '" +
                 done->before.string() + "'");
  }
  if (!done->written.empty() || !done->removed.empty()) {
    console.note("Corrections take effect at the next `dossier index`.");
  }
  return 0;
}

}  // namespace dossier
