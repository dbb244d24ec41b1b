// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "index/format/acronyms.hpp"
#include "index/write/segment.hpp"

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace dossier::index {

/// Threads that write segments, each into a database of its own below one folder, to be merged at the end. At most one
/// segment a thread waits in the queue, so memory is bounded.
class ShardPool {
 public:
  ShardPool(std::filesystem::path folder, unsigned threads, WordRegistry& registry);
  ShardPool(const ShardPool&) = delete;
  ShardPool& operator=(const ShardPool&) = delete;
  /// Gives up what is not yet written.
  ~ShardPool();

  /// Hands a segment over; waits while the queue is full. Gives the first failure of any thread.
  Result<void> submit(Segment segment);
  /// Waits until all is written. Gives the first failure of any thread.
  Result<void> drain();
  [[nodiscard]] bool used() const { return submitted_ > 0; }
  /// After drain(): the databases by first DocId.
  [[nodiscard]] std::vector<std::filesystem::path> shards() const;
  /// After drain(): acronyms of the passages written, by number of their source.
  [[nodiscard]] std::map<std::uint32_t, AcronymCounts>& acronyms() { return acronyms_; }

 private:
  Result<void> start_worker();
  void run();
  void write(SegmentWriter& writer, const Segment& segment);
  Result<void> failure() const;

  std::filesystem::path folder_;
  unsigned threads_;
  WordRegistry& registry_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Segment> queue_;
  std::size_t submitted_ = 0;
  std::size_t written_ = 0;
  bool stop_ = false;
  std::optional<Error> error_;
  std::map<DocId, std::filesystem::path> shards_;
  std::map<std::uint32_t, AcronymCounts> acronyms_;
  std::vector<std::thread> workers_;
};

/// Merges databases with disjoint ranges of DocIds, given in their order, into a new one at `target`; `scratch` is a
/// folder for what lies between. Throws Xapian's exceptions.
void merge_databases(std::vector<std::filesystem::path> sources, const std::filesystem::path& target,
                     const std::filesystem::path& scratch);

}  // namespace dossier::index
