// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/vectors/vector_file.hpp"
#include "vectors/vector_program.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace dossier {

/// Vectors of queries, from the program that made those of an index. The program is started at the first query that
/// needs it, and kept running. A thread of this object's own speaks with it, so that no query waits longer for it than
/// the user allows: a program that starts slowly goes on starting. After a failure it is started again half a minute
/// later. For any number of threads.
class QueryVectors {
 public:
  explicit QueryVectors(std::filesystem::path index, std::chrono::milliseconds rest = std::chrono::seconds(30))
      : index_(std::move(index)), rest_(rest) {}
  ~QueryVectors();
  QueryVectors(const QueryVectors&) = delete;
  QueryVectors& operator=(const QueryVectors&) = delete;

  /// The vector of a query, of length 1, for the vectors that `head` speaks of; empty where it has none but zeros. The
  /// last 64 are kept. Errors, with a message that is fit for the user: no program is known, it is another model's,
  /// it did not answer in time, or as it must.
  Result<std::vector<float>> of(const index::VectorHead& head, std::string_view query);

 private:
  using Clock = std::chrono::steady_clock;
  using Kept = std::list<std::pair<std::string, std::vector<float>>>;
  /// A query that waits; shared by who waits and the thread.
  struct Question {
    std::string text;
    index::VectorHead head;
    std::optional<Result<std::vector<float>>> answer;
    bool given_up = false;
  };
  std::optional<std::vector<float>> kept(const index::VectorHead& head, std::string_view query);
  void keep(const Question& question, const Result<std::vector<float>>& answer);
  void work();
  Result<std::vector<float>> answered(const Question& question);
  Result<void> start_program();

  std::filesystem::path index_;
  std::chrono::milliseconds rest_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::list<std::shared_ptr<Question>> waiting_;
  Kept kept_;                  ///< the last ones, the newest first
  std::uint64_t kept_of_ = 0;  ///< digest of the head whose they are
  std::atomic<bool> stopping_ = false;
  std::thread thread_;  ///< made at the first query

  // Of the thread alone.
  std::optional<ProgramChoice> choice_;
  std::optional<VectorProgram> program_;
  std::optional<Error> failure_;  ///< why there is no program
  Clock::time_point failed_at_;
};

}  // namespace dossier
