// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/call/snapshot.hpp"

#include "web/http/failure_reply.hpp"

#include <exception>
#include <new>

namespace dossier::web {
namespace {

constexpr std::uint32_t values_kept = 1000;  // of a facet, for suggestions

void warm(const SearchableIndex& index) {
  try {
    index.warm();
  } catch (const std::bad_alloc&) {  // too little memory even for the error
    return;
  }
}

}  // namespace

SharedIndex::SharedIndex(std::filesystem::path place, SearchableIndex index, std::chrono::nanoseconds patience)
    : patience_(patience), place_(std::move(place)), index_(std::move(index)), loader_([this] { work(); }) {}

SharedIndex::~SharedIndex() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  loader_.join();
}

Result<std::unique_ptr<SharedIndex>> SharedIndex::open(const std::filesystem::path& index,
                                                       std::chrono::nanoseconds patience) {
  auto opened = SearchableIndex::open(index, nullptr);
  if (!opened) return std::move(opened).error();
  return std::unique_ptr<SharedIndex>(new SharedIndex(index, *std::move(opened), patience));
}

void SharedIndex::add_user() {
  const std::lock_guard lock(mutex_);
  ++users_;
}

Result<SharedIndex::Handle> SharedIndex::hand_out() {
  if (!handles_.empty()) {
    Handle handle{std::move(handles_.back()), serial_};
    handles_.pop_back();
    return handle;
  }
  auto handle = index_.clone();
  if (!handle) return std::move(handle).error();
  return Handle{std::move(*handle), serial_};
}

Result<std::optional<SharedIndex::Handle>> SharedIndex::newer_than(std::uint64_t known, bool at_any_price) {
  std::unique_lock lock(mutex_);
  if (serial_ != known) {
    if (auto handle = hand_out()) return std::optional<Handle>(std::move(*handle));
  }
  // One that is under way may have begun before the commit that was seen.
  const auto awaited = begun_ + 1;
  if (wanted_ != awaited) {
    wanted_ = awaited;
    asked_at_ = std::chrono::steady_clock::now();
    changed_.notify_all();
  }
  const auto done = [this, awaited] { return stopping_ || ended_ >= awaited; };
  if (at_any_price) {
    changed_.wait(lock, done);
  } else {
    changed_.wait_until(lock, asked_at_ + patience_, done);
  }
  if (serial_ != known) {
    if (auto handle = hand_out()) return std::optional<Handle>(std::move(*handle));
  }
  if (at_any_price && lacks_memory_) throw std::bad_alloc();
  if (at_any_price && failure_) return *failure_;
  return std::optional<Handle>();
}

void SharedIndex::work() {
  warm(index_);
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return stopping_ || wanted_ > begun_; });
    if (stopping_) return;
    ++begun_;
    lock.unlock();
    load_or_fail();
    lock.lock();
    ++ended_;
    changed_.notify_all();
  }
}

void SharedIndex::load_or_fail() noexcept {
  bool lacks_memory = false;
  try {
    load();
  } catch (const std::bad_alloc&) {
    lacks_memory = true;
  } catch (const std::exception& exception) {
    log_bug("(loading the index)", exception.what());
  }
  const std::lock_guard lock(mutex_);
  lacks_memory_ = lacks_memory;
}

void SharedIndex::load() {
  auto newer = SearchableIndex::open(place_, index_.vectors());
  std::unique_lock lock(mutex_);
  if (!newer) {
    failure_ = std::move(newer).error();
    return;
  }
  failure_.reset();
  const auto users = users_;
  lock.unlock();
  std::vector<SearchableIndex> handles;
  for (std::size_t i = 0; i < users; ++i) {
    if (auto handle = newer->clone()) handles.push_back(std::move(*handle));
  }
  warm(*newer);
  lock.lock();
  std::swap(index_, *newer);
  std::swap(handles_, handles);
  ++serial_;
  lock.unlock();  // the old ones are closed here, in nobody's way
}

Snapshot::Snapshot(SharedIndex& shared) : shared_(shared) { shared_.add_user(); }

void Snapshot::discard() {
  if (open_) broken_ = open_->serial;
  open_.reset();
}

Result<void> Snapshot::refresh() {
  // What another thread has had loaded may have been followed by a commit in its turn.
  constexpr int tries = 3;
  for (int i = 0; i < tries; ++i) {
    if (open_) {
      const auto stale = open_->index.stale();
      if (!stale) return stale.error();
      if (!*stale) return {};
    }
    auto newer = shared_.newer_than(open_ ? open_->serial : broken_, !open_);
    if (!newer && !open_) return std::move(newer).error();
    if (!newer || !*newer) break;
    open_ = std::make_unique<Open>(std::move(**newer));
  }
  if (open_) return {};
  return Error{ErrorCode::IndexLocked, "the index changed while it was being read", "try again"};
}

Result<const std::vector<FacetCounts>*> Snapshot::facets() {
  if (!open_->facets) {
    SearchRequest request;
    request.limit = 0;
    request.facet_values = values_kept;
    auto response = open_->index.searcher().search(request);
    if (!response) return std::move(response).error();
    open_->facets = std::move(response->facets);
  }
  return &*open_->facets;
}

}  // namespace dossier::web
