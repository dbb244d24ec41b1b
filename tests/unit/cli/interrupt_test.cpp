// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal/interrupt.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <thread>

#include "tests/support/catch.hpp"

namespace {

/// How a child ends that takes two signals at once, and another one after `pause`.
int end_of_child(std::chrono::milliseconds pause) {
  const pid_t child = fork();
  if (child == 0) {
    const std::atomic<bool>& stopped = dossier::catch_interrupts();
    if (stopped) _exit(1);
    raise(SIGINT);
    raise(SIGINT);
    std::this_thread::sleep_for(pause);
    if (pause.count() > 0) raise(SIGINT);
    _exit(stopped ? 0 : 2);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  return status;
}

}  // namespace

TEST_CASE("signals that come together are one request to stop in order") {
  const int status = end_of_child(std::chrono::milliseconds(0));
  REQUIRE(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
}

TEST_CASE("a later signal ends the program at once") {
  const int status = end_of_child(std::chrono::milliseconds(2100));
  REQUIRE(WIFSIGNALED(status));
  CHECK(WTERMSIG(status) == SIGINT);
}
