// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The one include of Xapian's header, and the one place where its exceptions become the project's errors.

#include "base/result.hpp"

#include <xapian.h>

#include <filesystem>
#include <string>
#include <utility>

namespace dossier {

class IndexReader;

namespace index {

/// What one of Xapian's exceptions means to the user, with the remedy. `what` names the index.
Error error_of(const Xapian::Error& failure, const std::string& what);

/// The error of the exception that is being handled: one of Xapian's, or one that tells of too little memory or of a
/// system call. Any other goes on as it is.
Error error_of_current_exception(const std::string& what);

/// Runs `f` (which returns a Result); an exception that error_of_current_exception() knows becomes its error. Costs
/// nothing where nothing is thrown.
template <class F>
auto guarded(const std::string& what, F&& f) -> decltype(f()) {
  try {
    return std::forward<F>(f)();
  } catch (...) {
    return error_of_current_exception(what);
  }
}

/// Opens a database to read. Throws Xapian's exceptions.
Xapian::Database open_database(const std::filesystem::path& folder);
/// Opens a database without lists of terms to write; `flags`: one of Xapian's DB_OPEN, DB_CREATE …, and DB_NO_SYNC and
/// the like. Throws Xapian's exceptions.
Xapian::WritableDatabase open_to_write(const std::filesystem::path& folder, int flags);

/// Changes to a database that are committed together or not at all. Without a commit() that succeeds, nothing that was
/// written through the handle becomes visible: the handle must go away then, which cancels all of it. Xapian alone
/// would commit as much as it has when a handle with changes goes away outside a transaction.
class Transaction {
 public:
  /// Begins. The handle has no changes yet. Throws Xapian's exceptions.
  explicit Transaction(Xapian::WritableDatabase& db);
  /// Throws Xapian's exceptions and std::bad_alloc.
  void commit();

 private:
  Xapian::WritableDatabase& db_;
};

/// The Xapian database that a handle reads: for oracle tests and maintenance.
const Xapian::Database& raw(const IndexReader& reader);

}  // namespace index
}  // namespace dossier
