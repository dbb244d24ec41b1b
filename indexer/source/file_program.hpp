// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// A program of the user's that makes one file of another.
struct FileProgram {
  std::string name;      ///< looked for in PATH
  std::string install;   ///< what to do where it is not there
  std::string in_name;   ///< of the copy that it reads, in a work folder
  std::string out_name;  ///< of the file that it makes there
  /// The words behind its name, given the work folder.
  std::function<std::vector<std::string>(const std::filesystem::path& work)> arguments;
  std::chrono::seconds time{900};  ///< that a file may take
};

/// Where files made of the user's are kept: `dossier/KIND` in $XDG_CACHE_HOME, else in ~/.cache; empty where neither is
/// set.
std::filesystem::path made_files_cache(std::string_view kind);

/// What the program makes of `bytes`, from `cache` where a file `kept_name` is there already; else it is kept there.
/// The user's own file is never touched: the program works on a copy in the cache, in a process group of its own, and
/// is ended with its children when the time is over. Errors: BadData where the program is not installed, fails or takes
/// too long; Unreadable where the cache cannot be written.
Result<std::string> make_file(const FileProgram& program, std::string_view bytes, const std::filesystem::path& cache,
                              const std::string& kept_name);

}  // namespace dossier
