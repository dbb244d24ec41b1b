// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>

/// An answer as it came over a socket.
struct TestAnswer {
  int status = 0;  ///< 0: the connection ended before an answer came
  std::map<std::string, std::string> headers;
  std::string body;
  [[nodiscard]] std::string header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? std::string() : found->second;
  }
};

/// A client that sends exactly the bytes it is told to, to a port of this machine. Waits at most five seconds.
class TestClient {
 public:
  /// `receive_buffer`: bytes that the system takes for the client before it reads; 0: as many as it likes.
  explicit TestClient(int port, int receive_buffer = 0, bool connect_now = true);
  ~TestClient();
  TestClient(const TestClient&) = delete;
  TestClient& operator=(const TestClient&) = delete;

  void connect();
  void send(std::string_view bytes);
  TestAnswer read_head();
  TestAnswer read_answer();
  TestAnswer ask(std::string_view request);
  /// Whether the server ends the connection, without another byte.
  bool closed();

 private:
  bool receive();

  int port_;
  int socket_;
  std::string received_;
};
