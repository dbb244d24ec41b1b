// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/cluster_address.hpp"

#include "tests/support/catch.hpp"

#include <string>

namespace dossier {
namespace {

TEST_CASE("An address is shown without a user name and a password") {
  struct Case {
    const char* address;
    const char* shown;
  };
  for (const auto& [address, shown] : {
           Case{"https://ada:hush@host:9200/papers", "https://host:9200/papers"},
           Case{"https://ada:hu/sh@host:9200/papers", "https://host:9200/papers"},
           Case{"https://ada:hu@sh@host:9200/papers", "https://host:9200/papers"},
           Case{"http://a:9200,ada:hush@b:9200/papers", "http://b:9200/papers"},
           Case{"http:/ada:hush@host/papers", "http:/host/papers"},
           Case{"ada:hush@host:9200/papers", "host:9200/papers"},
           Case{"https://host:9200/papers", "https://host:9200/papers"},
           Case{"papers/me@home", "papers/me@home"},
       }) {
    CHECK(without_credentials(address) == shown);
    const auto error = not_in_cluster(address);
    CHECK((error.message + error.hint).find("hush") == std::string::npos);
    CHECK(error.message.find(shown) != std::string::npos);
  }
}

TEST_CASE("What is meant as an address is not taken for a folder") {
  for (const auto* place : {".dossier", "/srv/papers", "a:b/papers", "me@home/papers", "C:papers", "x:/papers",
                            "http://host/papers", "https://a:9200,b:9200/papers"}) {
    INFO(place);
    CHECK(check_index_place(place));
  }
  for (const auto* place : {"http://ada:hush@host/papers", "HTTP://host/papers", "http:/host/papers",
                            "ftp://ada:hush@host/x", "host:9200/papers", "ada:hush@host:9200/papers",
                            "127.0.0.1:9200/papers", "[::1]:9200/papers", "Https://ada:hush@h/papers"}) {
    INFO(place);
    const auto fit = check_index_place(place);
    REQUIRE_FALSE(fit);
    CHECK(fit.error().code == ErrorCode::Usage);
    CHECK((fit.error().message + fit.error().hint).find("hush") == std::string::npos);
  }
}

}  // namespace
}  // namespace dossier
