// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <future>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace dossier {

/// Threads that run tasks, whose results are taken in the order in which the tasks were given. The caller bounds what
/// is under way by taking a result whenever full() says so.
template <class T>
class OrderedPool {
 public:
  explicit OrderedPool(unsigned threads) : most_under_way_(std::size_t{threads} * 2) { start(threads); }
  OrderedPool(const OrderedPool&) = delete;
  OrderedPool& operator=(const OrderedPool&) = delete;
  /// Tasks not yet begun are given up.
  ~OrderedPool() {
    {
      const std::lock_guard lock(mutex_);
      stop_ = true;
      tasks_.clear();
    }
    changed_.notify_all();
    for (auto& worker : workers_) worker.join();
  }

  [[nodiscard]] bool full() const { return results_.size() >= most_under_way_; }
  [[nodiscard]] bool empty() const { return results_.empty(); }

  template <class F>
  void submit(F&& f) {
    std::packaged_task<T()> task(std::forward<F>(f));
    results_.push_back(task.get_future());
    {
      const std::lock_guard lock(mutex_);
      tasks_.push_back(std::move(task));
    }
    changed_.notify_one();
  }

  /// The result of the oldest task whose result was not taken; waits for it.
  T take() {
    auto result = std::move(results_.front());
    results_.pop_front();
    return result.get();
  }

 private:
  /// Where not all threads can be started, fewer do the work. Throws where there is not one.
  void start(unsigned threads) {
    workers_.reserve(threads);
    try {
      while (workers_.size() < threads) workers_.emplace_back([this] { run(); });
    } catch (const std::exception&) {
      if (workers_.empty()) throw;
    }
  }

  void run() {
    std::unique_lock lock(mutex_);
    for (;;) {
      changed_.wait(lock, [&] { return stop_ || !tasks_.empty(); });
      if (stop_) return;
      auto task = std::move(tasks_.front());
      tasks_.pop_front();
      lock.unlock();
      task();
      lock.lock();
    }
  }

  std::size_t most_under_way_;
  std::deque<std::future<T>> results_;  ///< of the calling thread alone
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::packaged_task<T()>> tasks_;
  bool stop_ = false;
  std::vector<std::thread> workers_;
};

}  // namespace dossier
