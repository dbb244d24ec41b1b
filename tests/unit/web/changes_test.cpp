// SPDX-License-Identifier: GPL-3.0-or-later
// Requests that change something: who may send them, and how their bodies come.
#include "tests/support/catch.hpp"
#include "tests/unit/web/test_client.hpp"
#include "tests/unit/web/tiny_site.hpp"
#include "web/http/guard.hpp"
#include "web/http/http_server.hpp"
#include "web/http/request_head.hpp"

#include <string>
#include <thread>
#include <utility>
#include <vector>

using namespace dossier::web;

namespace {

using Headers = std::vector<std::pair<std::string, std::string>>;

Reply body_back(const HttpRequest& request) { return {200, "text/plain", {}, request.method + " " + request.body}; }

/// A server that takes changes and gives the bodies of requests back.
class ChangingServer {
 public:
  ChangingServer()
      : server_(
            std::move(listen_on("127.0.0.1", 0)).value(), ConnectionLimits{}, 1,
            [] { return guarded(body_back, HostAllowList("127.0.0.1", {}), Changes::Allowed); },
            std::make_unique<AccessLog>()),
        thread_([this] { server_.run(); }) {}
  ~ChangingServer() {
    server_.stop();
    thread_.join();
  }
  ChangingServer(const ChangingServer&) = delete;
  ChangingServer& operator=(const ChangingServer&) = delete;
  [[nodiscard]] int port() const { return server_.port(); }

 private:
  HttpServer server_;
  std::thread thread_;
};

std::string post(const std::string& length, const std::string& body) {
  return "POST /x HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\nContent-Length: " + length + "\r\n\r\n" +
         body;
}

}  // namespace

TEST_CASE("only a page of the server itself may change anything") {
  const auto allowed = guarded(body_back, HostAllowList("127.0.0.1", {}), Changes::Allowed);
  const std::vector<std::pair<Headers, int>> rows = {
      {{}, 403},
      {{{"Origin", "http://localhost:8733"}}, 200},
      {{{"origin", "HTTP://LOCALHOST:8733"}}, 200},
      {{{"Origin", "https://localhost:8733"}}, 200},
      {{{"Origin", "http://localhost"}}, 403},
      {{{"Origin", "http://localhost:8734"}}, 403},
      {{{"Origin", "http://127.0.0.1:8733"}}, 403},
      {{{"Origin", "http://evil.example"}}, 403},
      {{{"Origin", "null"}}, 403},
      {{{"Sec-Fetch-Site", "same-origin"}}, 200},
      {{{"Sec-Fetch-Site", "same-site"}}, 403},
      {{{"Sec-Fetch-Site", "cross-site"}}, 403},
      {{{"Sec-Fetch-Site", "none"}}, 403},
      {{{"Sec-Fetch-Site", "cross-site"}, {"Origin", "http://localhost:8733"}}, 403},
      {{{"Sec-Fetch-Site", "same-origin"}, {"Origin", "http://evil.example"}}, 403},
      {{{"Referer", "http://localhost:8733/"}}, 403},
  };
  for (const auto& [headers, status] : rows) {
    HttpRequest request{"POST", "/x", {{"Host", "localhost:8733"}}, "a=b"};
    request.headers.insert(request.headers.end(), headers.begin(), headers.end());
    CAPTURE(headers);
    CHECK(allowed(request).status == status);
  }
  const HttpRequest rebound{"POST", "/x", {{"Host", "evil.example"}, {"Origin", "http://evil.example"}}, ""};
  CHECK(allowed(rebound).status == 403);
  const HttpRequest nameless{"POST", "/x", {{"Origin", "http://"}}, ""};
  CHECK(allowed(nameless).status == 403);
}

TEST_CASE("a server that others reach changes nothing") {
  const auto refused = guarded(body_back, HostAllowList("127.0.0.1", {}));
  const auto reply = refused({"POST", "/x", {{"Host", "localhost"}, {"Origin", "http://localhost"}}, "a=b"});
  CHECK(reply.status == 403);
  CHECK(reply.body.find("read-only") != std::string::npos);
}

TEST_CASE("an address that only reads refuses a POST") {
  TinySite site;
  const auto reply = site.answer({"POST", "/search", {{"Host", "localhost"}}, "q=water"});
  CHECK(reply.status == 405);
  CHECK(reply.header("Allow") == "GET, HEAD");
  CHECK(site.answer({"POST", "/assets/app.js", {{"Host", "localhost"}}, ""}).status == 405);
}

TEST_CASE("a body comes whole, in any pieces, and the next request behind it") {
  const ChangingServer server;
  TestClient client(server.port());
  CHECK(client.ask(post("3", "a=b")).body == "POST a=b");
  CHECK(client.ask(post("0", "")).body == "POST ");
  for (const char c : post("5", "a=b&c")) client.send(std::string(1, c));
  CHECK(client.read_answer().body == "POST a=b&c");
  const std::string large(65536, 'x');
  CHECK(client.ask(post("65536", large)).body == "POST " + large);
  client.send(post("3", "a=b") + post("1", "c") + "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
  CHECK(client.read_answer().body == "POST a=b");
  CHECK(client.read_answer().body == "POST c");
  CHECK(client.read_answer().body == "GET ");
  CHECK(client.ask(post("65537", "")).status == 413);
}
