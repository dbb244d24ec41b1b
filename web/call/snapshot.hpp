// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/searchable_index.hpp"
#include "picture/page_picture.hpp"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace dossier::web {

/// The newest generation of the index, shared by all threads. After a commit a thread of its own opens it again and
/// loads what queries need (columns, lengths, vocabulary), once for all requests; then it takes the place of the one
/// before.
class SharedIndex {
 public:
  /// A handle, and a number that tells its generation from the others that this object has given out.
  struct Handle {
    SearchableIndex index;
    std::uint64_t serial;
  };

  /// `index`: a folder, or the address of an index in a cluster. `patience`: how long requests wait for a generation
  /// that is being loaded.
  static Result<std::unique_ptr<SharedIndex>> open(const std::filesystem::path& index,
                                                   std::chrono::nanoseconds patience = std::chrono::seconds(2));
  ~SharedIndex();
  SharedIndex(const SharedIndex&) = delete;
  SharedIndex& operator=(const SharedIndex&) = delete;

  /// Asked by whoever saw that the generation `known` (0: none) has been followed by another: a handle on one that is
  /// loaded after this was asked. Where that takes longer than `patience`, counted from the first who asked, it gives
  /// nothing, and the old one serves on. With `at_any_price` it always waits. Errors: those of opening. Throws
  /// std::bad_alloc.
  Result<std::optional<Handle>> newer_than(std::uint64_t known, bool at_any_price);

  /// Tells that one thread more will ask for handles, so that as many are opened with each generation: of one that has
  /// been followed by another none can be opened.
  void add_user();

  /// Pages as pictures, shared by all threads.
  PagePictures& pictures() { return pictures_; }

 private:
  SharedIndex(std::filesystem::path place, SearchableIndex index, std::chrono::nanoseconds patience);
  void work();
  void load();
  void load_or_fail() noexcept;
  Result<Handle> hand_out();

  PagePictures pictures_;
  std::mutex mutex_;
  std::condition_variable changed_;
  const std::chrono::nanoseconds patience_;
  const std::filesystem::path place_;
  SearchableIndex index_;
  std::vector<SearchableIndex> handles_;  ///< further ones on the generation of index_
  std::uint64_t serial_ = 1;
  std::size_t users_ = 0;
  std::uint64_t wanted_ = 0;  ///< loadings that have been asked for, as a number of begun_
  std::uint64_t begun_ = 0;
  std::uint64_t ended_ = 0;
  bool stopping_ = false;
  std::chrono::steady_clock::time_point asked_at_;  ///< when the loading that is wanted was first asked for
  std::optional<Error> failure_;                    ///< of the last loading
  bool lacks_memory_ = false;                       ///< the last loading ended for want of memory
  std::thread loader_;
};

/// One thread's view of the index. Each request asks for it anew, so that it sees what was committed before it.
class Snapshot {
 public:
  explicit Snapshot(SharedIndex& shared);

  /// A searcher with its handle, on the newest generation that is loaded. While an index is being put in place of
  /// another, that is the one that was open before. Errors: those of opening, where none is open; those of a cluster
  /// that cannot be asked.
  Result<void> refresh();
  /// Gives the handle up as no longer readable, so that the next refresh() takes one on another generation.
  void discard();
  /// Gives the handle up, so that the next refresh() takes another, on the same generation or a newer one.
  void release() { open_.reset(); }

  [[nodiscard]] const SearchableIndex& index() const { return open_->index; }
  PagePictures& pictures() { return shared_.pictures(); }
  /// The facets over all passages, with the most frequent values of each; counted once a generation.
  Result<const std::vector<FacetCounts>*> facets();

 private:
  struct Open {
    explicit Open(SharedIndex::Handle handle) : index(std::move(handle.index)), serial(handle.serial) {}
    SearchableIndex index;
    std::uint64_t serial;
    std::optional<std::vector<FacetCounts>> facets;
  };

  SharedIndex& shared_;
  std::unique_ptr<Open> open_;
  std::uint64_t broken_ = 0;  ///< the generation that was given up
};

}  // namespace dossier::web
