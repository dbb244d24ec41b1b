// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "web/http/request_head.hpp"
#include "web/sockets/connection.hpp"
#include "web/sockets/listener.hpp"
#include "web/sockets/reserve_descriptor.hpp"
#include "web/sockets/wake_pipe.hpp"

#include <poll.h>
#include <sys/socket.h>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace dossier::web {

/// What clients may take of the server.
struct ConnectionLimits {
  HeadLimits head;
  std::size_t connections = 1024;
  std::size_t connections_a_client = 256;         ///< from one address
  std::size_t reserve = 16;                       ///< further ones while all others are being answered
  std::size_t output_bytes = 256U << 20U;         ///< of answers that wait to be read, all connections together
  std::chrono::milliseconds request_time{20000};  ///< from a request's first byte to its answer's last
  std::chrono::milliseconds idle_time{30000};     ///< without a request
  std::chrono::milliseconds linger_time{1000};    ///< for the client to read the end of a refusal
  std::chrono::milliseconds stop_time{5000};      ///< for answers under way when the server is told to stop
};

/// One whole request, for a worker.
struct Job {
  std::uint64_t connection = 0;
  std::string head;
  std::string peer;
  std::string body = {};  ///< of a POST
};

/// What a worker made of a job.
struct Answer {
  std::string bytes;
  bool close = false;
  bool no_memory = false;  ///< there was not enough to make the answer
};

/// Answers that are made at the start and sent where there is no memory, or no room, to make another. The connection is
/// closed behind each.
struct SpareAnswers {
  std::string no_memory;  ///< a request could not be answered
  std::string no_room;    ///< a connection could not be taken
};

/// Does all input and output in one thread with poll(): takes connections, collects each request within limits
/// and time, hands it to the workers whole, sends their answers. A client that is slow to send or to read costs a place
/// in the table and no thread; where places or descriptors run out, or answers that nobody reads take too much memory,
/// the connection that has been waiting longest loses its own. Without memory for a request its connection is answered
/// with status 503 and closed; the others go on.
class EventLoop {
 public:
  using Submit = std::function<void(Job)>;
  /// Makes the answer to a request that is refused before a worker sees it.
  using Refuse = std::function<std::string(const HeadVerdict&, const std::string& peer)>;

  /// `submit` and `refuse` may throw std::bad_alloc.
  EventLoop(std::vector<Listener> listeners, const ConnectionLimits& limits, Submit submit, Refuse refuse,
            SpareAnswers spare);

  /// Serves until stop() was called and answers under way have been sent.
  void run();
  /// From any thread or signal handler.
  void stop() noexcept;
  /// From any thread: the answer to a job. Each job is completed once.
  void complete(std::uint64_t connection, Answer answer) noexcept;

 private:
  using Connections = std::map<std::uint64_t, std::unique_ptr<Connection>>;

  void wait();
  void watch();
  [[nodiscard]] int milliseconds_to_wait() const;
  void take_answers();
  void accept_from(const Listener& listener);
  void admit(int socket, const sockaddr_storage& address);
  bool make_room(const std::string& peer);
  bool drop_oldest(const std::string* peer);
  void limit_output();
  void on_event(Connection& connection, std::uint64_t id);
  void proceed(Connection& connection, std::uint64_t id);
  void answer_with(std::string_view spare, Connection& connection, std::uint64_t id);
  void read_request(Connection& connection, std::uint64_t id);
  void advance(Connection& connection, std::uint64_t id);
  void refuse(Connection& connection, const HeadVerdict& verdict);
  void flush(Connection& connection, std::uint64_t id);
  void expire();
  void begin_stop();
  [[nodiscard]] bool stopped() const;

  std::vector<Listener> listeners_;
  ConnectionLimits limits_;
  Submit submit_;
  Refuse refuse_;
  SpareAnswers spare_;
  WakePipe wake_;
  ReserveDescriptor reserve_;
  std::atomic<bool> stop_asked_ = false;

  Connections connections_;
  // Of a size that suffices from the start: the loop itself goes on without memory.
  std::vector<pollfd> watched_;
  std::vector<std::uint64_t> watched_ids_;
  std::vector<std::uint64_t> closing_;
  std::uint64_t next_id_ = 1;
  Clock::time_point now_;
  Clock::time_point accept_after_;
  Clock::time_point stop_at_;
  bool stopping_ = false;

  std::mutex answers_mutex_;
  std::vector<std::pair<std::uint64_t, Answer>> answers_;
  std::vector<std::pair<std::uint64_t, Answer>> taken_;
};

}  // namespace dossier::web
