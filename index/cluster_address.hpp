// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.hpp"
#include "base/result.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace dossier {

/// Whether an index is named that lies in a cluster (see docs/cluster.md), not in a folder: `http://…` or `https://…`.
inline bool is_cluster_address(std::string_view index) {
  return index.starts_with("http://") || index.starts_with("https://");
}

/// The address as it may be shown: without a user name and a password.
std::string without_credentials(std::string_view index);

/// What is said where only an index on this disk will do.
Error not_in_cluster(const std::filesystem::path& index);

/// Errors: Usage for an address with a user name or a password in it, which no message may show; and for what is
/// neither the name of a folder nor an address, but was meant as one: `HTTP://…`, `http:/…`, `HOST:9200/NAME`.
Result<void> check_index_place(const std::filesystem::path& index);

}  // namespace dossier
