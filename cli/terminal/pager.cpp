// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal/pager.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace dossier {
namespace {

std::string pager_command() {
  for (const char* name : {"DOSSIER_PAGER", "PAGER"}) {
    if (const char* value = std::getenv(name); value != nullptr) return value;
  }
  return "less";
}

[[noreturn]] void become_pager(const std::string& command, const std::array<int, 2>& ends) {
  dup2(ends[0], STDIN_FILENO);
  close(ends[0]);
  close(ends[1]);
  // As git does: leave what fits on the screen, keep colours, and do not clear. The user's own choice goes first.
  setenv("LESS", "FRX", 0);
  setenv("LESSCHARSET", "utf-8", 0);
  execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
  _exit(127);
}

}  // namespace

int open_pager() {
  const auto command = pager_command();
  if (command.empty() || command == "cat") return 0;
  // Without the pager the reader must still see the answer: a missing one is found before output is turned over.
  const auto program = command.substr(0, command.find(' '));
  if (std::system(("command -v '" + program + "' >/dev/null 2>&1").c_str()) != 0) return 0;
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) return 0;
  std::fflush(stdout);
  const auto process = fork();
  if (process == 0) become_pager(command, ends);
  close(ends[0]);
  if (process > 0) dup2(ends[1], STDOUT_FILENO);
  close(ends[1]);
  if (process < 0) return 0;
  // Ctrl-C is the pager's; leaving it early closes the pipe, which must not end the program before it has waited.
  std::signal(SIGINT, SIG_IGN);
  std::signal(SIGPIPE, SIG_IGN);
  return process;
}

void close_pager(int process) {
  std::fflush(stdout);
  close(STDOUT_FILENO);
  int status = 0;
  waitpid(process, &status, 0);
}

}  // namespace dossier
