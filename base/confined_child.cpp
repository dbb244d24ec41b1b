// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/confined_child.hpp"

#include "base/sanitized.hpp"

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
#include <exception>
#include <mutex>

namespace dossier {
namespace {

using Clock = std::chrono::steady_clock;

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

void confine(const ConfinedLimits& limits, std::size_t space, int pipe_end) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) std::signal(signal, SIG_DFL);
  for (const int signal : {SIGPIPE, SIGXFSZ}) std::signal(signal, SIG_IGN);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_CPU, static_cast<std::size_t>(limits.time.count()) + 1);
  limit(RLIMIT_FSIZE, 0);
  if (space > 0) limit(RLIMIT_AS, space + limits.memory);
  // A socket that stays open here would keep a client of this process waiting.
  constexpr int first = STDERR_FILENO + 1;
  if (pipe_end > first) close_range(first, static_cast<unsigned>(pipe_end) - 1, 0);
  close_range(static_cast<unsigned>(pipe_end) + 1, ~0U, 0);
  const int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
  if (nowhere < 0) return;
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) dup2(nowhere, stream);
}

[[noreturn]] void be_child(int pipe_end, const ConfinedLimits& limits, std::size_t space,
                           const std::function<void(const SendBytes&)>& work) {
  confine(limits, space, pipe_end);
  try {
    work([pipe_end](std::string_view bytes) {
      while (!bytes.empty()) {
        const auto written = write(pipe_end, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) _exit(1);
        bytes.remove_prefix(static_cast<std::size_t>(written));
      }
    });
  } catch (const std::exception&) {
    _exit(1);
  }
  _exit(0);
}

enum class Listened : std::uint8_t { ToTheEnd, Enough, OutOfTime };

Listened listen(int pipe_end, const std::function<bool(std::string_view)>& receive, Clock::time_point until) {
  std::array<char, 65536> buffer{};
  while (true) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
    if (left <= 0) return Listened::OutOfTime;
    pollfd waiting{pipe_end, POLLIN, 0};
    const int ready = poll(&waiting, 1, static_cast<int>(std::min<long long>(left, 1000)));
    if (ready < 0 && errno != EINTR) return Listened::ToTheEnd;
    if (ready <= 0) continue;
    const auto count = read(pipe_end, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return Listened::ToTheEnd;
    if (!receive({buffer.data(), static_cast<std::size_t>(count)})) return Listened::Enough;
  }
}

ChildEnd end_of(Listened listened, int status) {
  if (listened == Listened::Enough) return ChildEnd::Done;
  if (listened == Listened::OutOfTime || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)) {
    return ChildEnd::OutOfTime;
  }
  return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? ChildEnd::Done : ChildEnd::Crashed;
}

}  // namespace

ChildEnd run_confined(const ConfinedLimits& limits, const std::function<void(const SendBytes&)>& work,
                      const std::function<bool(std::string_view)>& receive) {
  if (sanitized) {
    static std::mutex one_at_a_time;
    const std::lock_guard lock(one_at_a_time);
    bool more = true;
    work([&](std::string_view bytes) { more = more && receive(bytes); });
    return ChildEnd::Done;
  }
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) return ChildEnd::NoProcess;
  const auto space = address_space();
  const auto child = fork();
  if (child == 0) be_child(ends[1], limits, space, work);
  close(ends[1]);
  if (child < 0) {
    close(ends[0]);
    return ChildEnd::NoProcess;
  }
  const auto listened = listen(ends[0], receive, Clock::now() + limits.time);
  close(ends[0]);
  if (listened != Listened::ToTheEnd) kill(child, SIGKILL);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return end_of(listened, status);
}

}  // namespace dossier
