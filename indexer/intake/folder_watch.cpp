// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/intake/folder_watch.hpp"

#include "indexer/intake/file_walk.hpp"

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstring>
#include <utility>

namespace dossier {
namespace fs = std::filesystem;
namespace {

/// A file counts when its writer closes it, not at every write: half a paper is no news.
constexpr std::uint32_t wanted_events = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO |
                                        IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;

fs::path plain(const fs::path& path) {
  std::error_code failure;
  auto real = fs::weakly_canonical(path, failure);
  return failure ? fs::absolute(path).lexically_normal() : real;
}

bool is_inside(const fs::path& path, const fs::path& folder) {
  const auto [at, rest] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  return at == folder.end();
}

}  // namespace

FolderWatch::FolderWatch(std::vector<fs::path> paths, const fs::path& ignored, Timing timing, bool follow_links)
    : paths_(std::move(paths)),
      ignored_(plain(ignored)),
      timing_(timing),
      follow_links_(follow_links),
      queue_(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {}

FolderWatch::~FolderWatch() {
  if (queue_ >= 0) ::close(queue_);
}

void FolderWatch::renew() {
  incomplete_ = queue_ < 0;
  if (incomplete_) return;
  // A folder that is watched already keeps its number; those that are gone have told so.
  for (const auto& folder : folders_below(paths_, follow_links_)) {
    if (!is_inside(plain(folder), ignored_)) add(folder, "");
  }
  // What is named itself is watched from above too: it may be replaced by a rename, go, or come only later.
  for (const auto& path : paths_) {
    const auto full = fs::absolute(path).lexically_normal();
    const auto name = full.has_filename() ? full : full.parent_path();
    add(name.parent_path(), name.filename().string());
  }
}

void FolderWatch::add(const fs::path& folder, const std::string& name) {
  const int watch = ::inotify_add_watch(queue_, folder.c_str(), wanted_events);
  if (watch < 0) {
    // A folder that went since it was found has told so in the one above it.
    incomplete_ = incomplete_ || !name.empty() || fs::exists(folder);
    return;
  }
  auto& watched = watches_[watch];
  if (name.empty()) {
    watched.whole = true;
  } else {
    watched.names.insert(name);
  }
}

bool FolderWatch::counts(int watch, std::uint32_t mask, const std::string& name) const {
  if ((mask & IN_Q_OVERFLOW) != 0) return true;
  const auto known = watches_.find(watch);
  if (known == watches_.end()) return false;
  if ((mask & (IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT)) != 0) return true;
  if (known->second.names.contains(name)) return true;
  return known->second.whole && !name.empty() && ((mask & IN_ISDIR) != 0 ? !name.starts_with(".") : may_be_read(name));
}

bool FolderWatch::drain() {
  bool any = false;
  alignas(inotify_event) std::array<char, 1U << 16U> buffer{};
  for (;;) {
    const auto size = ::read(queue_, buffer.data(), buffer.size());
    if (size <= 0) return any;
    for (std::size_t at = 0; at < static_cast<std::size_t>(size);) {
      inotify_event event{};
      std::memcpy(&event, buffer.data() + at, sizeof event);
      const std::string name(event.len > 0 ? buffer.data() + at + sizeof event : "");
      any = counts(event.wd, event.mask, name) || any;
      if ((event.mask & IN_IGNORED) != 0) watches_.erase(event.wd);
      at += sizeof event + event.len;
    }
  }
}

bool FolderWatch::came(const std::atomic<bool>& stop, Clock::time_point until) const {
  using namespace std::chrono;
  // A signal between the look at `stop` and the waiting would be lost, were it not held back until then.
  sigset_t held{};
  sigset_t before{};
  sigemptyset(&held);
  sigaddset(&held, SIGINT);
  sigaddset(&held, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &held, &before);
  int ready = 0;
  if (!stop) {
    const auto left = std::max(until - Clock::now(), Clock::duration::zero());
    const bool forever = until == Clock::time_point::max();
    const auto whole = duration_cast<seconds>(left);
    const timespec time{static_cast<std::time_t>(whole.count()),
                        static_cast<long>(duration_cast<nanoseconds>(left - whole).count())};
    pollfd waiting{queue_, POLLIN, 0};
    ready = ::ppoll(&waiting, queue_ < 0 ? 0 : 1, forever ? nullptr : &time, &before);
  }
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  return ready > 0;
}

bool FolderWatch::has_changed() {
  pollfd waiting{queue_, POLLIN, 0};
  if (queue_ >= 0 && ::poll(&waiting, 1, 0) > 0 && drain()) changed_ = true;
  return changed_;
}

FolderWatch::Outcome FolderWatch::wait(const std::atomic<bool>& stop, std::chrono::milliseconds at_most) {
  using namespace std::chrono;
  if (incomplete_ && (at_most == 0ms || timing_.poll < at_most)) at_most = timing_.poll;
  const auto end = at_most == 0ms ? Clock::time_point::max() : Clock::now() + at_most;
  for (;;) {
    if (!changed_ && !came(stop, end)) {
      if (stop) return Outcome::Stopped;
      if (Clock::now() >= end) return Outcome::TimeToLook;
      continue;  // another signal
    }
    const bool counted = drain();
    if (!std::exchange(changed_, false) && !counted) continue;
    const auto last = Clock::now() + timing_.burst;
    while (Clock::now() < last && came(stop, std::min(last, Clock::now() + timing_.quiet))) drain();
    return stop ? Outcome::Stopped : Outcome::Changed;
  }
}

}  // namespace dossier
