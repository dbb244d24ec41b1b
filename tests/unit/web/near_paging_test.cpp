// SPDX-License-Identifier: GPL-3.0-or-later
// Lists with passages near in meaning, which are none of the total: pager and Link lead through all of them, once.
#include "index/meaning/update_meaning.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/searcher/meant_library.hpp"
#include "tests/unit/web/tiny_site.hpp"

#include <nlohmann/json.hpp>
#include <set>

using namespace dossier;
using namespace dossier::web;

namespace {

std::string next_link(const Reply& reply) {
  const std::string link(reply.header("Link"));
  const auto end = link.find(">; rel=\"next\"");
  return end == std::string::npos ? std::string() : link.substr(1, end - 1);
}

std::vector<std::string> ids_in(const Reply& reply) {
  REQUIRE(reply.status == 200);
  std::vector<std::string> out;
  const auto json = nlohmann::json::parse(reply.body);
  for (const auto& hit : json["hits"]) out.push_back(hit["passage"]["id"]);
  return out;
}

bool leads_on(const Reply& page) { return page.body.find("rel=\"next\"") != std::string::npos; }

}  // namespace

TEST_CASE("the API's links and the page's pager lead through passages near in meaning") {
  TinySite site;
  testing::write_to(site.index(), testing::sea_and_law(400, "a", 1));
  REQUIRE(update_meaning(site.index()));
  const auto whole_reply = site.get("/api/v1/search?q=ferry&paper=a0&paper=a1&paper=a2&paper=a3&limit=1000");
  const auto whole = ids_in(whole_reply);
  const auto total = nlohmann::json::parse(whole_reply.body)["total"].get<std::size_t>();
  REQUIRE(whole.size() > total);
  CHECK(next_link(whole_reply).empty());
  for (std::size_t limit = 1; limit <= whole.size() + 1; ++limit) {
    std::vector<std::string> walked;
    auto target = "/api/v1/search?q=ferry&paper=a0&paper=a1&paper=a2&paper=a3&limit=" + std::to_string(limit);
    while (!target.empty() && walked.size() <= whole.size()) {
      const auto reply = site.get(target);
      const auto more = ids_in(reply);
      walked.insert(walked.end(), more.begin(), more.end());
      target = next_link(reply);
    }
    CHECK(walked == whole);
    for (std::size_t offset = 0; offset < whole.size(); offset += limit) {
      const auto page = site.get("/search?q=ferry&paper=a0&paper=a1&paper=a2&paper=a3&limit=" + std::to_string(limit) +
                                 "&offset=" + std::to_string(offset));
      REQUIRE(page.status == 200);
      CHECK(leads_on(page) == (offset + limit < whole.size()));
    }
  }
}
