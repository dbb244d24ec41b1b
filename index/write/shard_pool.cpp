// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/write/shard_pool.hpp"

#include <algorithm>
#include <new>

namespace dossier::index {
namespace fs = std::filesystem;

ShardPool::ShardPool(fs::path folder, unsigned threads, WordRegistry& registry)
    : folder_(std::move(folder)), threads_(std::max(1U, threads)), registry_(registry) {}

ShardPool::~ShardPool() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
    queue_.clear();
    changed_.notify_all();
  }
  for (auto& worker : workers_) worker.join();
}

Result<void> ShardPool::failure() const {
  if (error_) return *error_;
  return {};
}

Result<void> ShardPool::submit(Segment segment) {
  std::unique_lock lock(mutex_);
  if (auto started = start_worker(); !started) return started;
  changed_.wait(lock, [&] { return queue_.size() < threads_ || error_; });
  if (error_) return *error_;
  queue_.push_back(std::move(segment));
  ++submitted_;
  changed_.notify_all();
  return {};
}

Result<void> ShardPool::start_worker() {
  if (workers_.size() >= threads_) return {};
  auto started = guarded(folder_.string(), [&]() -> Result<void> {
    workers_.emplace_back([this] { run(); });
    return {};
  });
  if (!started && workers_.empty()) return started;  // else fewer do the work
  return {};
}

Result<void> ShardPool::drain() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return written_ == submitted_ || error_; });
  return failure();
}

std::vector<fs::path> ShardPool::shards() const {
  std::vector<fs::path> paths;
  for (const auto& [first, path] : shards_) paths.push_back(path);
  return paths;
}

void ShardPool::run() {
  std::optional<SegmentWriter> writer;
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [&] { return stop_ || !queue_.empty(); });
    if (stop_) return;
    const Segment segment = std::move(queue_.front());
    queue_.pop_front();
    changed_.notify_all();
    lock.unlock();
    const auto written = guarded(folder_.string(), [&]() -> Result<void> {
      if (!writer) writer.emplace(registry_);
      write(*writer, segment);
      return {};
    });
    lock.lock();
    if (!written && !error_) error_ = written.error();
    ++written_;
    changed_.notify_all();
  }
}

void ShardPool::write(SegmentWriter& writer, const Segment& segment) {
  const auto path = folder_ / ("shard-" + std::to_string(segment.first));
  writer.write_shard(path, segment);
  std::map<std::uint32_t, AcronymCounts> found;
  for (const auto& job : segment.jobs) {
    if (job.source != no_source) mine_acronyms(job.passage.text, found[job.source]);
  }
  const std::lock_guard lock(mutex_);
  shards_[segment.first] = path;
  for (auto& [source, counts] : found) merge_acronyms(acronyms_[source], counts);
}

void merge_databases(std::vector<fs::path> sources, const fs::path& target, const fs::path& scratch) {
  // A database takes several file descriptors, of which a process commonly has 1,024.
  constexpr std::size_t most_at_once = 64;
  constexpr unsigned flags = Xapian::DBCOMPACT_NO_RENUMBER;
  std::size_t round = 0;
  while (sources.size() > most_at_once) {
    std::vector<fs::path> merged;
    for (std::size_t begin = 0; begin < sources.size(); begin += most_at_once) {
      const auto end = std::min(sources.size(), begin + most_at_once);
      Xapian::Database group;
      for (auto i = begin; i < end; ++i) group.add_database(open_database(sources[i]));
      merged.push_back(scratch / ("merged-" + std::to_string(round) + "-" + std::to_string(begin)));
      group.compact(merged.back().string(), flags);
      group.close();
      // What this function made itself goes as soon as it is merged; the caller's folders stay.
      std::error_code ignored;
      if (round > 0) {
        for (auto i = begin; i < end; ++i) fs::remove_all(sources[i], ignored);
      }
    }
    sources = std::move(merged);
    ++round;
  }
  Xapian::Database all;
  for (const auto& source : sources) all.add_database(open_database(source));
  // Blocks of twice the usual size, and values split wherever that fills them: see docs/adr on what indexing costs.
  constexpr int block_size = 16384;
  all.compact(target.string(), flags | Xapian::Compactor::FULL, block_size);
}

}  // namespace dossier::index
