// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/cluster_address.hpp"

#include <array>
#include <filesystem>
#include <string_view>
#include <system_error>

namespace dossier {

/// Files of the user's own that lie beside the index, in the folder that holds it. None of them is ever indexed.
inline constexpr std::string_view searches_name = "dossier-searches.jsonl";
inline constexpr std::array<std::string_view, 4> own_file_names{"dossier-collections.json", "dossier-corrections.jsonl",
                                                                "dossier-papers.jsonl", searches_name};

/// The folder that holds an index: where the user's own files are. For an index in a cluster the current one.
inline std::filesystem::path folder_of_own_files(const std::filesystem::path& index) {
  std::error_code failure;
  if (is_cluster_address(index.native())) return std::filesystem::current_path(failure);
  auto folder = std::filesystem::absolute(index).lexically_normal();
  if (!folder.has_filename()) folder = folder.parent_path();
  return folder.parent_path();
}

}  // namespace dossier
