// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/write/bulk_pool.hpp"

#include "cluster/write/bulk.hpp"

#include <exception>

namespace dossier::cluster {

BulkPool::BulkPool(std::shared_ptr<const Client> client, std::string index, std::uint64_t version, unsigned threads)
    : client_(std::move(client)), index_(std::move(index)), version_(version), most_waiting_(threads) {
  for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
}

BulkPool::~BulkPool() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
    waiting_.clear();
  }
  changed_.notify_all();
  for (auto& thread : threads_) thread.join();
}

Result<void> BulkPool::submit(Batch batch) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return failure_ || waiting_.size() < most_waiting_; });
  if (failure_) return *failure_;
  waiting_.push_back(std::move(batch));
  changed_.notify_all();
  return {};
}

Result<void> BulkPool::drain() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return failure_ || (waiting_.empty() && under_way_ == 0); });
  return failure_ ? Result<void>(*failure_) : Result<void>();
}

void BulkPool::take_acronyms(const Batch& batch) {
  std::map<std::uint32_t, index::AcronymCounts> found;
  for (const auto& job : batch.passages) index::mine_acronyms(job.passage.text, found[job.source_number]);
  const std::lock_guard lock(mutex_);
  for (const auto& [source, counts] : found) index::merge_acronyms(acronyms_[source], counts);
}

std::string BulkPool::lines_of(DocumentLines& documents, Batch& batch) {
  auto lines = std::move(batch.lines);
  for (const auto& [paper, source, born] : batch.papers) {
    documents.paper(lines, *paper, *source, {born, batch.died, version_});
  }
  for (const auto& job : batch.passages) {
    documents.passage(lines, job.passage, *job.paper, job.own, *job.source, *batch.slots,
                      {job.born, batch.died, version_});
  }
  return lines;
}

void BulkPool::run() {
  DocumentLines documents;
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [&] { return stop_ || !waiting_.empty(); });
    if (stop_) return;
    auto batch = std::move(waiting_.front());
    waiting_.pop_front();
    ++under_way_;
    lock.unlock();
    changed_.notify_all();
    Result<void> sent;
    try {
      if (batch.mine_acronyms) take_acronyms(batch);
      sent = send_bulk(*client_, index_, lines_of(documents, batch));
    } catch (const std::exception& failure) {
      sent = Error{ErrorCode::NoResources, "a bulk could not be made: " + std::string(failure.what()),
                   "try again with a smaller --memory or fewer --threads"};
    }
    batch = {};
    lock.lock();
    --under_way_;
    if (!sent && !failure_) failure_ = sent.error();
    changed_.notify_all();
  }
}

}  // namespace dossier::cluster
