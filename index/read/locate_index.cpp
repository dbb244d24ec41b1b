// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/read/index_reader.hpp"

#include <cstdlib>

namespace dossier {
namespace fs = std::filesystem;

Result<fs::path> locate_index(const fs::path& given, const fs::path& from) {
  if (!given.empty()) return given;
  if (const char* named = std::getenv("DOSSIER_INDEX"); named != nullptr && *named != '\0') return fs::path(named);
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
