// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/web/test_client.hpp"

#include "tests/support/catch.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

TestClient::TestClient(int port, int receive_buffer, bool connect_now)
    : port_(port), socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
  const timeval patience{5, 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  if (receive_buffer > 0) ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
  if (connect_now) connect();
}

void TestClient::connect() {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port_));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    throw std::system_error(errno, std::generic_category(), "connect");
  }
}

TestClient::~TestClient() { ::close(socket_); }

void TestClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

bool TestClient::receive() {
  std::array<char, 65536> buffer{};
  const auto got = ::recv(socket_, buffer.data(), buffer.size(), 0);
  if (got <= 0) return false;
  received_.append(buffer.data(), static_cast<std::size_t>(got));
  return true;
}

TestAnswer TestClient::read_head() {
  while (received_.find("\r\n\r\n") == std::string::npos) {
    if (!receive()) return {};
  }
  TestAnswer answer;
  const auto end = received_.find("\r\n\r\n");
  auto head = received_.substr(0, end + 2);
  received_.erase(0, end + 4);
  answer.status = std::stoi(head.substr(head.find(' ') + 1));
  for (auto at = head.find("\r\n") + 2; at < head.size();) {
    const auto line_end = head.find("\r\n", at);
    const auto colon = head.find(": ", at);
    answer.headers[head.substr(at, colon - at)] = head.substr(colon + 2, line_end - colon - 2);
    at = line_end + 2;
  }
  return answer;
}

TestAnswer TestClient::read_answer() {
  auto answer = read_head();
  if (answer.status == 0) return answer;
  const auto length = answer.header("Content-Length");
  const auto size = length.empty() ? 0 : std::stoul(length);
  while (received_.size() < size) {
    if (!receive()) return {};
  }
  answer.body = received_.substr(0, size);
  received_.erase(0, size);
  return answer;
}

TestAnswer TestClient::ask(std::string_view request) {
  send(request);
  return read_answer();
}

bool TestClient::closed() {
  char byte = 0;
  const auto got = ::recv(socket_, &byte, 1, 0);
  return received_.empty() && (got == 0 || (got < 0 && errno == ECONNRESET));
}
