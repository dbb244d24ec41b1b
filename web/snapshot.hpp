// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/index_reader.hpp"
#include "searcher/searcher.hpp"

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>

namespace dossier::web {

/// The newest generation of the index, shared by all threads; opened again after a commit, by whoever asks first.
class SharedIndex {
 public:
  static Result<std::unique_ptr<SharedIndex>> open(const std::filesystem::path& index);

  /// A handle of one's own on the newest generation. Errors: those of opening.
  Result<IndexReader> newest();

 private:
  explicit SharedIndex(IndexReader reader) : reader_(std::move(reader)) {}

  std::mutex mutex_;
  IndexReader reader_;
};

/// One thread's view of the index. Each request asks for it anew, so that it sees what was committed before it.
class Snapshot {
 public:
  explicit Snapshot(SharedIndex& shared) : shared_(shared) {}

  /// A searcher with its handle, on the newest generation that can be opened. While an index is being put in place of
  /// another, that is the one that was open before. Errors: those of opening, where none is open.
  Result<void> refresh();
  /// Gives the handle up, so that the next refresh() takes a new one, whatever the generation.
  void discard() { open_.reset(); }

  [[nodiscard]] const IndexReader& reader() const { return open_->reader; }
  [[nodiscard]] const Searcher& searcher() const { return open_->searcher; }

 private:
  struct Open {
    explicit Open(IndexReader handle) : reader(std::move(handle)), searcher(reader) {}
    IndexReader reader;
    Searcher searcher;
  };

  SharedIndex& shared_;
  std::unique_ptr<Open> open_;
};

}  // namespace dossier::web
