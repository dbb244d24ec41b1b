// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/temp_folder.hpp"

#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace dossier::test {

namespace fs = std::filesystem;

inline std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

/// A program of the test's own in front of PATH (none, and nothing else, where the script is empty), and a cache of its
/// own; all as before behind it.
class FakeProgram {
 public:
  /// `files` lie one folder above the program: name and bytes.
  FakeProgram(const std::string& name, const std::string& script,
              const std::vector<std::pair<std::string, std::string>>& files) {
    for (const auto& [file, bytes] : files) folder_.write(file, bytes);
    fs::create_directories(folder_.path() / "bin");
    fs::create_directories(folder_.path() / "cache");
    if (!script.empty()) {
      folder_.write("bin/" + name, "#!/bin/sh\necho run >> '" + (folder_.path() / "runs").string() + "'\n" + script);
      fs::permissions(folder_.path() / "bin" / name, fs::perms::owner_all);
    }
    const auto bin = (folder_.path() / "bin").string();
    ::setenv("PATH", script.empty() ? bin.c_str() : (bin + ":" + path_).c_str(), 1);
    ::setenv("XDG_CACHE_HOME", (folder_.path() / "cache").c_str(), 1);
  }
  FakeProgram(const FakeProgram&) = delete;
  FakeProgram& operator=(const FakeProgram&) = delete;
  ~FakeProgram() {
    ::setenv("PATH", path_.c_str(), 1);
    cache_.empty() ? ::unsetenv("XDG_CACHE_HOME") : ::setenv("XDG_CACHE_HOME", cache_.c_str(), 1);
  }
  /// How often the program ran.
  [[nodiscard]] std::size_t runs() const {
    std::error_code none;
    const auto size = fs::file_size(folder_.path() / "runs", none);
    return none ? 0 : size / 4;
  }
  /// Files and folders in the cache of a kind.
  [[nodiscard]] std::size_t kept(const std::string& kind) const {
    const auto cache = folder_.path() / "cache/dossier" / kind;
    return fs::exists(cache)
               ? static_cast<std::size_t>(std::distance(fs::directory_iterator(cache), fs::directory_iterator()))
               : 0;
  }

 private:
  std::string path_ = variable("PATH");
  std::string cache_ = variable("XDG_CACHE_HOME");
  TempFolder folder_;
};

}  // namespace dossier::test
