// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "cluster/searchable_index.hpp"
#include "picture/page_picture.hpp"
#include "vectors/query_vectors.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <utility>

namespace dossier::mcp {

/// The index that the tools read, always its newest generation. For one thread.
class Library {
 public:
  /// Errors: those of opening an index.
  static Result<Library> open(const std::filesystem::path& index);

  /// Opens the index again where it has changed. While it cannot be opened, the generation before serves on. Errors:
  /// those of opening, where none is open.
  Result<void> refresh();
  /// Gives up a generation that can no longer be read, so that refresh() opens another.
  void discard() { open_.reset(); }

  [[nodiscard]] const Catalogue& catalogue() const { return open_->catalogue(); }
  [[nodiscard]] const Searcher& searcher() const { return open_->searcher(); }
  [[nodiscard]] PagePictures& pictures() { return *pictures_; }

 private:
  explicit Library(std::filesystem::path index)
      : index_(std::move(index)), vectors_(std::make_shared<QueryVectors>(index_)) {}

  std::filesystem::path index_;
  std::shared_ptr<QueryVectors> vectors_;
  std::unique_ptr<PagePictures> pictures_ = std::make_unique<PagePictures>();
  std::optional<SearchableIndex> open_;
};

}  // namespace dossier::mcp
