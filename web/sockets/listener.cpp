// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/sockets/listener.hpp"

#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

namespace dossier::web {
namespace {

constexpr int first_inherited_socket = 3;  // SD_LISTEN_FDS_START
constexpr int backlog = 512;

sockaddr_storage address_of(int socket) {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  if (::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) != 0) address.ss_family = AF_UNSPEC;
  return address;
}

void set_port(sockaddr* address, int port) {
  const auto number = htons(static_cast<std::uint16_t>(port));
  if (address->sa_family == AF_INET) reinterpret_cast<sockaddr_in*>(address)->sin_port = number;
  if (address->sa_family == AF_INET6) reinterpret_cast<sockaddr_in6*>(address)->sin6_port = number;
}

void set_up(int socket) {
  ::fcntl(socket, F_SETFL, ::fcntl(socket, F_GETFL) | O_NONBLOCK);
  ::fcntl(socket, F_SETFD, FD_CLOEXEC);
}

/// A listening socket on one address, or errno.
Result<Listener> listen_on_address(const addrinfo& address) {
  const int socket = ::socket(address.ai_family, SOCK_STREAM, 0);
  if (socket < 0) return Error{ErrorCode::Usage, std::strerror(errno), {}};
  Listener listener(socket);
  const int on = 1;
  ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (address.ai_family == AF_INET6) ::setsockopt(socket, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof on);
  if (::bind(socket, address.ai_addr, address.ai_addrlen) != 0 || ::listen(socket, backlog) != 0) {
    return Error{ErrorCode::Usage, std::strerror(errno), {}};
  }
  set_up(socket);
  return listener;
}

std::optional<int> number_from_environment(const char* name) {
  const char* value = std::getenv(name);
  if (value == nullptr) return std::nullopt;
  const std::string_view text = value;
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

Listener& Listener::operator=(Listener&& other) noexcept {
  std::swap(socket_, other.socket_);
  return *this;
}

Listener::~Listener() {
  if (socket_ >= 0) ::close(socket_);
}

int Listener::port() const {
  const auto address = address_of(socket_);
  if (address.ss_family == AF_INET) return ntohs(reinterpret_cast<const sockaddr_in&>(address).sin_port);
  if (address.ss_family == AF_INET6) return ntohs(reinterpret_cast<const sockaddr_in6&>(address).sin6_port);
  return 0;
}

bool Listener::loopback() const {
  const auto address = address_of(socket_);
  if (address.ss_family == AF_INET) {
    return (ntohl(reinterpret_cast<const sockaddr_in&>(address).sin_addr.s_addr) >> 24U) == 127;
  }
  if (address.ss_family == AF_INET6) {
    return IN6_IS_ADDR_LOOPBACK(&reinterpret_cast<const sockaddr_in6&>(address).sin6_addr) != 0;
  }
  return address.ss_family == AF_UNIX;
}

Result<std::vector<Listener>> listen_on(const std::string& host, int port) {
  addrinfo wanted{};
  wanted.ai_family = AF_UNSPEC;
  wanted.ai_socktype = SOCK_STREAM;
  wanted.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
  addrinfo* raw = nullptr;
  if (const int error = ::getaddrinfo(host.c_str(), "0", &wanted, &raw); error != 0) {
    return Error{ErrorCode::Usage, "cannot find the host '" + host + "': " + ::gai_strerror(error),
                 "use --host 127.0.0.1 to serve this machine only"};
  }
  const std::unique_ptr<addrinfo, void (*)(addrinfo*)> addresses(raw, ::freeaddrinfo);
  std::vector<Listener> listeners;
  std::string trouble;
  for (const auto* address = addresses.get(); address != nullptr; address = address->ai_next) {
    set_port(address->ai_addr, listeners.empty() ? port : listeners.front().port());
    auto listener = listen_on_address(*address);
    if (listener) {
      listeners.push_back(std::move(*listener));
    } else {
      trouble = listener.error().message;
    }
  }
  if (listeners.empty()) {
    return Error{ErrorCode::Usage, "cannot listen on " + host + " port " + std::to_string(port) + ": " + trouble,
                 "use another port with --port, or --port 0 for a free one"};
  }
  return listeners;
}

Result<std::vector<Listener>> inherited_listeners() {
  const auto process = number_from_environment("LISTEN_PID");
  const auto count = number_from_environment("LISTEN_FDS");
  ::unsetenv("LISTEN_PID");
  ::unsetenv("LISTEN_FDS");
  ::unsetenv("LISTEN_FDNAMES");
  std::vector<Listener> listeners;
  if (!process || !count || *process != ::getpid()) return listeners;
  for (int i = 0; i < *count; ++i) {
    const int socket = first_inherited_socket + i;
    int listening = 0;
    socklen_t size = sizeof listening;
    if (::getsockopt(socket, SOL_SOCKET, SO_ACCEPTCONN, &listening, &size) != 0 || listening == 0) {
      return Error{ErrorCode::Usage, "the inherited file " + std::to_string(socket) + " is not a listening socket",
                   "use ListenStream= in the socket unit"};
    }
    set_up(socket);
    listeners.emplace_back(socket);
  }
  return listeners;
}

}  // namespace dossier::web
