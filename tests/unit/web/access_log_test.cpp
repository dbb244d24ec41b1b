// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/http/access_log.hpp"
#include "tests/support/catch.hpp"

using namespace dossier::web;

TEST_CASE("a log line is of the combined format and keeps no query unless asked to") {
  const LogEntry entry{"192.0.2.7", "GET /search?q=secret&dyad=x HTTP/1.1", 200,
                       512,         "http://localhost/?q=secret",           "Agent/1.0"};
  CHECK(log_line(entry, 784111777, false) ==
        "192.0.2.7 - - [06/Nov/1994:08:49:37 +0000] \"GET /search HTTP/1.1\" 200 512 \"http://localhost/\" "
        "\"Agent/1.0\"\n");
  CHECK(log_line(entry, 784111777, true) ==
        "192.0.2.7 - - [06/Nov/1994:08:49:37 +0000] \"GET /search?q=secret&dyad=x HTTP/1.1\" 200 512 "
        "\"http://localhost/?q=secret\" \"Agent/1.0\"\n");
}

TEST_CASE("nothing in a request can forge a log line or steer a terminal") {
  const LogEntry entry{"192.0.2.7", "", 400, 0, "", "a\"b\\c\x1b[31m\r\n\xc3\xa9"};
  CHECK(log_line(entry, 0, false) ==
        "192.0.2.7 - - [01/Jan/1970:00:00:00 +0000] \"-\" 400 0 \"-\" "
        "\"a\\x22b\\x5cc\\x1b[31m\\x0d\\x0a\\xc3\\xa9\"\n");
}

TEST_CASE("dates are those of HTTP") { CHECK(http_date(784111777) == "Sun, 06 Nov 1994 08:49:37 GMT"); }
