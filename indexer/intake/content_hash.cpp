// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/intake/content_hash.hpp"

#include "indexer/intake/source_file.hpp"

#include <array>

namespace dossier {

Result<std::string> hash_of_file(const std::filesystem::path& path) {
  const auto file = SourceFile::open(path);
  if (!file) return file.error();
  ContentHash hash;
  thread_local std::array<char, std::size_t{1} << 18U> piece;
  for (;;) {
    const auto size = file->read(piece.data(), piece.size());
    if (!size) return size.error();
    if (*size == 0) return hash.hex();
    hash.add({piece.data(), *size});
  }
}

}  // namespace dossier
