// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/cluster_address.hpp"
#include "index/read/index_reader.hpp"

#include <cstdlib>
#include <utility>

namespace dossier {
namespace fs = std::filesystem;

Result<fs::path> locate_index(const fs::path& given, const fs::path& from) {
  auto named = given;
  if (const char* variable = std::getenv("DOSSIER_INDEX"); named.empty() && variable != nullptr) named = variable;
  if (!named.empty()) {
    if (auto fit = check_index_place(named); !fit) return std::move(fit).error();
    return named;
  }
  std::error_code failure;
  for (auto folder = fs::absolute(from, failure); !failure; folder = folder.parent_path()) {
    if (fs::is_directory(folder / ".dossier", failure)) return folder / ".dossier";
    failure.clear();
    if (folder == folder.parent_path()) break;
  }
  return Error{ErrorCode::IndexMissing, "there is no index in " + from.string() + " or a folder above it",
               "run dossier index PATH… to make one"};
}

}  // namespace dossier
