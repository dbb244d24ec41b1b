// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/system/child_program.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <utility>

#include <fcntl.h>
#include <spawn.h>
#include <unistd.h>

namespace dossier {
namespace {

/// What is done with files and the folder between fork and exec.
class FileActions {
 public:
  explicit FileActions(const ChildProgram& program) {
    posix_spawn_file_actions_init(&actions_);
    if (!program.folder.empty()) posix_spawn_file_actions_addchdir_np(&actions_, program.folder.c_str());
    const std::array<std::pair<int, int>, 3> streams{
        std::pair(program.in, STDIN_FILENO), {program.out, STDOUT_FILENO}, {program.err, STDERR_FILENO}};
    for (const auto& [file, stream] : streams) {
      if (file >= 0) {
        posix_spawn_file_actions_adddup2(&actions_, file, stream);
      } else {
        posix_spawn_file_actions_addopen(&actions_, stream, "/dev/null", O_RDWR, 0);
      }
    }
    posix_spawn_file_actions_addclosefrom_np(&actions_, STDERR_FILENO + 1);
  }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;
  ~FileActions() { posix_spawn_file_actions_destroy(&actions_); }
  [[nodiscard]] const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

}  // namespace

pid_t start_child(const ChildProgram& program) {
  const FileActions files(program);
  sigset_t none;
  sigset_t usual;
  sigemptyset(&none);
  sigemptyset(&usual);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGPIPE}) sigaddset(&usual, signal);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &usual);
  posix_spawnattr_setpgroup(&attributes, 0);
  const int group = program.own_group ? POSIX_SPAWN_SETPGROUP : 0;
  posix_spawnattr_setflags(&attributes, static_cast<short>(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | group));
  auto words = program.words;
  std::vector<char*> pointers;
  for (auto& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  pid_t process = 0;
  const int failure = ::posix_spawnp(&process, pointers.front(), files.get(), &attributes, pointers.data(), environ);
  posix_spawnattr_destroy(&attributes);
  errno = failure;
  return failure == 0 ? process : 0;
}

}  // namespace dossier
