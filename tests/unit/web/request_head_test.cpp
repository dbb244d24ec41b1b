// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/http/request_head.hpp"
#include "tests/support/catch.hpp"

#include <string>

using namespace dossier::web;

TEST_CASE("a head ends with its empty line, however it arrives") {
  const std::string head = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
  CHECK(head_size(head) == head.size());
  CHECK(head_size(head + "GET /next") == head.size());
  for (std::size_t n = 0; n < head.size(); ++n) CHECK(head_size(head.substr(0, n)) == 0);
  for (std::size_t seen = 0; seen < head.size(); ++seen) CHECK(head_size(head, seen) == head.size());
  CHECK(head_size("GET / HTTP/1.1\n\n") == 16);
}

TEST_CASE("only a clean head is passed on") {
  struct Row {
    std::string head;
    int status;
  };
  const std::string get = "GET / HTTP/1.1\r\n";
  const std::string post = "POST / HTTP/1.1\r\n";
  const std::string host = "Host: localhost\r\n";
  const std::vector<Row> rows = {
      {get + host + "\r\n", 0},
      {"GET / HTTP/1.0\r\n\r\n", 0},
      {get + host + "Content-Length: 0\r\n\r\n", 0},
      {get + host + "X-Empty:\r\n\r\n", 0},
      {"\r\n\r\n", 400},
      {"GET /\r\n" + host + "\r\n", 400},
      {"GET  / HTTP/1.1\r\n" + host + "\r\n", 400},
      {"GET /a b HTTP/1.1\r\n" + host + "\r\n", 400},
      {"GET http://localhost/ HTTP/1.1\r\n" + host + "\r\n", 400},
      {"GET /\x01 HTTP/1.1\r\n" + host + "\r\n", 400},
      {"GET / HTTP/2.0\r\n" + host + "\r\n", 505},
      {"GET / HTTP/1.1\n" + host + "\r\n", 400},
      {get + "Host: localhost\n\r\n", 400},
      {get + "\r\n", 400},
      {get + "Host:\r\n\r\n", 400},
      {get + "Host: \t \r\n\r\n", 400},
      {get + "Host: user@localhost\r\n\r\n", 400},
      {get + "Host: localhost:secret@evil.example\r\n\r\n", 400},
      {get + host + "host: evil.example\r\n\r\n", 400},
      {"GET / HTTP/1.0\r\nHost: \r\n\r\n", 400},
      {get + host + host + "\r\n", 400},
      {get + host + "No colon\r\n\r\n", 400},
      {get + host + "Name : value\r\n\r\n", 400},
      {get + host + " folded\r\n\r\n", 400},
      {get + host + "A: b\rc\r\n\r\n", 400},
      {get + host + "Content-Length: 5\r\n\r\n", 413},
      {get + host + "Content-Length: 00\r\n\r\n", 413},
      {get + host + "transfer-encoding: chunked\r\n\r\n", 413},
      {post + host + "\r\n", 0},
      {post + host + "Content-Length: 65536\r\n\r\n", 0},
      {post + host + "Content-Length: 65537\r\n\r\n", 413},
      {post + host + "Content-Length: 99999999999999999999999\r\n\r\n", 413},
      {post + host + "Content-Length: 05\r\n\r\n", 413},
      {post + host + "Content-Length: +5\r\n\r\n", 413},
      {post + host + "Content-Length: 5, 5\r\n\r\n", 413},
      {post + host + "Content-Length:\r\n\r\n", 413},
      {post + host + "Content-Length: 5\r\ncontent-length: 5\r\n\r\n", 400},
      {post + host + "Transfer-Encoding: chunked\r\n\r\n", 413},
      {get + host + "Expect: 100-continue\r\n\r\n", 417},
      {"GET /" + std::string(9000, 'a') + " HTTP/1.1\r\n" + host + "\r\n", 414},
      {get + host + "A: " + std::string(5000, 'b') + "\r\n\r\n", 431},
      {get + host, 400},
  };
  for (const auto& row : rows) {
    CAPTURE(row.head);
    CHECK(check_head(row.head, {}).status == row.status);
  }
}

TEST_CASE("a host is a name or an address, and a port") {
  for (const auto* host : {"localhost", "localhost:", "LOCALHOST.:8733", "127.0.0.1:1", "[::1]", "[::1]:8733",
                           "a_b-c.example", "localhost:65535"}) {
    CAPTURE(host);
    CHECK(is_host(host));
  }
  for (const auto* host : {"",
                           ":80",
                           "@localhost",
                           "user@localhost",
                           "user:pass@localhost",
                           "localhost:80@evil.example",
                           "localhost:80:80",
                           "localhost:http",
                           "localhost:-1",
                           "localhost:123456",
                           "::1",
                           "[::1",
                           "[]",
                           "[::1]80",
                           "[user@::1]",
                           "a b",
                           "a,b",
                           "localhost/",
                           "localhost?x",
                           "localhost#x",
                           "local%68ost",
                           "l\xc3\xb6"
                           "calhost",
                           "localhost\t"}) {
    CAPTURE(host);
    CHECK_FALSE(is_host(host));
  }
}

TEST_CASE("the number of headers and the size of all of them are limited") {
  std::string head = "GET / HTTP/1.1\r\nHost: localhost\r\n";
  for (int i = 0; i < 63; ++i) head += "A: b\r\n";
  CHECK(check_head(head + "\r\n", {}).status == 0);
  CHECK(check_head(head + "A: b\r\n\r\n", {}).status == 431);
  std::string large = "GET / HTTP/1.1\r\nHost: localhost\r\n";
  for (int i = 0; i < 6; ++i) large += "A: " + std::string(4000, 'b') + "\r\n";
  CHECK(check_head(large + "\r\n", {}).status == 431);
}
