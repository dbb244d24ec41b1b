// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <ctime>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace dossier::web {

/// One answered request, as the log tells it. Views, valid while it is written.
struct LogEntry {
  std::string_view peer;
  std::string_view request_line;  ///< `GET /search?q=x HTTP/1.1`; empty for a request that was not understood
  int status = 0;
  std::size_t bytes = 0;  ///< sent, head and body
  std::string_view referrer;
  std::string_view agent;
};

/// Appends a text so that it cannot end a line, a quote, or steer a terminal: other bytes than printable ASCII are
/// \xHH.
void append_escaped(std::string& out, std::string_view text);

/// A line of the combined log format (Apache, nginx), with its newline. Unless `with_queries`, what stands behind a `?`
/// in URLs is left out, so that nobody's searches are kept. Bytes that could forge a line or steer a terminal are
/// written as \xHH.
std::string log_line(const LogEntry& entry, std::time_t when, bool with_queries);

/// The access log of all threads: one write a line.
class AccessLog {
 public:
  /// Logs nothing.
  AccessLog() = default;
  /// Appends to a file; `-` is standard error. Errors: Unreadable.
  static Result<std::unique_ptr<AccessLog>> open(const std::filesystem::path& file, bool with_queries);
  ~AccessLog();
  AccessLog(const AccessLog&) = delete;
  AccessLog& operator=(const AccessLog&) = delete;

  /// A line that cannot be made or written is left out.
  void record(const LogEntry& entry) noexcept;

 private:
  AccessLog(int file, bool with_queries) : file_(file), with_queries_(with_queries) {}

  std::mutex mutex_;
  int file_ = -1;
  bool with_queries_ = false;
};

/// `Sun, 06 Nov 1994 08:49:37 GMT`
std::string http_date(std::time_t when);

}  // namespace dossier::web
