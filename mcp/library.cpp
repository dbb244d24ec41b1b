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
  if (open_) {
    const auto stale = open_->stale();
    if (!stale) return stale.error();
    if (!*stale) return {};
  }
  auto made = SearchableIndex::open(index_, vectors_);
  if (made) {
    open_.emplace(*std::move(made));
    return {};
  }
  if (open_) return {};
  return std::move(made).error();
}

}  // namespace dossier::mcp
