// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// A file in an archive.
struct TarEntry {
  std::string name;  ///< at most 99 bytes, without folders
  std::string content;
  bool operator==(const TarEntry&) const = default;
};

/// A tar archive (POSIX ustar) of files, as `tar tf` lists it; the same entries give the same bytes.
std::string tar_of(const std::vector<TarEntry>& entries);

/// The files of such an archive. Errors: BadData for anything that tar_of() would not have written.
Result<std::vector<TarEntry>> read_tar(std::string_view bytes);

}  // namespace dossier
