// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/http/worker_pool.hpp"

#include "web/http/failure_reply.hpp"
#include "web/http/http_engine.hpp"

#include <exception>
#include <new>
#include <system_error>

namespace dossier::web {
namespace {

/// The target in a head's first line; empty where there is none.
std::string_view target_of(std::string_view head) {
  const auto line = head.substr(0, head.find('\r'));
  const auto begin = line.find(' ');
  const auto end = line.rfind(' ');
  return begin == end ? std::string_view() : line.substr(begin + 1, end - begin - 1);
}

/// The engine of a thread, made when there is memory for it.
class LazyEngine {
 public:
  LazyEngine(const WorkerPool::MakeHandler& make_handler, AccessLog& log) : make_handler_(make_handler), log_(log) {}

  Answer answer(const Job& job) noexcept {
    try {
      if (!engine_) engine_ = std::make_unique<HttpEngine>(make_handler_(), log_);
      return engine_->answer(job);
    } catch (const std::bad_alloc&) {
      return Answer{{}, true, true};
    } catch (const std::exception& exception) {
      log_bug(target_of(job.head), exception.what());
      return Answer{{}, true, true};
    }
  }

 private:
  const WorkerPool::MakeHandler& make_handler_;
  AccessLog& log_;
  std::unique_ptr<HttpEngine> engine_;
};

}  // namespace

WorkerPool::WorkerPool(unsigned threads, MakeHandler make_handler, Complete complete, IsUrgent is_urgent,
                       AccessLog& log)
    : make_handler_(std::move(make_handler)),
      complete_(std::move(complete)),
      is_urgent_(std::move(is_urgent)),
      log_(log) {
  threads_.reserve(std::size_t{threads} + 1);
  try {
    for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { work(false); });
    if (is_urgent_) threads_.emplace_back([this] { work(true); });
  } catch (const std::system_error&) {
    if (threads_.empty()) throw;
  }
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
    const bool urgent = is_urgent_ && is_urgent_(target_of(job.head));
    const std::lock_guard lock(mutex_);
    (urgent ? urgent_ : jobs_).push_back(std::move(job));
  }
  // Of two kinds of threads that wait, one alone might be of the wrong kind.
  changed_.notify_all();
}

bool WorkerPool::next(bool urgent_only, Job& job) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return stopping_ || !urgent_.empty() || (!urgent_only && !jobs_.empty()); });
  if (stopping_) return false;
  auto& queue = urgent_.empty() ? jobs_ : urgent_;
  job = std::move(queue.front());
  queue.pop_front();
  return true;
}

void WorkerPool::work(bool urgent_only) noexcept {
  LazyEngine engine(make_handler_, log_);
  Job job;
  while (next(urgent_only, job)) complete_(job.connection, engine.answer(job));
}

}  // namespace dossier::web
