// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace dossier {

/// How far a long work is.
struct Step {
  std::uint64_t files_done = 0;
  std::uint64_t files = 0;
  std::uint64_t bytes_done = 0;
  std::uint64_t bytes = 0;  ///< of all files; 0 where it is not known
  std::uint64_t passages = 0;
  std::uint64_t read_badly = 0;  ///< files that were probably read badly
  std::string at;                ///< the file at hand; may be empty
};

/// `12 of 40 files, 3.1 of 9.8 MB, 1,204 passages, about 3 s left, 2 read badly; reading khan.pdf`
std::string progress_text(const Step& step, double seconds);

/// The same of things of one sort, `what`.
std::string progress_text(std::uint64_t done, std::uint64_t of, std::string_view what, double seconds);

/// Shows how far a work is on the standard error: on a terminal in one line that changes ten times a second, elsewhere
/// in a line every ten seconds. Called by one thread at a time.
class Progress {
 public:
  explicit Progress(bool wanted);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress();  ///< takes the line off the terminal

  void show(const Step& step);
  /// `1,200 of 3,000 vectors, 15 a second, about 2 min left`
  void show(std::uint64_t done, std::uint64_t of, std::string_view what);

 private:
  using Clock = std::chrono::steady_clock;
  /// Whether it is time to show something.
  bool due();
  void put(const std::string& text);
  [[nodiscard]] double seconds() const { return std::chrono::duration<double>(Clock::now() - start_).count(); }

  bool wanted_;
  bool terminal_;
  bool shown_ = false;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_ = Clock::now();
};

}  // namespace dossier
