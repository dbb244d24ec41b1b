// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace dossier {

/// What kind of thing went wrong; fixes the exit status of the program and the status of the API.
enum class ErrorCode {
  Usage,              ///< the caller asked for something that does not exist or contradicts itself
  NotFound,           ///< a named passage, paper, file or facet is not there
  Unreadable,         ///< a file or folder cannot be read or written
  BadData,            ///< a file's content is not what it says it is
  IndexMissing,       ///< no index at the place where one was looked for
  IndexIncompatible,  ///< another format version, or another analysis than this program's
  IndexDamaged,       ///< the index breaks its own rules
  IndexLocked,        ///< another process is writing it
  DiskFull,           ///< the device has no room
  NoResources,        ///< too little memory, or too many open files: the same may succeed later
  Cancelled,          ///< stopped by the user; nothing was changed
};

/// A failure that a user or a disk can cause.
struct Error {
  ErrorCode code = ErrorCode::Usage;
  std::string message;  ///< what was found, and what was wanted; names the file where there is one
  std::string hint;     ///< the remedy: what to do or type next; may be empty
};

/// Exit status of the program for an error: 2 wrong usage, 3 trouble with the index or its disk, 4 with files, 130
/// stopped (see docs/cli.md).
int exit_status(ErrorCode code);

/// HTTP status of the API for an error.
int http_status(ErrorCode code);

/// Stable name used in JSON, e.g. `index-missing`.
std::string_view to_string(ErrorCode code);

}  // namespace dossier
