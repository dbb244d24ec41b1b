// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "web/http/access_log.hpp"
#include "web/http/event_loop.hpp"
#include "web/http/http_message.hpp"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace dossier::web {

/// Threads that answer requests, each with a handler of its own. One thread more answers urgent requests alone, so that
/// they do not wait behind long ones.
class WorkerPool {
 public:
  using MakeHandler = std::function<Handler()>;
  /// Whether a job, by its target, is urgent.
  using IsUrgent = std::function<bool(std::string_view target)>;
  using Complete = std::function<void(std::uint64_t connection, Answer answer)>;

  /// `make_handler` and `complete` are called on the threads. Where the system gives fewer threads than are wanted, at
  /// least one, these do. Throws std::system_error where it gives none.
  WorkerPool(unsigned threads, MakeHandler make_handler, Complete complete, IsUrgent is_urgent, AccessLog& log);
  /// Waits for the jobs under way; those not begun are dropped.
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  /// Throws std::bad_alloc; the job is dropped then.
  void submit(Job job);

 private:
  void work(bool urgent_only) noexcept;
  bool next(bool urgent_only, Job& job);

  MakeHandler make_handler_;
  Complete complete_;
  IsUrgent is_urgent_;
  AccessLog& log_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> jobs_;
  std::deque<Job> urgent_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace dossier::web
