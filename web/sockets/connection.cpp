// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/sockets/connection.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace dossier::web {
namespace {

bool would_block(int error) { return error == EAGAIN || error == EWOULDBLOCK || error == EINTR; }

}  // namespace

Connection::Connection(int socket, std::string peer, Clock::time_point now)
    : socket_(socket), peer_(std::move(peer)), since_(now), deadline_(now) {}

Connection::~Connection() { ::close(socket_); }

void Connection::enter(State state, Clock::time_point now, std::chrono::milliseconds at_most) {
  state_ = state;
  since_ = now;
  deadline_ = now + at_most;
}

Connection::Transfer Connection::receive(std::size_t capacity) {
  std::array<char, 4096> buffer{};
  if (input.size() >= capacity) return Transfer::Again;
  const auto wanted = std::min(buffer.size(), capacity - input.size());
  const auto got = ::recv(socket_, buffer.data(), wanted, 0);
  if (got == 0) return Transfer::Gone;
  if (got < 0) return would_block(errno) ? Transfer::Again : Transfer::Gone;
  input.append(buffer.data(), static_cast<std::size_t>(got));
  return Transfer::Done;
}

void Connection::set_output(std::string bytes) {
  output_ = std::move(bytes);
  unsent_ = output_;
}

void Connection::set_borrowed_output(std::string_view bytes) noexcept {
  output_ = {};
  unsent_ = bytes;
}

Connection::Transfer Connection::send_output() {
  while (!unsent_.empty()) {
    const auto sent = ::send(socket_, unsent_.data(), unsent_.size(), MSG_NOSIGNAL);
    if (sent < 0) return would_block(errno) ? Transfer::Again : Transfer::Gone;
    unsent_.remove_prefix(static_cast<std::size_t>(sent));
  }
  output_ = {};
  return Transfer::Done;
}

void Connection::shut_sending() { ::shutdown(socket_, SHUT_WR); }

Connection::Transfer Connection::drain() {
  std::array<char, 4096> buffer{};
  const auto got = ::recv(socket_, buffer.data(), buffer.size(), 0);
  if (got == 0) return Transfer::Done;
  if (got < 0) return would_block(errno) ? Transfer::Again : Transfer::Gone;
  return Transfer::Again;
}

}  // namespace dossier::web
