// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <sys/types.h>

namespace dossier {

/// A program to start: its streams are open files, or -1 for /dev/null. It has no other file of ours, no signal
/// blocked, and the usual outcome of those that end a program.
struct ChildProgram {
  std::vector<std::string> words;  ///< the program, looked for in PATH, and its arguments
  int in = -1;
  int out = -1;
  int err = -1;
  std::filesystem::path folder;  ///< where it works; empty: where this program does
  bool own_group = false;        ///< a process group of its own, which can be ended as a whole
};

/// Starts the program; its process, or 0 and errno.
pid_t start_child(const ChildProgram& program);

}  // namespace dossier
