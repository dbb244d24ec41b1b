// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/sockets/wake_pipe.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

namespace dossier::web {

WakePipe::WakePipe() {
  if (::pipe2(ends_, O_NONBLOCK | O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
}

WakePipe::~WakePipe() {
  ::close(ends_[0]);
  ::close(ends_[1]);
}

void WakePipe::wake() const noexcept {
  const int saved = errno;
  const char byte = 1;
  // A full pipe wakes as well, so the result does not matter.
  [[maybe_unused]] const auto written = ::write(ends_[1], &byte, 1);
  errno = saved;
}

void WakePipe::clear() const noexcept {
  std::array<char, 256> bytes{};
  while (::read(ends_[0], bytes.data(), bytes.size()) > 0) {
  }
}

}  // namespace dossier::web
