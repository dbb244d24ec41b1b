// SPDX-License-Identifier: GPL-3.0-or-later
// Many clients that take and give nothing: a health check is answered all the same.
#include "tests/support/catch.hpp"
#include "tests/unit/web/test_client.hpp"
#include "tests/unit/web/test_server.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <ctime>
#include <mutex>

using namespace dossier::web;
using namespace std::chrono_literals;

namespace {

using Clients = std::vector<std::unique_ptr<TestClient>>;

Clients connected(int port, int count, std::string_view request) {
  constexpr int receive_buffer = 4096;  // or the system would read for who does not
  Clients clients;
  for (int i = 0; i < count; ++i) {
    clients.push_back(std::make_unique<TestClient>(port, receive_buffer));
    clients.back()->send(request);
  }
  return clients;
}

constexpr std::string_view health = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";

/// Status of a health check on a connection of its own; fails where it takes a second.
int health_of(const TestServer& server) {
  const auto began = std::chrono::steady_clock::now();
  TestClient client(server.port());
  const auto status = client.ask(health).status;
  CHECK(std::chrono::steady_clock::now() - began < 1s);
  return status;
}

/// A door that holds workers until it is opened.
class Door {
 public:
  void pass() {
    std::unique_lock lock(mutex_);
    ++waiting_;
    changed_.notify_all();
    changed_.wait(lock, [this] { return open_; });
  }
  void wait_for(int waiting) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, 5s, [&] { return waiting_ >= waiting; });
    CHECK(waiting_ >= waiting);
  }
  void open() {
    const std::lock_guard lock(mutex_);
    open_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int waiting_ = 0;
  bool open_ = false;
};

constexpr std::string_view slow_request = "GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n";

Reply slow(Door& door, const HttpRequest& request) {
  if (request.target == "/slow") door.pass();
  return echo(request);
}

/// A limit of descriptors while in scope that leaves so many free.
class DescriptorLimit {
 public:
  explicit DescriptorLimit(rlim_t free) {
    ::getrlimit(RLIMIT_NOFILE, &before_);
    auto limit = before_;
    limit.rlim_cur = 0;
    for (int descriptor = 0; descriptor < 2000; ++descriptor) {
      if (::fcntl(descriptor, F_GETFD) >= 0) limit.rlim_cur = static_cast<rlim_t>(descriptor) + 1;
    }
    ::setrlimit(RLIMIT_NOFILE, &limit);
    for (int filler = ::dup(0); filler >= 0; filler = ::dup(0)) fillers_.push_back(filler);
    limit.rlim_cur += free;
    ::setrlimit(RLIMIT_NOFILE, &limit);
  }
  ~DescriptorLimit() {
    for (const int filler : fillers_) ::close(filler);
    ::setrlimit(RLIMIT_NOFILE, &before_);
  }
  DescriptorLimit(const DescriptorLimit&) = delete;
  DescriptorLimit& operator=(const DescriptorLimit&) = delete;

 private:
  rlimit before_{};
  std::vector<int> fillers_;
};

double processor_seconds() {
  timespec time{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

}  // namespace

TEST_CASE("health is told while twenty-four clients do not read what they asked for") {
  const TestServer server(echo);
  const auto readers = connected(server.port(), 24, "GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n");
  for (int i = 0; i < 5; ++i) CHECK(health_of(server) == 200);
}

TEST_CASE("health is told while all workers are busy") {
  Door door;
  const TestServer server([&door](const HttpRequest& request) { return slow(door, request); });
  const auto busy = connected(server.port(), 24, slow_request);
  door.wait_for(TestServer::threads);
  for (int i = 0; i < 5; ++i) CHECK(health_of(server) == 200);
  door.open();
  for (const auto& client : busy) CHECK(client->read_answer().body == "/slow");
}

TEST_CASE("health is told while idle connections take all places") {
  ConnectionLimits limits;
  limits.connections = limits.connections_a_client = 40;
  const TestServer server(echo, limits);
  const auto idle = connected(server.port(), 60, health);
  for (int i = 0; i < 5; ++i) CHECK(health_of(server) == 200);
}

TEST_CASE("answers that nobody reads are held up to a limit, then the oldest goes") {
  ConnectionLimits limits;
  limits.output_bytes = 20'000'000;
  const TestServer server(echo, limits);
  const auto readers = connected(server.port(), 24, "GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n");
  CHECK(health_of(server) == 200);
  int whole = 0;
  for (const auto& reader : readers) whole += reader->read_answer().body.size() == large_size ? 1 : 0;
  CHECK(whole >= 1);
  CHECK(whole < 24);
  CHECK(health_of(server) == 200);
}

TEST_CASE("at the limit of descriptors the connection that has waited longest makes room") {
  const TestServer server(echo);
  CHECK(health_of(server) == 200);
  Clients clients;
  for (int i = 0; i < 30; ++i) clients.push_back(std::make_unique<TestClient>(server.port(), 0, false));
  // Compared only when there are descriptors again: UndefinedBehaviorSanitizer needs some for its own checks.
  std::vector<int> statuses;
  bool oldest_closed = false;
  {
    const DescriptorLimit limit(10);  // for the server's ends, since the clients have theirs
    for (const auto& client : clients) {
      client->connect();
      statuses.push_back(client->ask(health).status);
    }
    oldest_closed = clients[0]->closed() && clients[15]->closed();
    for (std::size_t i = 22; i < clients.size(); ++i) statuses.push_back(clients[i]->ask(health).status);
  }
  CHECK(statuses == std::vector<int>(38, 200));
  CHECK(oldest_closed);
  CHECK(health_of(server) == 200);
}

TEST_CASE("without a descriptor, and with nobody who waits, the reserve serves a client and the loop does not spin") {
  Door door;
  const TestServer server([&door](const HttpRequest& request) { return slow(door, request); });
  const auto busy = connected(server.port(), 2, slow_request);
  door.wait_for(TestServer::threads);
  TestClient first(server.port(), 0, false);
  std::array<int, 2> statuses{};
  double busy_seconds = 0;
  {
    const DescriptorLimit none(0);
    first.connect();
    for (auto& status : statuses) status = first.ask(health).status;
    const auto before = processor_seconds();
    std::this_thread::sleep_for(300ms);
    busy_seconds = processor_seconds() - before;
  }
  CHECK(statuses == std::array{200, 200});
  CHECK(busy_seconds < 0.2);
  door.open();
  for (const auto& client : busy) CHECK(client->read_answer().body == "/slow");
}

TEST_CASE("health is told where as many requests are being answered as one client may have connections") {
  Door door;
  ConnectionLimits limits;
  limits.connections = limits.connections_a_client = 8;
  limits.reserve = 4;
  const TestServer server([&door](const HttpRequest& request) { return slow(door, request); }, limits);
  const auto busy = connected(server.port(), 8, slow_request);
  door.wait_for(TestServer::threads);
  std::this_thread::sleep_for(200ms);  // until all have been read
  for (int i = 0; i < 10; ++i) CHECK(health_of(server) == 200);
  door.open();
  for (const auto& client : busy) CHECK(client->read_answer().body == "/slow");
}
