// SPDX-License-Identifier: GPL-3.0-or-later
// No allocation that fails ends the server or changes a later answer.
#include "base/system/memory_reserve.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/web/memory_limit.hpp"
#include "tests/unit/web/tiny_site.hpp"
#include "web/http/guard.hpp"
#include "web/http/http_engine.hpp"

#include <algorithm>
#include <memory>
#include <regex>

using namespace dossier::web;

namespace {

const std::vector<std::string> targets{"/search?q=water&dyad=Egypt-Sudan",
                                       "/api/v1/search?q=watr+treaty&explain=on",
                                       "/api/v1/evidence?q=water",
                                       "/matrix?q=water",
                                       "/kwic?q=water",
                                       "/passage/river%3A2?q=water",
                                       "/api/v1/similar/river%3A1",
                                       "/api/v1/suggest?q=trea",
                                       "/api/v1/papers",
                                       "/papers",
                                       "/export?q=water&format=bibtex",
                                       "/assets/style.css",
                                       "/nothing",
                                       "/healthz"};

/// Fine steps first, then ever coarser.
std::size_t next(std::size_t bytes) { return bytes + 64 + bytes / 24; }

std::string without_time(const std::string& body) {
  return std::regex_replace(body, std::regex("dur=[0-9.]+|Date: [^\r]*|Content-Length: [0-9]*"), "");
}

}  // namespace

TEST_CASE("an answer for which memory is too little is a 503, and the next one is whole") {
  if (dossier::sanitized) {
    SUCCEED("skipped: a sanitizer has an allocator of its own");
    return;
  }
  dossier::memory_reserve::install();
  TinySite site;
  AccessLog log;
  HttpEngine engine(
      guarded([&site](const HttpRequest& request) { return site.answer(request); }, HostAllowList("127.0.0.1", {})),
      log);
  for (const auto& target : targets) {
    CAPTURE(target);
    const Job job{1, "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n", "127.0.0.1"};
    const auto whole = engine.answer(job);
    REQUIRE_FALSE(whole.no_memory);
    const auto status = whole.bytes.substr(0, 12);
    std::size_t refused = 0;
    bool failed = true;
    for (std::size_t bytes = 0; failed; bytes = next(bytes)) {
      CAPTURE(bytes);
      Answer answer;
      {
        const MemoryLimit limit(bytes);
        answer = engine.answer(job);
        failed = limit.failed();
      }
      const auto given = answer.no_memory ? std::string("HTTP/1.1 503") : answer.bytes.substr(0, 12);
      // What stays within the reserve, or what a cache could do without, may leave the answer whole.
      REQUIRE((given == status || given == "HTTP/1.1 503"));
      if (given == "HTTP/1.1 503") ++refused;
    }
    CHECK(dossier::memory_reserve::taken() == 0);
    const auto after = engine.answer(job);
    CHECK(without_time(after.bytes) == without_time(whole.bytes));
    if (target.find("search") != std::string::npos) CHECK(refused > 0);
  }
}

TEST_CASE("the spare answers are whole, and carry the security headers") {
  const auto spare = spare_answers();
  for (const auto& bytes : {spare.no_memory, spare.no_room}) {
    CHECK(bytes.starts_with("HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n"));
    CHECK(bytes.find("\r\nContent-Security-Policy: default-src 'none'") != std::string::npos);
    CHECK(bytes.find("\r\nX-Content-Type-Options: nosniff\r\n") != std::string::npos);
    CHECK(bytes.find("\"code\": \"no-resources\"") != std::string::npos);
  }
}
