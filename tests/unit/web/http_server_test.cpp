// SPDX-License-Identifier: GPL-3.0-or-later
// The server on a real port, asked through plain sockets.
#include "tests/support/catch.hpp"
#include "tests/unit/web/test_client.hpp"
#include "tests/unit/web/test_server.hpp"

#include <atomic>
#include <thread>

using namespace dossier::web;
using namespace std::chrono_literals;

namespace {

class EchoServer : public TestServer {
 public:
  explicit EchoServer(const ConnectionLimits& limits = {}) : TestServer(echo, limits) {}
};

bool has_security_headers(const TestAnswer& answer) {
  return answer.header("Content-Security-Policy").starts_with("default-src 'none'") &&
         answer.header("X-Content-Type-Options") == "nosniff" && answer.header("Referrer-Policy") == "same-origin";
}

}  // namespace

TEST_CASE("a request is answered, with the headers that every answer has") {
  const EchoServer server;
  TestClient client(server.port());
  const auto answer = client.ask("GET /a%20b?c=d HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip, br\r\n\r\n");
  CHECK(answer.status == 200);
  CHECK(answer.body == "/a%20b?c=d");
  CHECK(answer.header("Content-Type") == "text/plain");
  CHECK(answer.header("Content-Length") == "10");
  CHECK(answer.header("Content-Security-Policy").find("default-src 'none'") == 0);
  CHECK_FALSE(answer.header("Date").empty());
  CHECK(answer.header("Content-Encoding").empty());
  CHECK(client.ask("GET /again HTTP/1.1\r\nHost: localhost\r\n\r\n").body == "/again");
}

TEST_CASE("HEAD has the headers of GET and no body, ranges are not served") {
  const EchoServer server;
  TestClient client(server.port());
  client.send("HEAD /four HTTP/1.1\r\nHost: localhost\r\n\r\n");
  const auto head = client.read_head();
  CHECK(head.status == 200);
  CHECK(head.header("Content-Length") == "5");
  CHECK(client.ask("GET /x HTTP/1.1\r\nHost: localhost\r\nRange: bytes=0-0\r\n\r\n").body == "/x");
}

TEST_CASE("requests sent ahead are answered in order") {
  const EchoServer server;
  TestClient client(server.port());
  client.send("GET /1 HTTP/1.1\r\nHost: localhost\r\n\r\nGET /2 HTTP/1.1\r\nHost: localhost\r\n\r\n");
  CHECK(client.read_answer().body == "/1");
  CHECK(client.read_answer().body == "/2");
}

TEST_CASE("a request in single bytes is answered as well") {
  const EchoServer server;
  TestClient client(server.port());
  for (const char c : std::string("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n")) client.send(std::string(1, c));
  CHECK(client.read_answer().body == "/slow");
}

TEST_CASE("what is not to be answered is refused, and the connection closed") {
  struct Row {
    std::string request;
    int status;
  };
  const std::string host = "Host: localhost\r\n";
  const std::vector<Row> rows = {
      {"GET /api/" + std::string(20000, 'a') + " HTTP/1.1\r\n" + host + "\r\n", 414},
      {"GET / HTTP/1.1\r\n" + host + "A: " + std::string(20000, 'b') + "\r\n\r\n", 431},
      {"GET / HTTP/1.1\r\n" + host + "Content-Length: 3\r\n\r\nabc", 413},
      {"nonsense\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: user@localhost\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost:\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\n" + host + host + "\r\n", 400},
      {"GET / HTTP/1.1\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\n" + host + "Expect: 100-continue\r\n\r\n", 417},
      {"GET / HTTP/2.0\r\n" + host + "\r\n", 505},
  };
  const EchoServer server;
  for (const auto& row : rows) {
    CAPTURE(row.request.substr(0, 40));
    TestClient client(server.port());
    const auto answer = client.ask(row.request);
    CHECK(answer.status == row.status);
    CHECK(answer.header("Connection") == "close");
    CHECK(answer.header("Content-Type") == "application/problem+json");
    CHECK(has_security_headers(answer));
    CHECK(client.closed());
  }
}

TEST_CASE("every status carries the security headers") {
  const EchoServer server;
  for (const auto* line : {"GET / ", "HEAD / ", "DELETE / ", "GET /throw ", "OPTIONS * ", "GET /%zz%00%ff "}) {
    for (const auto* headers :
         {"", "Range: bytes=0-0\r\n", "Range: bytes=9-1\r\n", "range: lines=1,,2\r\n", "Range: bytes=0-1,0-1,0-1\r\n",
          "Connection: upgrade\r\nUpgrade: websocket\r\n", "Accept: */*;q=x\r\n", "If-None-Match: \"\r\n"}) {
      CAPTURE(line, headers);
      TestClient client(server.port());
      client.send(std::string(line) + "HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n");
      const auto answer = client.read_head();
      CHECK(answer.status >= 200);
      CHECK(answer.status != 416);
      CHECK(has_security_headers(answer));
    }
  }
}

TEST_CASE("other methods and names are refused") {
  const EchoServer server;
  TestClient client(server.port());
  CHECK(client.ask("DELETE / HTTP/1.1\r\nHost: localhost\r\n\r\n").status == 405);
  CHECK(client.ask("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n").status == 403);
}

TEST_CASE("an exception is an answer, not the end") {
  const EchoServer server;
  TestClient client(server.port());
  CHECK(client.ask("GET /throw HTTP/1.1\r\nHost: localhost\r\n\r\n").status == 500);
  CHECK(client.ask("GET /after HTTP/1.1\r\nHost: localhost\r\n\r\n").body == "/after");
}

TEST_CASE("a large answer to a slow reader holds no worker") {
  const EchoServer server;
  std::vector<std::unique_ptr<TestClient>> readers;
  for (int i = 0; i < 8; ++i) {
    readers.push_back(std::make_unique<TestClient>(server.port()));
    readers.back()->send("GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n");
  }
  TestClient client(server.port());
  CHECK(client.ask("GET /quick HTTP/1.1\r\nHost: localhost\r\n\r\n").body == "/quick");
  CHECK(readers.front()->read_answer().body.size() == 3'000'000);
}

TEST_CASE("a request that takes too long to arrive is ended, one that never begins is dropped") {
  ConnectionLimits limits;
  limits.request_time = 150ms;
  limits.idle_time = 150ms;
  const EchoServer server(limits);
  TestClient slow(server.port());
  slow.send("GET / HTT");
  CHECK(slow.read_answer().status == 408);
  CHECK(slow.closed());
  TestClient silent(server.port());
  CHECK(silent.closed());
}

TEST_CASE("five hundred slow clients do not stop an ordinary one") {
  const EchoServer server;
  std::vector<std::unique_ptr<TestClient>> slow;
  for (int i = 0; i < 500; ++i) {
    slow.push_back(std::make_unique<TestClient>(server.port()));
    slow.back()->send("GET / HTTP/1.1\r\nHost: loc");
  }
  std::atomic<bool> done = false;
  std::thread dripping([&] {
    while (!done) {
      for (auto& client : slow) client->send("a");
      std::this_thread::sleep_for(20ms);
    }
  });
  const auto began = std::chrono::steady_clock::now();
  for (int i = 0; i < 50; ++i) {
    TestClient client(server.port());
    CHECK(client.ask("GET /ordinary HTTP/1.1\r\nHost: localhost\r\n\r\n").body == "/ordinary");
  }
  done = true;
  dripping.join();
  CHECK(std::chrono::steady_clock::now() - began < 5s);
}

TEST_CASE("one client cannot take all places from the others: its own oldest connection goes") {
  ConnectionLimits limits;
  limits.connections_a_client = 3;
  const EchoServer server(limits);
  TestClient first(server.port());
  CHECK(first.ask("GET /1 HTTP/1.1\r\nHost: localhost\r\n\r\n").body == "/1");
  TestClient second(server.port());
  TestClient third(server.port());
  CHECK(second.ask("GET /2 HTTP/1.1\r\nHost: localhost\r\n\r\n").body == "/2");
  CHECK(third.ask("GET /3 HTTP/1.1\r\nHost: localhost\r\n\r\n").body == "/3");
  TestClient fourth(server.port());
  CHECK(fourth.ask("GET /4 HTTP/1.1\r\nHost: localhost\r\n\r\n").body == "/4");
  CHECK(first.closed());
  CHECK(third.ask("GET /5 HTTP/1.1\r\nHost: localhost\r\n\r\n").body == "/5");
}

TEST_CASE("a port in use is an error that says what to do") {
  const EchoServer server;
  const auto second = listen_on("127.0.0.1", server.port());
  REQUIRE_FALSE(second);
  CHECK(second.error().message.find("Address already in use") != std::string::npos);
  CHECK(second.error().hint.find("--port 0") != std::string::npos);
}
