// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace dossier {

/// Waits for changes of files and folders, by inotify. It only says that something changed: what, a walk tells, so that
/// no lost event matters.
class FolderWatch {
 public:
  struct Timing {
    std::chrono::milliseconds quiet{200};   ///< a burst has ended when nothing came for so long
    std::chrono::milliseconds burst{2000};  ///< a longer burst is cut into pieces
    std::chrono::milliseconds poll{5000};   ///< between two looks, where the system does not tell of changes
  };

  /// `ignored` is a folder (the index) whose changes do not count. `follow_links` as for walk_files().
  FolderWatch(std::vector<std::filesystem::path> paths, const std::filesystem::path& ignored, Timing timing,
              bool follow_links = false);
  FolderWatch(const FolderWatch&) = delete;
  FolderWatch& operator=(const FolderWatch&) = delete;
  ~FolderWatch();

  /// Watches all folders that there are now, new ones too. To be called before each walk: what changes later is
  /// noticed.
  void renew();
  /// Folders that are watched.
  [[nodiscard]] std::size_t watched() const { return watches_.size(); }
  /// Whether some folder is not watched, because the system has no more to give: then wait() also ends after
  /// `Timing::poll`.
  [[nodiscard]] bool incomplete() const { return incomplete_; }

  enum class Outcome : std::uint8_t { Changed, TimeToLook, Stopped };
  /// Waits until a burst of changes has ended, until `at_most` has passed (0: no limit), or until `stop` is true, which
  /// a handler of SIGINT or SIGTERM may set. To be called by a program's only thread.
  Outcome wait(const std::atomic<bool>& stop, std::chrono::milliseconds at_most);
  /// Whether something has changed since the last wait(); the next one ends at once then. Does not wait.
  bool has_changed();

 private:
  using Clock = std::chrono::steady_clock;

  struct Watched {
    bool whole = false;           ///< everything in the folder counts
    std::set<std::string> names;  ///< else only these
  };

  void add(const std::filesystem::path& folder, const std::string& name);
  /// Takes what has come; whether any of it counts.
  bool drain();
  [[nodiscard]] bool counts(int watch, std::uint32_t mask, const std::string& name) const;
  /// Whether something came before `until`; false also where `stop` was set.
  [[nodiscard]] bool came(const std::atomic<bool>& stop, Clock::time_point until) const;

  std::vector<std::filesystem::path> paths_;
  std::filesystem::path ignored_;
  Timing timing_;
  bool follow_links_;
  int queue_ = -1;
  bool incomplete_ = false;
  bool changed_ = false;  ///< has_changed() has taken what came
  std::map<int, Watched> watches_;
};

}  // namespace dossier
