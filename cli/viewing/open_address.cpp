// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/viewing/open_address.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <cstring>

namespace dossier {

Result<void> open_address(const std::string& address) {
  const char* named = std::getenv("BROWSER");
  std::string program = named != nullptr && *named != '\0' ? named : "xdg-open";
  program = program.substr(0, program.find(':'));  // a list: the first
  std::string argument = address;
  posix_spawn_file_actions_t actions{};
  ::posix_spawn_file_actions_init(&actions);
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    ::posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0);
  }
  // In a group of its own, Ctrl-C at the terminal is not for it.
  posix_spawnattr_t attributes{};
  ::posix_spawnattr_init(&attributes);
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  std::array<char*, 3> words{program.data(), argument.data(), nullptr};
  pid_t child = 0;
  const int failure = ::posix_spawnp(&child, program.c_str(), &actions, &attributes, words.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  ::posix_spawnattr_destroy(&attributes);
  if (failure == 0) return {};
  return Error{ErrorCode::NotFound, "cannot start " + program + ": " + std::strerror(failure),
               "open " + address + " in your browser yourself"};
}

}  // namespace dossier
