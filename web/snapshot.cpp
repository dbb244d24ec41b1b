// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/snapshot.hpp"

namespace dossier::web {

Result<std::unique_ptr<SharedIndex>> SharedIndex::open(const std::filesystem::path& index) {
  auto reader = IndexReader::open(index);
  if (!reader) return std::move(reader).error();
  return std::unique_ptr<SharedIndex>(new SharedIndex(std::move(*reader)));
}

Result<IndexReader> SharedIndex::newest() {
  const std::lock_guard lock(mutex_);
  if (reader_.stale()) {
    auto newer = IndexReader::open(reader_.path());
    if (!newer) return std::move(newer).error();
    reader_ = std::move(*newer);
  }
  return reader_.clone();
}

Result<void> Snapshot::refresh() {
  if (open_ && !open_->reader.stale()) return {};
  auto newest = shared_.newest();
  if (newest) {
    open_ = std::make_unique<Open>(std::move(*newest));
  } else if (!open_) {
    return std::move(newest).error();
  }
  return {};
}

}  // namespace dossier::web
