// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/system/confined_child.hpp"

#include "base/system/descriptor.hpp"
#include "base/system/sanitized.hpp"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

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
      if (write_all(pipe_end, bytes) != 0) _exit(1);
    });
  } catch (const std::exception&) {
    _exit(1);
  }
  _exit(0);
}

ChildEnd end_of(ReadEnd heard, int status) {
  if (heard == ReadEnd::Stopped) return ChildEnd::Done;
  if (heard == ReadEnd::OutOfTime || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)) {
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
  auto pipe = open_pipe();
  if (!pipe) return ChildEnd::NoProcess;
  const auto space = address_space();
  const auto child = fork();
  if (child == 0) be_child(pipe->writing.number(), limits, space, work);
  pipe->writing.close();
  if (child < 0) return ChildEnd::NoProcess;
  const auto heard = read_until(pipe->reading.number(), Clock::now() + limits.time, receive);
  pipe->reading.close();
  if (heard == ReadEnd::Stopped || heard == ReadEnd::OutOfTime) kill(child, SIGKILL);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return end_of(heard, status);
}

}  // namespace dossier
