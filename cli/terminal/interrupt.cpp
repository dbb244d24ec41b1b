// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal/interrupt.hpp"

#include <csignal>
#include <ctime>

namespace dossier {
namespace {

constexpr std::time_t patience = 1;  // seconds in which further signals say the same as the first

std::atomic<bool> interrupted{false};
std::atomic<std::time_t> first{0};
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<std::time_t>::is_always_lock_free,
              "a signal handler may only touch what never locks");

/// Seconds since some start, from what a signal handler may call.
std::time_t seconds() {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec;
}

extern "C" void raise_flag(int signal) {
  const auto now = seconds();
  std::time_t before = 0;
  // The time first: a signal of another kind may come while this one is handled.
  if (first.compare_exchange_strong(before, now)) {
    interrupted = true;
  } else if (now - before > patience) {
    std::signal(signal, SIG_DFL);
    std::raise(signal);
  }
}

}  // namespace

const std::atomic<bool>& catch_interrupts() {
  std::signal(SIGINT, raise_flag);
  std::signal(SIGTERM, raise_flag);
  return interrupted;
}

}  // namespace dossier
