// SPDX-License-Identifier: GPL-3.0-or-later
#include "mcp/library.hpp"

#include <utility>

namespace dossier::mcp {

Result<Library> Library::open(const std::filesystem::path& index) {
  Library library(index);
  auto opened = library.refresh();
  if (!opened) return std::move(opened).error();
  return library;
}

Result<void> Library::refresh() {
  if (open_ && !open_->reader.stale()) return {};
  auto reader = IndexReader::open(index_);
  if (reader) {
    open_ = std::make_unique<Open>(std::move(*reader), vectors_);
    return {};
  }
  if (open_) return {};
  return std::move(reader).error();
}

}  // namespace dossier::mcp
