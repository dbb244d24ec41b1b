// SPDX-License-Identifier: GPL-3.0-or-later
// Which connections the event loop takes, and which it ends for others.
#include "web/http/event_loop.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <new>

namespace dossier::web {
namespace {

constexpr std::chrono::milliseconds pause_without_descriptors{100};
constexpr int most_accepts = 64;  // before others have their turn

std::string address_text(const sockaddr_storage& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  const void* source = nullptr;
  if (address.ss_family == AF_INET) source = &reinterpret_cast<const sockaddr_in&>(address).sin_addr;
  if (address.ss_family == AF_INET6) source = &reinterpret_cast<const sockaddr_in6&>(address).sin6_addr;
  if (source == nullptr || ::inet_ntop(address.ss_family, source, text.data(), text.size()) == nullptr) return "local";
  return text.data();
}

/// Without a descriptor accept() fails whether or not there is a connection to take.
bool is_waited_at(const Listener& listener) {
  pollfd watched{listener.socket(), POLLIN, 0};
  return ::poll(&watched, 1, 0) > 0;
}

/// Sends what goes out without waiting, and reads what has come, since unread bytes would break the connection off
/// before the client has the answer.
void send_at_once(int socket, std::string_view bytes) {
  [[maybe_unused]] const auto sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
  ::shutdown(socket, SHUT_WR);
  std::array<char, 4096> unread{};
  for (int i = 0; i < 4 && ::recv(socket, unread.data(), unread.size(), MSG_DONTWAIT) > 0; ++i) continue;
}

}  // namespace

void EventLoop::accept_from(const Listener& listener) {
  for (int i = 0; i < most_accepts; ++i) {
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    const int socket =
        ::accept4(listener.socket(), reinterpret_cast<sockaddr*>(&address), &size, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (socket >= 0) {
      admit(socket, address);
      continue;
    }
    if (errno == EAGAIN || errno == EWOULDBLOCK) return;
    if (errno == ECONNABORTED || errno == EINTR) continue;
    if (!is_waited_at(listener)) return;
    // No descriptor, or no kernel memory: whoever has waited longest makes room, or the reserve where nobody waits.
    if (drop_oldest(nullptr) || reserve_.release()) continue;
    accept_after_ = now_ + pause_without_descriptors;
    return;
  }
}

void EventLoop::admit(int socket, const sockaddr_storage& address) {
  std::unique_ptr<Connection> connection;
  try {
    connection = std::make_unique<Connection>(socket, address_text(address), now_);
  } catch (const std::bad_alloc&) {
    send_at_once(socket, spare_.no_memory);
    ::close(socket);
    return;
  }
  const int on = 1;
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  if (!make_room(connection->peer())) return send_at_once(socket, spare_.no_room);
  connection->enter(Connection::State::Idle, now_, limits_.idle_time);
  try {
    connections_.emplace(next_id_, std::move(connection));
    ++next_id_;
  } catch (const std::bad_alloc&) {
    send_at_once(socket, spare_.no_memory);  // no node was made, so the connection is still here, and ends here
  }
}

bool EventLoop::make_room(const std::string& peer) {
  const auto of_peer = static_cast<std::size_t>(std::count_if(
      connections_.begin(), connections_.end(), [&peer](const auto& entry) { return entry.second->peer() == peer; }));
  const auto fits = [this, of_peer](std::size_t more) {
    return of_peer < limits_.connections_a_client + more && connections_.size() < limits_.connections + more;
  };
  if (fits(0)) return true;
  const bool peer_full = of_peer >= limits_.connections_a_client;
  return drop_oldest(peer_full ? &peer : nullptr) || fits(limits_.reserve);
}

/// Ends the connection, of this peer where there is one, that has been waiting longest; false where none waits.
bool EventLoop::drop_oldest(const std::string* peer) {
  auto oldest = connections_.end();
  for (auto it = connections_.begin(); it != connections_.end(); ++it) {
    const auto& candidate = *it->second;
    if (candidate.state() == Connection::State::Working || (peer != nullptr && candidate.peer() != *peer)) continue;
    if (oldest == connections_.end() || candidate.since() < oldest->second->since()) oldest = it;
  }
  if (oldest == connections_.end()) return false;
  connections_.erase(oldest);
  return true;
}

/// Clients that do not read cost memory; beyond the limit those that have been at it longest are ended.
void EventLoop::limit_output() {
  std::size_t held = 0;
  for (const auto& [id, connection] : connections_) held += connection->output_size();
  while (held > limits_.output_bytes) {
    auto oldest = connections_.end();
    for (auto it = connections_.begin(); it != connections_.end(); ++it) {
      const bool holds = it->second->output_size() > 0;
      if (holds && (oldest == connections_.end() || it->second->since() < oldest->second->since())) oldest = it;
    }
    held -= oldest->second->output_size();
    connections_.erase(oldest);
  }
}

}  // namespace dossier::web
