// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bibliography/sqlite.hpp"

#include "base/utf8.hpp"

#include <sqlite3.h>
#include <cstdlib>

#include <array>
#include <utility>

namespace dossier::bibliography {
namespace fs = std::filesystem;
namespace {

constexpr std::array<const char*, 3> companions{"-journal", "-wal", "-shm"};

using State = std::pair<fs::file_time_type, std::uintmax_t>;

State state_of(const fs::path& path) {
  std::error_code failure;
  State state;
  state.first = fs::last_write_time(path, failure);
  state.second = fs::file_size(path, failure);
  return state;
}

Error cannot_copy(const std::error_code& failure) {
  return {ErrorCode::Unreadable, "it cannot be copied: " + failure.message(),
          "check its permissions and the space in the folder for temporary files"};
}

/// A copy that no write has crossed, if one of a few tries gets it: else the last.
std::error_code copy_database(const fs::path& from, const fs::path& to) {
  constexpr int tries = 3;
  std::error_code failure;
  for (int attempt = 0; attempt < tries; ++attempt) {
    const auto before = state_of(from);
    fs::copy_file(from, to, fs::copy_options::overwrite_existing, failure);
    if (failure) return failure;
    for (const auto* ending : companions) {
      std::error_code none;
      fs::remove(to.string() + ending, none);
      if (std::string_view(ending) == "-shm") continue;  // made anew
      fs::copy_file(from.string() + ending, to.string() + ending, none);
    }
    if (state_of(from) == before) break;
  }
  fs::permissions(to, fs::perms::owner_read | fs::perms::owner_write, failure);
  return failure;
}

}  // namespace

std::int64_t Row::number(int column) const { return sqlite3_column_int64(statement_, column); }

std::string Row::text(int column) const {
  const auto* bytes = sqlite3_column_text(statement_, column);
  if (bytes == nullptr) return {};
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
  return utf8::repaired(std::string(bytes, bytes + size));
}

void DatabaseCopy::Close::operator()(sqlite3* database) const { sqlite3_close_v2(database); }

DatabaseCopy::~DatabaseCopy() {
  database_.reset();
  std::error_code none;
  if (!folder_.empty()) fs::remove_all(folder_, none);
}

Result<DatabaseCopy> DatabaseCopy::open(const fs::path& path) {
  std::error_code failure;
  const auto temporary = fs::temp_directory_path(failure);
  if (failure) return cannot_copy(failure);
  auto folder = (temporary / "dossier-XXXXXX").string();
  if (::mkdtemp(folder.data()) == nullptr) return cannot_copy(std::error_code(errno, std::generic_category()));
  DatabaseCopy copy;
  copy.folder_ = folder;
  const auto file = copy.folder_ / "copy.sqlite";
  if (const auto failed = copy_database(path, file)) return cannot_copy(failed);
  sqlite3* database = nullptr;
  // Open for writing, so that SQLite can roll back or take over what the journal beside the copy holds.
  const auto status = sqlite3_open_v2(file.c_str(), &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW, nullptr);
  copy.database_.reset(database);
  if (status != SQLITE_OK) return Error{ErrorCode::BadData, "it cannot be opened as an SQLite database", ""};
  sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  if (auto schema = copy.each("SELECT count(*) FROM sqlite_master", [](const Row&) {}); !schema) return schema.error();
  return copy;
}

bool DatabaseCopy::has_table(const std::string& name) const {
  bool found = false;
  const auto looked = each("SELECT name FROM sqlite_master WHERE type = 'table'",
                           [&](const Row& row) { found = found || row.text(0) == name; });
  return looked && found;
}

Result<void> DatabaseCopy::each(const std::string& query, const std::function<void(const Row&)>& take) const {
  sqlite3_stmt* prepared = nullptr;
  const auto failed = [&] {
    return Error{ErrorCode::BadData, std::string("it cannot be read: ") + sqlite3_errmsg(database_.get()),
                 "check it with the program that made it"};
  };
  if (sqlite3_prepare_v2(database_.get(), query.c_str(), -1, &prepared, nullptr) != SQLITE_OK) return failed();
  const std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> statement(prepared, &sqlite3_finalize);
  for (;;) {
    const auto status = sqlite3_step(prepared);
    if (status == SQLITE_DONE) return {};
    if (status != SQLITE_ROW) return failed();
    take(Row(prepared));
  }
}

}  // namespace dossier::bibliography
