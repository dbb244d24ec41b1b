// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/http/event_loop.hpp"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <new>

namespace dossier::web {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds least_sending_time{5000};
constexpr int pause_after_failure = 20;  // milliseconds

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

EventLoop::EventLoop(std::vector<Listener> listeners, const ConnectionLimits& limits, Submit submit, Refuse refuse,
                     SpareAnswers spare)
    : listeners_(std::move(listeners)),
      limits_(limits),
      submit_(std::move(submit)),
      refuse_(std::move(refuse)),
      spare_(std::move(spare)),
      now_(Clock::now()),
      accept_after_(now_),
      stop_at_(now_) {
  const auto most = limits_.connections + limits_.reserve;
  watched_.reserve(most + listeners_.size() + 1);
  watched_ids_.reserve(most);
  closing_.reserve(2 * most);  // a connection may end on its answer and on an event
  answers_.reserve(most);
  taken_.reserve(most);
}

void EventLoop::run() {
  while (!stopped()) wait();
  connections_.clear();
}

void EventLoop::stop() noexcept {
  stop_asked_ = true;
  wake_.wake();
}

void EventLoop::complete(std::uint64_t connection, Answer answer) noexcept {
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

/// Sets watched_: the pipe, each listener (none while none is accepted from), the connections of watched_ids_.
void EventLoop::watch() {
  watched_.clear();
  watched_ids_.clear();
  watched_.push_back({wake_.readable(), POLLIN, 0});
  const short listening = accept_after_ > now_ ? 0 : POLLIN;
  for (const auto& listener : listeners_) watched_.push_back({listener.socket(), listening, 0});
  for (const auto& [id, connection] : connections_) {
    const auto events = wanted_events(connection->state());
    if (events == 0) continue;
    watched_.push_back({connection->socket(), events, 0});
    watched_ids_.push_back(id);
  }
}

void EventLoop::wait() {
  reserve_.take();
  watch();
  if (::poll(watched_.data(), watched_.size(), milliseconds_to_wait()) < 0) {
    for (auto& one : watched_) one.revents = 0;
    // Without kernel memory it fails at once: no reason to try all the time.
    if (errno != EINTR) ::poll(nullptr, 0, pause_after_failure);
  }
  now_ = Clock::now();
  if (watched_[0].revents != 0) wake_.clear();
  take_answers();
  const auto before = 1 + listeners_.size();
  for (std::size_t i = 0; i < watched_ids_.size(); ++i) {
    if (watched_[before + i].revents == 0) continue;
    const auto found = connections_.find(watched_ids_[i]);
    if (found != connections_.end()) on_event(*found->second, watched_ids_[i]);
  }
  for (const auto id : closing_) connections_.erase(id);
  closing_.clear();
  expire();
  for (std::size_t i = 0; i < listeners_.size(); ++i) {
    if (watched_[1 + i].revents != 0) accept_from(listeners_[i]);
  }
  if (stop_asked_ && !stopping_) begin_stop();
}

void EventLoop::take_answers() {
  {
    const std::lock_guard lock(answers_mutex_);
    taken_.swap(answers_);
  }
  for (auto& [id, answer] : taken_) {
    const auto found = connections_.find(id);
    if (found == connections_.end()) continue;
    auto& connection = *found->second;
    if (answer.no_memory) {
      answer_with(spare_.no_memory, connection, id);
      continue;
    }
    connection.set_output(std::move(answer.bytes));
    connection.close_after = connection.close_after || answer.close || stopping_;
    const auto left = std::chrono::duration_cast<milliseconds>(connection.deadline() - now_);
    connection.enter(Connection::State::Writing, now_, std::max(left, least_sending_time));
    try {
      flush(connection, id);
    } catch (const std::bad_alloc&) {  // the next request has been sent ahead
      answer_with(spare_.no_memory, connection, id);
    }
  }
  if (!taken_.empty()) limit_output();
  taken_.clear();
}

/// Without memory for what a client asks, it is told so and the connection is closed.
void EventLoop::on_event(Connection& connection, std::uint64_t id) {
  try {
    proceed(connection, id);
  } catch (const std::bad_alloc&) {
    answer_with(spare_.no_memory, connection, id);
  }
}

void EventLoop::answer_with(std::string_view spare, Connection& connection, std::uint64_t id) {
  connection.input = {};
  connection.set_borrowed_output(spare);
  connection.close_after = true;
  connection.enter(Connection::State::Writing, now_, least_sending_time);
  flush(connection, id);
}

void EventLoop::proceed(Connection& connection, std::uint64_t id) {
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
  // More than one request may hold, so that one that is too large is seen to be.
  const auto capacity = limits_.head.bytes + limits_.head.body + 4096;
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
  connection.looked_at = 0;
  auto head = connection.input.substr(0, size);
  const auto verdict = check_head(head, limits_.head);
  if (verdict.status != 0) {
    refuse(connection, verdict);
    flush(connection, id);
    return;
  }
  if (connection.input.size() - size < verdict.body) return;  // the rest of the body is still to come
  auto body = connection.input.substr(size, verdict.body);
  connection.input.erase(0, size + verdict.body);
  submit_(Job{id, std::move(head), connection.peer(), std::move(body)});
  connection.enter(Connection::State::Working);  // a job that could not be submitted is not waited for
}

void EventLoop::refuse(Connection& connection, const HeadVerdict& verdict) {
  connection.input.clear();
  try {
    connection.set_output(refuse_(verdict, connection.peer()));
  } catch (const std::bad_alloc&) {
    connection.set_borrowed_output(spare_.no_memory);
  }
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
