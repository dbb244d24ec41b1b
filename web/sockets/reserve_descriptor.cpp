// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/sockets/reserve_descriptor.hpp"

#include <fcntl.h>
#include <unistd.h>

namespace dossier::web {

bool ReserveDescriptor::release() noexcept {
  if (descriptor_ < 0) return false;
  ::close(descriptor_);
  descriptor_ = -1;
  return true;
}

void ReserveDescriptor::take() noexcept {
  if (descriptor_ < 0) descriptor_ = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
}

}  // namespace dossier::web
