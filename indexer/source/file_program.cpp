// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/source/file_program.hpp"

#include "base/system/child_program.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>
#include <thread>

namespace dossier {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

Error no_cache(const std::string& why) {
  return {ErrorCode::Unreadable, "the cache for converted files cannot be written: " + why,
          "set XDG_CACHE_HOME to a folder with room"};
}

std::optional<std::string> content_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  return file.bad() ? std::nullopt : std::optional(std::move(bytes));
}

/// A folder of one run, gone with it.
class WorkFolder {
 public:
  explicit WorkFolder(const fs::path& cache) {
    std::string name = (cache / "work-XXXXXX").string();
    if (mkdtemp(name.data()) != nullptr) path_ = name;
  }
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;
  ~WorkFolder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

/// Status of the child; nothing where the time was over, and the child with its own children was ended.
std::optional<int> wait_for(pid_t child, Clock::time_point until) {
  int status = 0;
  for (;;) {
    const auto done = waitpid(child, &status, WNOHANG);
    if (done == child) return status;
    if (done < 0 && errno != EINTR) return 1;
    if (Clock::now() >= until) break;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  kill(-child, SIGKILL);
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return std::nullopt;
}

Result<void> run(const FileProgram& program, const fs::path& work) {
  const auto& name = program.name;
  auto words = program.arguments(work);
  words.insert(words.begin(), name);
  const auto child = start_child({.words = std::move(words), .folder = {}, .own_group = true});
  const int failed = child > 0 ? 0 : errno;
  if (failed == ENOENT) return Error{ErrorCode::BadData, name + " is not installed", program.install};
  if (failed != 0)
    return Error{ErrorCode::Unreadable, name + " does not start: " + std::string(std::strerror(failed)), ""};
  const auto status = wait_for(child, Clock::now() + program.time);
  if (!status) return Error{ErrorCode::BadData, name + " takes too long", "run it by hand and index what it makes"};
  if (!WIFEXITED(*status) || WEXITSTATUS(*status) == 127)
    return Error{ErrorCode::BadData, name + " cannot be run", "check that `" + name + " --version` works"};
  if (WEXITSTATUS(*status) != 0) {
    return Error{ErrorCode::BadData, name + " failed with status " + std::to_string(WEXITSTATUS(*status)),
                 "run it by hand to see why"};
  }
  return {};
}

}  // namespace

fs::path made_files_cache(std::string_view kind) {
  const char* cache = std::getenv("XDG_CACHE_HOME");
  if (cache != nullptr && *cache == '/') return fs::path(cache) / "dossier" / kind;
  const char* home = std::getenv("HOME");
  return home != nullptr && *home == '/' ? fs::path(home) / ".cache" / "dossier" / kind : fs::path();
}

Result<std::string> make_file(const FileProgram& program, std::string_view bytes, const fs::path& cache,
                              const std::string& kept_name) {
  if (cache.empty()) return no_cache("neither XDG_CACHE_HOME nor HOME is set");
  const auto kept = cache / kept_name;
  if (auto known = content_of(kept); known && !known->empty()) return *std::move(known);
  std::error_code failed;
  fs::create_directories(cache, failed);
  const WorkFolder work(cache);
  if (failed || work.path().empty()) return no_cache(failed ? failed.message() : std::strerror(errno));
  std::ofstream copy(work.path() / program.in_name, std::ios::binary);
  copy.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  copy.close();
  if (!copy) return no_cache("writing a copy failed");
  if (auto done = run(program, work.path()); !done) return done.error();
  const auto out = work.path() / program.out_name;
  auto made = content_of(out);
  if (!made || made->empty()) {
    return Error{ErrorCode::BadData, program.name + " made nothing", "run it by hand to see why"};
  }
  fs::rename(out, kept, failed);
  if (failed) return no_cache(failed.message());
  return *std::move(made);
}

}  // namespace dossier
