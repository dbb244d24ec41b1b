// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "base/system/descriptor.hpp"

#include <atomic>
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier {

/// How long a program may take for its lines, and how much it may write.
struct LineLimits {
  std::chrono::milliseconds line{60000};     ///< from one whole line to the next
  std::chrono::milliseconds all{1U << 30U};  ///< for all lines of one question
  std::size_t line_bytes = std::size_t{1} << 20U;
  const std::atomic<bool>* cancel = nullptr;  ///< looked at every 50 ms; may be null
};

/// A program of the user's that runs beside this one and answers lines by lines. It is run by `/bin/sh -c`, in a
/// process group of its own, so that all it starts ends with it. What it writes to the standard error is kept, as far
/// as it tells why it failed. For one thread.
class LineProgram {
 public:
  /// Errors: NoResources where no process can be made, Unreadable for a folder that is not there.
  static Result<std::unique_ptr<LineProgram>> start(const std::string& command, const std::filesystem::path& folder);
  LineProgram(const LineProgram&) = delete;
  LineProgram& operator=(const LineProgram&) = delete;
  /// Ends the program: its input is closed, and after 200 ms it is killed with all that it has started.
  ~LineProgram();

  /// Writes `input`, whole lines, and gives the next `lines` lines, without their ends. After an error the program is
  /// of no use. Errors: BadData where it ended, took too long, or wrote too long a line or more lines than that;
  /// Cancelled.
  Result<std::vector<std::string>> ask(std::string_view input, std::size_t lines, const LineLimits& limits);

 private:
  using Clock = std::chrono::steady_clock;
  struct Question;
  LineProgram(int process, Descriptor in, Descriptor out, Descriptor err)
      : process_(process), in_(std::move(in)), out_(std::move(out)), err_(std::move(err)) {}
  Result<void> wait_and_move(Question& question, std::chrono::milliseconds most);
  void write_some(Question& question);
  [[nodiscard]] Result<void> read_some(Question& question);
  void read_complaints();
  [[nodiscard]] Result<void> take_lines(Question& question);
  /// The error that says how the program ended, with the last line that it wrote to the standard error.
  [[nodiscard]] Error ended();
  [[nodiscard]] Error failed(const std::string& what) const;

  int process_;
  Descriptor in_;
  Descriptor out_;
  Descriptor err_;
  std::string unread_;      ///< of its output, behind the last whole line
  std::string complaints_;  ///< the end of its standard error
};

}  // namespace dossier
