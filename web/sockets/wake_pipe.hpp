// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace dossier::web {

/// Wakes a thread that waits in poll(), from another thread or from a signal handler.
class WakePipe {
 public:
  WakePipe();  ///< throws std::system_error where the system has no descriptors left for it
  ~WakePipe();
  WakePipe(const WakePipe&) = delete;
  WakePipe& operator=(const WakePipe&) = delete;

  [[nodiscard]] int readable() const { return ends_[0]; }
  /// Async-signal-safe.
  void wake() const noexcept;
  void clear() const noexcept;

 private:
  int ends_[2] = {-1, -1};
};

}  // namespace dossier::web
