// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/format/xapian.hpp"

#include <cerrno>
#include <cstring>
#include <string_view>

namespace dossier::index {
namespace {

bool says_no_space(const Xapian::Error& failure) {
  const char* reason = failure.get_error_string();
  const std::string_view no_space(std::strerror(ENOSPC));
  const std::string_view too_big(std::strerror(EFBIG));
  return reason != nullptr && (reason == no_space || reason == too_big);
}

}  // namespace

Error error_of(const Xapian::Error& failure, const std::string& what) {
  const auto& detail = failure.get_msg();
  if (says_no_space(failure)) {
    return {ErrorCode::DiskFull, "no room left on the device while writing the index " + what,
            "the index is as it was; make room and run the command again"};
  }
  const std::string_view type = failure.get_type();
  if (type == "DatabaseLockError") {
    return {ErrorCode::IndexLocked, "the index " + what + " is being written by another process",
            "wait until it has ended, then run the command again"};
  }
  if (type == "DatabaseModifiedError") {
    return {ErrorCode::IndexLocked, "the index " + what + " was changed while it was being read", "ask again"};
  }
  if (type == "DatabaseVersionError") {
    return {ErrorCode::IndexIncompatible, "the index " + what + " was written by another version: " + detail,
            "dossier index --rebuild PATH…"};
  }
  if (type == "DatabaseCreateError") {
    return {ErrorCode::Unreadable, "the index " + what + " cannot be written: " + detail,
            "check the permissions of the folder"};
  }
  return {ErrorCode::IndexDamaged, "the index " + what + " is damaged: " + detail,
          "dossier check tells more; dossier index --rebuild PATH… makes it anew"};
}

}  // namespace dossier::index
