// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The one include of Xapian's header, and the one place where its exceptions become the project's errors.

#include "base/result.hpp"

#include <xapian.h>

#include <stdexcept>
#include <string>
#include <utility>

namespace dossier {

class IndexReader;

namespace index {

/// Thrown by functions of IndexReader that return no Result, where the disk fails below them or a
/// newer commit has taken the blocks that this generation stood on. Whoever catches it asks IndexReader::stale(): if
/// so, the same question to a fresh handle succeeds.
class DatabaseFailure : public std::runtime_error {
 public:
  explicit DatabaseFailure(Error error) : std::runtime_error(error.message), error_(std::move(error)) {}
  [[nodiscard]] const Error& error() const { return error_; }

 private:
  Error error_;
};

/// What one of Xapian's exceptions means to the user, with the remedy. `what` names the index.
Error error_of(const Xapian::Error& failure, const std::string& what);

/// Runs `f`; an exception of Xapian's becomes a DatabaseFailure.
template <class F>
auto translated(const std::string& what, F&& f) -> decltype(f()) {
  try {
    return std::forward<F>(f)();
  } catch (const Xapian::Error& failure) {
    throw DatabaseFailure(error_of(failure, what));
  }
}

/// Runs `f` (which returns a Result); an exception of Xapian's or a DatabaseFailure becomes its error.
template <class F>
auto guarded(const std::string& what, F&& f) -> decltype(f()) {
  try {
    return std::forward<F>(f)();
  } catch (const Xapian::Error& failure) {
    return error_of(failure, what);
  } catch (const DatabaseFailure& failure) {
    return failure.error();
  }
}

/// The Xapian database that a handle reads: for oracle tests and maintenance.
const Xapian::Database& raw(const IndexReader& reader);

}  // namespace index
}  // namespace dossier
