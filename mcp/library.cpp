// SPDX-License-Identifier: GPL-3.0-or-later
#include "mcp/library.hpp"

#include "index/cluster_address.hpp"

#include <utility>

namespace dossier::mcp {

Result<Library> Library::open(const std::filesystem::path& index) {
  Library library(index);
  auto opened = library.refresh();
  if (!opened) return std::move(opened).error();
  return library;
}

bool Library::Open::stale() const { return elsewhere != nullptr ? elsewhere->stale() : reader->stale(); }

Result<std::unique_ptr<Library::Open>> Library::newest() const {
  auto made = std::make_unique<Open>();
  if (is_cluster_address(index_.native())) {
    auto index = cluster::SearchedIndex::open(index_.native());
    if (!index) return std::move(index).error();
    made->elsewhere = *std::move(index);
    made->searcher = std::make_unique<Searcher>(made->elsewhere->ports());
    return made;
  }
  auto reader = IndexReader::open(index_);
  if (!reader) return std::move(reader).error();
  made->reader = std::make_unique<IndexReader>(*std::move(reader));
  made->searcher = std::make_unique<Searcher>(*made->reader, vectors_);
  return made;
}

Result<void> Library::refresh() {
  if (open_ && !open_->stale()) return {};
  auto made = newest();
  if (made) {
    open_ = *std::move(made);
    return {};
  }
  if (open_) return {};
  return std::move(made).error();
}

const Catalogue& Library::catalogue() const {
  if (open_->elsewhere != nullptr) return open_->elsewhere->catalogue();
  return *open_->reader;
}

Result<const IndexReader*> Library::here() const {
  if (open_->elsewhere != nullptr) return not_in_cluster(index_);
  return open_->reader.get();
}

}  // namespace dossier::mcp
