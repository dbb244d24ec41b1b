// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/http/security.hpp"
#include "tests/support/catch.hpp"
#include "web/http/guard.hpp"

using namespace dossier::web;

TEST_CASE("a server answers to its own names only") {
  const HostAllowList local("127.0.0.1", {"Papers.Example."});
  for (const auto* host : {"localhost", "LOCALHOST:8733", "127.0.0.1:1", "127.8.9.1", "[::1]:8733", "localhost.",
                           "papers.example", "papers.example:80"}) {
    CAPTURE(host);
    CHECK(local.allows(host));
  }
  for (const auto* host :
       {"", "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "192.0.2.1", "[::2]", "[::1", "[::1]x",
        "::1", "0177.0.0.1", "user@localhost", "localhost:8733@evil.example", "localhost:x", "localhost:80:80"}) {
    CAPTURE(host);
    CHECK_FALSE(local.allows(host));
  }
  const HostAllowList everywhere("0.0.0.0", {});
  CHECK(everywhere.allows("192.0.2.1:8733"));
  CHECK(everywhere.allows("[2001:db8::1]:8733"));
  CHECK_FALSE(everywhere.allows("evil.example"));
}

TEST_CASE("only reading is allowed") {
  const auto handler = guarded(
      [](const HttpRequest&) {
        return Reply{200, "text/plain", {}, "yes"};
      },
      HostAllowList("127.0.0.1", {}));
  CHECK(handler({"GET", "/", {{"host", "localhost"}}}).status == 200);
  CHECK(handler({"HEAD", "/", {{"Host", "localhost"}}}).status == 200);
  for (const auto* method : {"PUT", "DELETE", "OPTIONS", "TRACE", "get"}) {
    const auto reply = handler({method, "/", {{"Host", "localhost"}}});
    CHECK(reply.status == 405);
    CHECK(reply.header("allow") == "GET, HEAD");
  }
  CHECK(handler({"GET", "/", {}}).status == 200);
  CHECK(handler({"GET", "/", {{"HOST", ""}}}).status == 403);
  CHECK(handler({"GET", "/", {{"Host", "user@localhost"}}}).status == 403);
  const auto refused = handler({"GET", "/", {{"Host", "evil.example"}}});
  CHECK(refused.status == 403);
  CHECK(refused.content_type == "application/problem+json");
  CHECK(refused.body.find("--allow-host") != std::string::npos);
}

TEST_CASE("every reply forbids what the page does not need") {
  Reply reply;
  add_security_headers(reply);
  const auto policy = reply.header("content-security-policy");
  CHECK(policy.find("default-src 'none'") != std::string_view::npos);
  CHECK(policy.find("unsafe") == std::string_view::npos);
  CHECK(reply.header("X-Content-Type-Options") == "nosniff");
  CHECK(reply.header("Referrer-Policy") == "same-origin");
  CHECK(reply.header("Cross-Origin-Opener-Policy") == "same-origin");
  CHECK(reply.header("Cross-Origin-Resource-Policy") == "same-origin");
}
