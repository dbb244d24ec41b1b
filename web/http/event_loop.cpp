// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/http/event_loop.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace dossier::web {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds pause_without_descriptors{100};
constexpr milliseconds least_sending_time{5000};

std::string address_text(const sockaddr_storage& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  const void* source = nullptr;
  if (address.ss_family == AF_INET) source = &reinterpret_cast<const sockaddr_in&>(address).sin_addr;
  if (address.ss_family == AF_INET6) source = &reinterpret_cast<const sockaddr_in6&>(address).sin6_addr;
  if (source == nullptr || ::inet_ntop(address.ss_family, source, text.data(), text.size()) == nullptr) return "local";
  return text.data();
}

/// What to wait for on a connection; 0: nothing.
short wanted_events(Connection::State state) {
  switch (state) {
    case Connection::State::Idle:
    case Connection::State::Reading:
    case Connection::State::Draining:
      return POLLIN;
    case Connection::State::Writing:
      return POLLOUT;
    case Connection::State::Working:
      return 0;
  }
  return 0;
}

}  // namespace

EventLoop::EventLoop(std::vector<Listener> listeners, const ConnectionLimits& limits, Submit submit, Refuse refuse)
    : listeners_(std::move(listeners)),
      limits_(limits),
      submit_(std::move(submit)),
      refuse_(std::move(refuse)),
      now_(Clock::now()),
      accept_after_(now_),
      stop_at_(now_) {}

void EventLoop::run() {
  while (!stopped()) wait();
  connections_.clear();
}

void EventLoop::stop() noexcept {
  stop_asked_ = true;
  wake_.wake();
}

void EventLoop::complete(std::uint64_t connection, Answer answer) {
  {
    const std::lock_guard lock(answers_mutex_);
    answers_.emplace_back(connection, std::move(answer));
  }
  wake_.wake();
}

bool EventLoop::stopped() const {
  if (!stopping_) return false;
  const auto under_way = std::any_of(connections_.begin(), connections_.end(), [](const auto& entry) {
    const auto state = entry.second->state();
    return state == Connection::State::Working || state == Connection::State::Writing;
  });
  return !under_way || now_ >= stop_at_;
}

int EventLoop::milliseconds_to_wait() const {
  auto until = now_ + limits_.idle_time;
  for (const auto& [id, connection] : connections_) {
    if (connection->state() != Connection::State::Working) until = std::min(until, connection->deadline());
  }
  if (accept_after_ > now_) until = std::min(until, accept_after_);
  if (stopping_) until = std::min(until, stop_at_);
  const auto left = std::chrono::duration_cast<milliseconds>(until - now_).count();
  return static_cast<int>(std::max<std::int64_t>(0, left) + 1);
}

void EventLoop::wait() {
  std::vector<pollfd> watched{{wake_.readable(), POLLIN, 0}};
  const auto listening = accept_after_ > now_ ? 0 : listeners_.size();
  for (std::size_t i = 0; i < listening; ++i) watched.push_back({listeners_[i].socket(), POLLIN, 0});
  std::vector<std::uint64_t> ids;
  for (const auto& [id, connection] : connections_) {
    const auto events = wanted_events(connection->state());
    if (events == 0) continue;
    watched.push_back({connection->socket(), events, 0});
    ids.push_back(id);
  }
  if (::poll(watched.data(), watched.size(), milliseconds_to_wait()) < 0 && errno != EINTR) return;
  now_ = Clock::now();
  if (watched[0].revents != 0) wake_.clear();
  take_answers();
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (watched[1 + listening + i].revents == 0) continue;
    const auto found = connections_.find(ids[i]);
    if (found != connections_.end()) on_event(*found->second, ids[i]);
  }
  for (const auto id : closing_) connections_.erase(id);
  closing_.clear();
  expire();
  for (std::size_t i = 0; i < listening; ++i) {
    if (watched[1 + i].revents != 0) accept_from(listeners_[i]);
  }
  if (stop_asked_ && !stopping_) begin_stop();
}

void EventLoop::take_answers() {
  std::vector<std::pair<std::uint64_t, Answer>> answers;
  {
    const std::lock_guard lock(answers_mutex_);
    answers.swap(answers_);
  }
  for (auto& [id, answer] : answers) {
    const auto found = connections_.find(id);
    if (found == connections_.end()) continue;
    auto& connection = *found->second;
    connection.set_output(std::move(answer.bytes));
    connection.close_after = connection.close_after || answer.close || stopping_;
    const auto left = std::chrono::duration_cast<milliseconds>(connection.deadline() - now_);
    connection.enter(Connection::State::Writing, now_, std::max(left, least_sending_time));
    flush(connection, id);
  }
}

void EventLoop::accept_from(const Listener& listener) {
  while (true) {
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    const int socket =
        ::accept4(listener.socket(), reinterpret_cast<sockaddr*>(&address), &size, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (socket < 0) {
      if (errno == ECONNABORTED || errno == EINTR) continue;
      if (errno != EAGAIN && errno != EWOULDBLOCK) accept_after_ = now_ + pause_without_descriptors;
      return;
    }
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    auto connection = std::make_unique<Connection>(socket, address_text(address), now_);
    if (!make_room(connection->peer())) continue;
    connection->enter(Connection::State::Idle, now_, limits_.idle_time);
    connections_.emplace(next_id_++, std::move(connection));
  }
}

bool EventLoop::make_room(const std::string& peer) {
  const auto of_peer = static_cast<std::size_t>(std::count_if(
      connections_.begin(), connections_.end(), [&peer](const auto& entry) { return entry.second->peer() == peer; }));
  const bool peer_full = of_peer >= limits_.connections_a_client;
  if (!peer_full && connections_.size() < limits_.connections) return true;
  auto oldest = connections_.end();
  for (auto it = connections_.begin(); it != connections_.end(); ++it) {
    const auto& candidate = *it->second;
    if (candidate.state() == Connection::State::Working || (peer_full && candidate.peer() != peer)) continue;
    if (oldest == connections_.end() || candidate.since() < oldest->second->since()) oldest = it;
  }
  if (oldest == connections_.end()) return false;
  connections_.erase(oldest);
  return true;
}

void EventLoop::on_event(Connection& connection, std::uint64_t id) {
  switch (connection.state()) {
    case Connection::State::Idle:
    case Connection::State::Reading:
      return read_request(connection, id);
    case Connection::State::Writing:
      return flush(connection, id);
    case Connection::State::Draining:
      if (connection.drain() != Connection::Transfer::Again) closing_.push_back(id);
      return;
    case Connection::State::Working:
      return;
  }
}

void EventLoop::read_request(Connection& connection, std::uint64_t id) {
  // More than one head may hold, so that one that is too large is seen to be.
  const auto capacity = limits_.head.bytes + 4096;
  auto transfer = connection.receive(capacity);
  while (transfer == Connection::Transfer::Done) transfer = connection.receive(capacity);
  if (!connection.input.empty()) advance(connection, id);
  const bool unanswered =
      connection.state() == Connection::State::Idle || connection.state() == Connection::State::Reading;
  if (transfer == Connection::Transfer::Gone && unanswered) closing_.push_back(id);
}

void EventLoop::advance(Connection& connection, std::uint64_t id) {
  if (connection.input.empty()) return;
  if (connection.state() == Connection::State::Idle) {
    connection.enter(Connection::State::Reading, now_, limits_.request_time);
  }
  const auto size = head_size(connection.input, connection.looked_at);
  if (size == 0) {
    connection.looked_at = connection.input.size();
    if (connection.input.size() > limits_.head.bytes) {
      refuse(connection, check_growth(connection.input, limits_.head));
      flush(connection, id);
    }
    return;
  }
  auto head = connection.input.substr(0, size);
  connection.input.erase(0, size);
  connection.looked_at = 0;
  if (const auto verdict = check_head(head, limits_.head); verdict.status != 0) {
    refuse(connection, verdict);
    flush(connection, id);
    return;
  }
  connection.enter(Connection::State::Working);
  submit_(Job{id, std::move(head), connection.peer()});
}

void EventLoop::refuse(Connection& connection, const HeadVerdict& verdict) {
  connection.input.clear();
  connection.set_output(refuse_(verdict, connection.peer()));
  connection.close_after = true;
  connection.enter(Connection::State::Writing, now_, least_sending_time);
}

void EventLoop::flush(Connection& connection, std::uint64_t id) {
  const auto transfer = connection.send_output();
  if (transfer == Connection::Transfer::Again) return;
  if (transfer == Connection::Transfer::Gone) {
    closing_.push_back(id);
    return;
  }
  if (connection.close_after) {
    connection.shut_sending();
    connection.enter(Connection::State::Draining, now_, limits_.linger_time);
    return;
  }
  connection.enter(Connection::State::Idle, now_, limits_.idle_time);
  advance(connection, id);
}

void EventLoop::expire() {
  for (auto it = connections_.begin(); it != connections_.end();) {
    auto& connection = *it->second;
    const auto state = connection.state();
    if (state == Connection::State::Working || connection.deadline() > now_) {
      ++it;
    } else if (state == Connection::State::Reading) {
      refuse(connection, {408, "The request took too long to arrive."});
      flush(connection, it->first);
      ++it;
    } else {
      it = connections_.erase(it);
    }
  }
}

void EventLoop::begin_stop() {
  stopping_ = true;
  stop_at_ = now_ + limits_.stop_time;
  listeners_.clear();
  for (auto& [id, connection] : connections_) connection->close_after = true;
}

}  // namespace dossier::web
