// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace dossier::web {

using Clock = std::chrono::steady_clock;

/// One accepted socket, non-blocking, owned by the event loop alone. Closed when it goes out of scope.
class Connection {
 public:
  enum class State : std::uint8_t {
    Idle,      ///< between requests; nothing of the next one has come
    Reading,   ///< part of a request's head has come
    Working,   ///< a worker has the request; the socket is not watched
    Writing,   ///< part of the answer is still to be sent
    Draining,  ///< answered and shut for writing; what the client still sends is thrown away
  };
  enum class Transfer : std::uint8_t { Done, Again, Gone };

  Connection(int socket, std::string peer, Clock::time_point now);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  [[nodiscard]] int socket() const { return socket_; }
  /// The client's address without its port.
  [[nodiscard]] const std::string& peer() const { return peer_; }
  [[nodiscard]] State state() const { return state_; }
  [[nodiscard]] Clock::time_point deadline() const { return deadline_; }
  /// When the wait that it is in began; the longest waiting goes first where room is needed.
  [[nodiscard]] Clock::time_point since() const { return since_; }
  void enter(State state, Clock::time_point now, std::chrono::milliseconds at_most);
  /// Another state within the same deadline.
  void enter(State state) { state_ = state; }

  /// Reads what has come, up to `capacity` bytes in all. Done: something was added; Again: nothing there.
  Transfer receive(std::size_t capacity);
  /// Sends what it can of the output. Done: all of it.
  Transfer send_output();
  /// Ends the sending half and throws away what comes. Done: the client has closed its half as well.
  Transfer drain();
  void shut_sending();

  std::string input;          ///< bytes received and not yet used
  std::size_t looked_at = 0;  ///< of `input`, without finding the end of a head
  bool close_after = false;   ///< after the answer that is being sent

  void set_output(std::string bytes);
  /// Output that is kept elsewhere for as long as the connection is.
  void set_borrowed_output(std::string_view bytes) noexcept;
  /// Bytes of memory that the output takes.
  [[nodiscard]] std::size_t output_size() const { return output_.size(); }

 private:
  int socket_;
  std::string peer_;
  State state_ = State::Idle;
  Clock::time_point since_;
  Clock::time_point deadline_;
  std::string output_;
  std::string_view unsent_;  ///< of output_, or borrowed
};

}  // namespace dossier::web
