// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/http/worker_pool.hpp"

#include "web/http/http_engine.hpp"

namespace dossier::web {

WorkerPool::WorkerPool(unsigned threads, MakeHandler make_handler, Complete complete, AccessLog& log)
    : make_handler_(std::move(make_handler)), complete_(std::move(complete)), log_(log) {
  for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

WorkerPool::~WorkerPool() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  for (auto& thread : threads_) thread.join();
}

void WorkerPool::submit(Job job) {
  {
    const std::lock_guard lock(mutex_);
    jobs_.push_back(std::move(job));
  }
  changed_.notify_one();
}

bool WorkerPool::next(Job& job) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return stopping_ || !jobs_.empty(); });
  if (stopping_) return false;
  job = std::move(jobs_.front());
  jobs_.pop_front();
  return true;
}

void WorkerPool::work() {
  HttpEngine engine(make_handler_(), log_);
  Job job;
  while (next(job)) complete_(job.connection, engine.answer(job));
}

}  // namespace dossier::web
