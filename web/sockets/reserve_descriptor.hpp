// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace dossier::web {

/// A descriptor that is kept open for nothing, so that one can be had where the process has no other left.
class ReserveDescriptor {
 public:
  ReserveDescriptor() noexcept { take(); }
  ~ReserveDescriptor() { release(); }
  ReserveDescriptor(const ReserveDescriptor&) = delete;
  ReserveDescriptor& operator=(const ReserveDescriptor&) = delete;

  /// Frees it for another use; false where it could not be kept.
  bool release() noexcept;
  /// Keeps one again, if there is one.
  void take() noexcept;

 private:
  int descriptor_ = -1;
};

}  // namespace dossier::web
