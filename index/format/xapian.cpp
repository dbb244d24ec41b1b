// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/format/xapian.hpp"

#include "index/format/disk.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <new>
#include <string_view>
#include <system_error>

namespace dossier::index {
namespace {

/// Xapian could not roll back after a failed commit, and closed the database; the cause is in the message.
bool is_failed_rollback(const Xapian::Error& failure) { return failure.get_msg().starts_with("Modifications failed"); }

/// Xapian gives the text of errno only. Those that tell of the machine and not of the index; 0 for any other.
int errno_of(const Xapian::Error& failure) {
  const char* reason = failure.get_error_string();
  if (reason == nullptr && is_failed_rollback(failure)) reason = failure.get_msg().c_str();
  if (reason == nullptr) return 0;
  constexpr std::array numbers{ENOSPC, EDQUOT, EFBIG, EMFILE, ENFILE, ENOMEM, EACCES, EPERM,    EROFS,
                               EIO,    EBUSY,  EINTR, EAGAIN, ENODEV, ENXIO,  ESTALE, ETIMEDOUT};
  for (const int number : numbers) {
    if (std::string_view(reason).find(std::strerror(number)) != std::string_view::npos) return number;
  }
  return 0;
}

/// Xapian's lock, beside our own, cannot be taken.
Error lock_error(const std::string& detail, const std::string& what) {
  if (detail.ends_with("already locked")) {
    return {ErrorCode::IndexLocked, "the index " + what + " is being written by another process",
            "wait until it has finished, then run the command again"};
  }
  if (detail.ends_with("too many open files")) return file_error(what, "lock the index", EMFILE);
  return {ErrorCode::Unreadable, "the index " + what + " cannot be written: " + detail,
          "check the permissions of the folder"};
}

}  // namespace

Error error_of(const Xapian::Error& failure, const std::string& what) {
  const auto& detail = failure.get_msg();
  const std::string_view type = failure.get_type();
  if (const int number = errno_of(failure); number != 0) return file_error(what, "work on the index", number);
  if (type == "DatabaseLockError") return lock_error(detail, what);
  if (type == "DatabaseModifiedError") {
    return {ErrorCode::IndexLocked, "the index " + what + " was changed while it was being read", "ask again"};
  }
  if (type == "DatabaseVersionError") {
    return {ErrorCode::IndexIncompatible, "the index " + what + " was written by another version: " + detail,
            "dossier index --rebuild PATH…"};
  }
  const bool missing = failure.get_error_string() != nullptr;
  if (type == "DatabaseCreateError" || is_failed_rollback(failure) || (type == "DatabaseNotFoundError" && !missing)) {
    return {ErrorCode::Unreadable, "the index " + what + " cannot be opened: " + detail,
            "check the permissions of the folder"};
  }
  return {ErrorCode::IndexDamaged, "the index " + what + " is damaged: " + detail,
          "run dossier check for details, or dossier index --rebuild PATH… to rebuild it"};
}

Error error_of_current_exception(const std::string& what) {
  try {
    throw;
  } catch (const Xapian::Error& failure) {
    return error_of(failure, what);
  } catch (const std::bad_alloc&) {
    return no_memory(what);
  } catch (const std::system_error& failure) {
    // A thread that cannot be started is told by EAGAIN.
    const int number = failure.code().value();
    return number == EAGAIN ? no_memory(what) : file_error(what, "work on the index", number);
  }
}

Xapian::Database open_database(const std::filesystem::path& folder) {
  // Told the backend, Xapian does not look for it, where a failed look would be taken for a missing index.
  return Xapian::Database(folder.string(), Xapian::DB_BACKEND_GLASS);
}

Xapian::WritableDatabase open_to_write(const std::filesystem::path& folder, int flags) {
  return Xapian::WritableDatabase(folder.string(), flags | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_TERMLIST);
}

Transaction::Transaction(Xapian::WritableDatabase& db) : db_(db) { db_.begin_transaction(true); }

void Transaction::commit() {
  try {
    db_.commit_transaction();
  } catch (...) {
    // Xapian has ended the transaction before it failed, and would commit what is left as the handle goes away.
    db_.begin_transaction(false);
    throw;
  }
}

}  // namespace dossier::index
