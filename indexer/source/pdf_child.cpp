// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/source/pdf_child.hpp"

#include "base/sanitized.hpp"
#include "indexer/source/pdf_poppler.hpp"
#include "indexer/source/pdf_stream.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <mutex>
#include <string>

namespace dossier::pdf {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int broken_pipe = 3;  // status of a child that nobody listens to

/// Bytes of address space that this process has.
std::size_t address_space() {
  std::FILE* file = std::fopen("/proc/self/statm", "re");
  if (file == nullptr) return 0;
  unsigned long pages = 0;
  const int read = std::fscanf(file, "%lu", &pages);
  std::fclose(file);
  return read == 1 ? pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE)) : 0;
}

void limit(int what, std::size_t value) {
  const rlimit bounds{value, value};
  setrlimit(static_cast<__rlimit_resource>(what), &bounds);
}

void confine(const ChildLimits& limits, std::size_t space) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_CPU, static_cast<std::size_t>(limits.time.count()) + 1);
  limit(RLIMIT_FSIZE, 0);
  if (space > 0) limit(RLIMIT_AS, space + limits.memory);
  const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (nowhere >= 0) {
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
  }
}

void send(int pipe_end, std::string& bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const auto written = write(pipe_end, bytes.data() + at, bytes.size() - at);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) _exit(broken_pipe);
    at += static_cast<std::size_t>(written);
  }
  bytes.clear();
}

/// What the child does, to its end.
[[noreturn]] void be_child(int pipe_end, std::string_view bytes, const ChildLimits& limits, std::size_t space) {
  std::signal(SIGPIPE, SIG_IGN);
  confine(limits, space);
  std::string out;
  const auto text = pages_by_poppler(bytes, limits.pdf, [&](Page&& page) {
    write_page(page, out);
    if (out.size() > (std::size_t{1} << 16)) send(pipe_end, out);
  });
  if (text)
    write_end(*text, out);
  else
    write_error(text.error(), out);
  send(pipe_end, out);
  _exit(0);
}

/// Reads until the child is done or the time is over; tells which.
bool listen(int pipe_end, StreamReader& reader, Clock::time_point until) {
  std::array<char, 65536> buffer{};
  while (!reader.done()) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
    if (left <= 0) return false;
    pollfd waiting{pipe_end, POLLIN, 0};
    const int ready = poll(&waiting, 1, static_cast<int>(std::min<long long>(left, 1000)));
    if (ready < 0 && errno != EINTR) return true;
    if (ready <= 0) continue;
    const auto count = read(pipe_end, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return true;
    reader.feed({buffer.data(), static_cast<std::size_t>(count)});
  }
  return true;
}

Result<PdfText> outcome(StreamReader& reader, bool in_time, int status) {
  const bool out_of_time = !in_time || (WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU));
  if (!reader.done() && out_of_time) {
    return Error{ErrorCode::BadData, "the PDF takes too long to read", "open it in a viewer and print it to a new PDF"};
  }
  if (!reader.done() && WIFSIGNALED(status)) {
    return Error{ErrorCode::BadData, "the PDF makes its reader crash or take too much memory",
                 "open it in a viewer and print it to a new PDF"};
  }
  return reader.finish();
}

}  // namespace

Result<PdfText> words_in_child(std::string_view bytes, const ChildLimits& limits) {
  if (sanitized) {
    static std::mutex one_at_a_time;
    const std::lock_guard lock(one_at_a_time);
    return words_by_poppler(bytes, limits.pdf);
  }
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0)
    return Error{ErrorCode::Unreadable, "no pipe for reading a PDF", "close other programs"};
  const auto space = address_space();
  const auto child = fork();
  if (child == 0) {
    close(ends[0]);
    be_child(ends[1], bytes, limits, space);
  }
  close(ends[1]);
  if (child < 0) {
    close(ends[0]);
    return Error{ErrorCode::Unreadable, "no process for reading a PDF", "close other programs"};
  }
  StreamReader reader;
  const bool in_time = listen(ends[0], reader, Clock::now() + limits.time);
  close(ends[0]);
  if (!in_time || reader.done()) kill(child, SIGKILL);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return outcome(reader, in_time, status);
}

}  // namespace dossier::pdf
