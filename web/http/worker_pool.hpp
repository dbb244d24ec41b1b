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

/// Threads that answer requests, each with a handler of its own.
class WorkerPool {
 public:
  using MakeHandler = std::function<Handler()>;
  using Complete = std::function<void(std::uint64_t connection, Answer answer)>;

  /// `make_handler` and `complete` are called on the threads.
  WorkerPool(unsigned threads, MakeHandler make_handler, Complete complete, AccessLog& log);
  /// Waits for the jobs under way; those not begun are dropped.
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  void submit(Job job);

 private:
  void work();
  bool next(Job& job);

  MakeHandler make_handler_;
  Complete complete_;
  AccessLog& log_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> jobs_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace dossier::web
