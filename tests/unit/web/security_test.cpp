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
  for (const auto* method : {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "get"}) {
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

TEST_CASE("corrections are taken from the server's own pages alone") {
  const auto handler = guarded(
      [](const HttpRequest&) {
        return Reply{200, "text/plain", {}, "yes"};
      },
      HostAllowList("127.0.0.1", {}), Changes::Corrections);
  using Headers = std::vector<std::pair<std::string, std::string>>;
  const auto status = [&](const std::string& target, Headers more, const std::string& method = "POST") {
    Headers headers{{"Host", "localhost:8733"}};
    headers.insert(headers.end(), more.begin(), more.end());
    return handler({method, target, headers}).status;
  };
  const std::string form = "/correct/a:1?remove=x";
  const std::string api = "/api/v1/corrections/a:1?remove=x";
  CHECK(status(form, {}) == 200);
  CHECK(status(form, {{"Origin", "null"}, {"Sec-Fetch-Site", "same-origin"}}) == 200);
  CHECK(status(form, {{"Origin", "http://localhost:8733"}}) == 200);
  CHECK(status(form, {{"Origin", "http://evil.example"}}) == 403);
  CHECK(status(form, {{"Origin", "http://localhost:9999"}}) == 403);
  CHECK(status(form, {{"Origin", "null"}, {"Sec-Fetch-Site", "cross-site"}}) == 403);
  CHECK(status(form, {{"Sec-Fetch-Site", "same-site"}}) == 403);
  CHECK(status(form, {{"Sec-Fetch-Site", "none"}}) == 403);
  CHECK(status(api, {{"X-Dossier-Correction", "1"}}) == 200);
  CHECK(status(api, {}) == 403);
  CHECK(status(api, {{"X-Dossier-Correction", "1"}, {"Origin", "null"}}) == 403);
  CHECK(status(api, {{"X-Dossier-Correction", "1"}, {"Origin", "http://evil.example"}}) == 403);
  CHECK(handler({"POST", form, {{"Host", "evil.example"}}}).status == 403);
  CHECK(handler({"POST", form, {}}).status == 403);
  for (const auto* other :
       {"/", "/correct", "/passage/a:1", "/api/v1/search", "/api/v1/corrections", "//correct/a:1"}) {
    INFO(other);
    CHECK(status(other, {{"X-Dossier-Correction", "1"}}) == 405);
  }
  CHECK(status(form, {}, "PUT") == 405);
  CHECK(status(form, {}, "OPTIONS") == 405);
}

TEST_CASE("every reply forbids what the page does not need") {
  Reply reply;
  add_security_headers(reply);
  const auto policy = reply.header("content-security-policy");
  CHECK(policy.find("default-src 'none'") != std::string_view::npos);
  CHECK(policy.find("unsafe") == std::string_view::npos);
  CHECK(reply.header("X-Content-Type-Options") == "nosniff");
  CHECK(reply.header("Referrer-Policy") == "no-referrer");
  CHECK(reply.header("Cross-Origin-Opener-Policy") == "same-origin");
  CHECK(reply.header("Cross-Origin-Resource-Policy") == "same-origin");
}
