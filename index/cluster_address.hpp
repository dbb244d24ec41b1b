// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.hpp"

#include <filesystem>
#include <string_view>

namespace dossier {

/// Whether an index is named that lies in a cluster (see docs/cluster.md), not in a folder: `http://…` or `https://…`.
inline bool is_cluster_address(std::string_view index) {
  return index.starts_with("http://") || index.starts_with("https://");
}

/// What is said where only an index on this disk will do.
inline Error not_in_cluster(const std::filesystem::path& index) {
  return {ErrorCode::IndexIncompatible,
          "the index " + index.string() + " is in a cluster, and this command works on an index on this disk only",
          "copy it with `dossier copy " + index.string() + " .dossier`"};
}

}  // namespace dossier
