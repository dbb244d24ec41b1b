// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/system/descriptor.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <string>

namespace dossier {
namespace {

constexpr std::size_t piece_size = std::size_t{1} << 16U;

}  // namespace

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  if (this != &other) {
    close();
    number_ = std::exchange(other.number_, -1);
  }
  return *this;
}

int Descriptor::close() {
  if (number_ < 0) return 0;
  return ::close(std::exchange(number_, -1)) == 0 ? 0 : errno;
}

std::optional<Pipe> open_pipe() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return std::nullopt;
  return Pipe{Descriptor(ends[0]), Descriptor(ends[1])};
}

int write_all(int number, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto size = ::write(number, bytes.data(), bytes.size());
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) return errno;
    if (size == 0) return ENOSPC;
    bytes.remove_prefix(static_cast<std::size_t>(size));
  }
  return 0;
}

int read_all(int number, const std::function<void(std::string_view)>& take) {
  std::string piece(piece_size, '\0');
  for (;;) {
    const auto size = ::read(number, piece.data(), piece.size());
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) return errno;
    if (size == 0) return 0;
    take(std::string_view(piece).substr(0, static_cast<std::size_t>(size)));
  }
}

ReadEnd read_until(int number, std::chrono::steady_clock::time_point until,
                   const std::function<bool(std::string_view)>& take) {
  using std::chrono::milliseconds;
  constexpr milliseconds longest_wait{1000};
  std::string piece(piece_size, '\0');
  for (;;) {
    const auto left = std::chrono::duration_cast<milliseconds>(until - std::chrono::steady_clock::now());
    if (left.count() <= 0) return ReadEnd::OutOfTime;
    pollfd waiting{number, POLLIN, 0};
    const int ready = ::poll(&waiting, 1, static_cast<int>(std::min(left, longest_wait).count()));
    if (ready < 0 && errno != EINTR) return ReadEnd::Failed;
    if (ready <= 0) continue;
    const auto size = ::read(number, piece.data(), piece.size());
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) return ReadEnd::Failed;
    if (size == 0) return ReadEnd::Whole;
    if (!take(std::string_view(piece).substr(0, static_cast<std::size_t>(size)))) return ReadEnd::Stopped;
  }
}

}  // namespace dossier
