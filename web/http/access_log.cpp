// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/http/access_log.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <exception>

namespace dossier::web {
namespace {

constexpr std::array<const char*, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::tm utc(std::time_t when) {
  std::tm time{};
  ::gmtime_r(&when, &time);
  return time;
}

/// Names do not depend on the locale, as strftime's would.
std::string log_date(std::time_t when) {
  const auto time = utc(when);
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%02d/%s/%04d:%02d:%02d:%02d +0000", time.tm_mday,
                months[static_cast<std::size_t>(time.tm_mon)], time.tm_year + 1900, time.tm_hour, time.tm_min,
                time.tm_sec);
  return text.data();
}

/// The text of a request line or URL without the query that may stand in it.
std::string without_query(std::string_view text) {
  const auto begin = text.find('?');
  if (begin == std::string_view::npos) return std::string(text);
  const auto end = text.find(' ', begin);
  std::string out(text.substr(0, begin));
  if (end != std::string_view::npos) out += text.substr(end);
  return out;
}

void append_quoted(std::string& out, std::string_view text) {
  out += " \"";
  append_escaped(out, text.empty() ? std::string_view("-") : text);
  out += '"';
}

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= ' ' && byte < 0x7F && c != '"' && c != '\\') {
      out += c;
    } else {
      out += "\\x";
      out += digits[byte >> 4U];
      out += digits[byte & 0xFU];
    }
  }
}

std::string log_line(const LogEntry& entry, std::time_t when, bool with_queries) {
  std::string out;
  append_escaped(out, entry.peer.empty() ? std::string_view("-") : entry.peer);
  out += " - - [" + log_date(when) + "]";
  append_quoted(out, with_queries ? std::string(entry.request_line) : without_query(entry.request_line));
  out += ' ' + std::to_string(entry.status) + ' ' + std::to_string(entry.bytes);
  append_quoted(out, with_queries ? std::string(entry.referrer) : without_query(entry.referrer));
  append_quoted(out, entry.agent);
  out += '\n';
  return out;
}

Result<std::unique_ptr<AccessLog>> AccessLog::open(const std::filesystem::path& file, bool with_queries) {
  const int descriptor = file == "-" ? ::fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
                                     : ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0640);
  if (descriptor < 0) {
    return Error{ErrorCode::Unreadable, "cannot write the log " + file.string() + ": " + std::strerror(errno),
                 "use another file with --log"};
  }
  return std::unique_ptr<AccessLog>(new AccessLog(descriptor, with_queries));
}

AccessLog::~AccessLog() {
  if (file_ >= 0) ::close(file_);
}

void AccessLog::record(const LogEntry& entry) noexcept {
  if (file_ < 0) return;
  // A log that cannot be written (a full disk, no memory for a line) must not stop the answers.
  try {
    const auto line = log_line(entry, std::time(nullptr), with_queries_);
    const std::lock_guard lock(mutex_);
    [[maybe_unused]] const auto written = ::write(file_, line.data(), line.size());
  } catch (const std::exception&) {
    return;
  }
}

std::string http_date(std::time_t when) {
  const auto time = utc(when);
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%s, %02d %s %04d %02d:%02d:%02d GMT",
                days[static_cast<std::size_t>(time.tm_wday)], time.tm_mday,
                months[static_cast<std::size_t>(time.tm_mon)], time.tm_year + 1900, time.tm_hour, time.tm_min,
                time.tm_sec);
  return text.data();
}

}  // namespace dossier::web
