// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

struct sqlite3;
struct sqlite3_stmt;

namespace dossier::bibliography {

/// One row of an answer; columns count from 0.
class Row {
 public:
  explicit Row(sqlite3_stmt* statement) : statement_(statement) {}
  [[nodiscard]] std::int64_t number(int column) const;
  /// Well-formed UTF-8; empty for NULL.
  [[nodiscard]] std::string text(int column) const;

 private:
  sqlite3_stmt* statement_;
};

/// A copy of an SQLite database, made in a folder of its own and removed with this object: whoever uses the database
/// goes on, and nothing is ever written to it. A journal or log that lies beside it is copied too, so that what a
/// program that runs has committed is there.
class DatabaseCopy {
 public:
  /// Errors: Unreadable where the file cannot be read or copied, BadData where it is no database.
  static Result<DatabaseCopy> open(const std::filesystem::path& path);
  DatabaseCopy(DatabaseCopy&&) noexcept = default;
  DatabaseCopy& operator=(DatabaseCopy&&) noexcept = default;
  ~DatabaseCopy();

  [[nodiscard]] bool has_table(const std::string& name) const;
  /// Calls `take` for each row. Errors: BadData, with what SQLite says.
  [[nodiscard]] Result<void> each(const std::string& query, const std::function<void(const Row&)>& take) const;

 private:
  DatabaseCopy() = default;
  struct Close {
    void operator()(sqlite3* database) const;
  };
  std::filesystem::path folder_;
  std::unique_ptr<sqlite3, Close> database_;
};

}  // namespace dossier::bibliography
