// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <functional>
#include <string>

namespace dossier::cluster {

struct CopyOptions {
  bool replace = false;  ///< put the copy in place of an index that is there
  unsigned threads = 0;  ///< writing threads; 0: as many as the writer takes
  std::function<void(std::uint64_t files, std::uint64_t of, std::uint64_t passages)> progress;  ///< called often
};

struct CopyReport {
  std::uint64_t files = 0;
  std::uint64_t passages = 0;
  double seconds = 0;
};

/// Copies an index with its taxonomy, papers, passages, labels and report from a folder or a cluster to another. What
/// is visible of the target changes in one step, at the end. The user's own files beside a folder are not part of it.
/// Errors: Usage where the target holds an index and `replace` is not set; those of both indexes.
Result<CopyReport> copy_index(const std::string& from, const std::string& to, const CopyOptions& options);

}  // namespace dossier::cluster
