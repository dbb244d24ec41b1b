// SPDX-License-Identifier: GPL-3.0-or-later
// Lists come in parts: together the parts are the whole, and the views agree on how much that is.
#include "tests/support/catch.hpp"
#include "tests/unit/web/tiny_site.hpp"
#include "web/call/url.hpp"

#include <nlohmann/json.hpp>
#include <set>

using namespace dossier;
using namespace dossier::web;

namespace {

nlohmann::json json_of(const Reply& reply) { return nlohmann::json::parse(reply.body); }

bool has(const Reply& reply, const std::string& text) { return reply.body.find(text) != std::string::npos; }

/// The address in a reply's Link header.
std::string next_of(const Reply& reply) {
  const std::string link(reply.header("Link"));
  const auto end = link.find(">; rel=\"next\"");
  return end == std::string::npos ? std::string() : link.substr(1, end - 1);
}

/// All items of a list, part after part, by their `name`.
std::vector<std::string> walked(TinySite& site, std::string target, const std::string& list, const std::string& name) {
  std::vector<std::string> all;
  for (int parts = 0; !target.empty() && parts < 50; ++parts) {
    const auto reply = site.get(target);
    REQUIRE(reply.status == 200);
    const auto json = json_of(reply);
    for (const auto& item : json[nlohmann::json::json_pointer(list)]) {
      all.push_back(item[nlohmann::json::json_pointer(name)]);
    }
    target = next_of(reply);
    if (json.contains("next"))
      CHECK((json["next"].is_null() ? std::string() : json["next"].get<std::string>()) == target);
  }
  return all;
}

void add_papers(TinySite& site) {
  for (int i = 0; i < 7; ++i) site.add_paper("well-" + std::to_string(i), "Water from the well.");
}

}  // namespace

TEST_CASE("the parts of each list are the whole") {
  struct Row {
    std::string target;
    std::string list;
    std::string name;
  };
  const std::vector<Row> rows = {
      {"/api/v1/papers?", "/papers", "/id"},
      {"/api/v1/status?", "/files", "/path"},
      {"/api/v1/search?q=water&", "/hits", "/passage/id"},
      {"/api/v1/search?q=water&sort=year&", "/hits", "/passage/id"},
      {"/api/v1/kwic?q=water&", "/lines", "/id"},
  };
  TinySite site;
  add_papers(site);
  for (const auto& row : rows) {
    CAPTURE(row.target);
    const auto whole = walked(site, row.target + "limit=1000", row.list, row.name);
    CHECK(whole.size() >= 10);
    CHECK(std::set(whole.begin(), whole.end()).size() == whole.size());
    for (const auto* limit : {"1", "2", "3", "7", "10", "11"}) {
      CAPTURE(limit);
      CHECK(walked(site, row.target + "limit=" + limit, row.list, row.name) == whole);
    }
  }
}

TEST_CASE("the parts of a facet's values are the whole, with chosen ones in the first") {
  TinySite site;
  add_papers(site);
  const std::string target = "/api/v1/facets?q=water&facet=paper&facet-values=";
  const auto whole = walked(site, target + "1000", "/facets/0/counts", "/value");
  CHECK(whole.size() == 10);
  for (const auto* values : {"1", "3", "9", "10"})
    CHECK(walked(site, target + values, "/facets/0/counts", "/value") == whole);
  const auto chosen = json_of(site.get(target + "2&paper=well-6"));
  CHECK(chosen["facets"].size() == 1);
  CHECK(chosen["facets"][0]["distinct"] == 10);
  CHECK(chosen["facets"][0]["counts"].size() == 3);
  CHECK(json_of(site.get(target + "2&paper=well-6&offset=8"))["facets"][0]["counts"].size() == 2);
  CHECK(site.get("/api/v1/facets?facet=colour").status == 400);
}

TEST_CASE("a list of papers says where it stands") {
  TinySite site;
  add_papers(site);
  const auto first = json_of(site.get("/api/v1/papers?limit=4"));
  CHECK(first["total"] == 10);
  CHECK(first["offset"] == 0);
  CHECK(first["limit"] == 4);
  CHECK(first["next"] == "/api/v1/papers?limit=4&offset=4");
  const auto last = json_of(site.get("/api/v1/papers?limit=4&offset=8"));
  CHECK(last["papers"].size() == 2);
  CHECK(last["next"].is_null());
  const auto beyond = json_of(site.get("/api/v1/papers?offset=1000000"));
  CHECK(beyond["papers"].empty());
  CHECK(beyond["total"] == 10);
  CHECK(json_of(site.get("/api/v1/papers"))["limit"] == 100);
}

TEST_CASE("the views agree on totals") {
  TinySite site;
  add_papers(site);
  const auto search = json_of(site.get("/api/v1/search?q=water&limit=1"));
  CHECK(search["total"] == 11);
  CHECK(search["papers"] == 10);
  CHECK(json_of(site.get("/api/v1/search?q=water&limit=3&offset=9"))["total"] == 11);
  CHECK(json_of(site.get("/api/v1/facets?q=water"))["total"] == 11);
  CHECK(json_of(site.get("/api/v1/matrix?q=water"))["total"]["passages"] == 11);
  CHECK(json_of(site.get("/api/v1/kwic?q=water"))["passages"] == 11);
  CHECK(has(site.get("/search?q=water"), "11 passages in 10 papers"));
  CHECK(has(site.get("/matrix?q=water"), "11 passages in 10 papers"));
  CHECK(json_of(site.get("/api/v1/status"))["index"]["papers"] == 10);
  CHECK(json_of(site.get("/api/v1/status"))["files_total"] == 10);
  CHECK(has(site.get("/papers"), "10 papers"));
}

TEST_CASE("evidence names how many papers are left out, and leads to them") {
  TinySite site;
  add_papers(site);
  const auto part = site.get("/evidence?q=water&papers=3");
  CHECK(has(part, "Showing papers 1 to 3 of "));
  CHECK(has(part, "rel=\"next\" href=\"/evidence?q=water&amp;offset=3&amp;papers=3\""));
  CHECK_FALSE(has(site.get("/evidence?q=water"), "Showing the"));
  CHECK(json_of(site.get("/api/v1/evidence?q=water&limit=3"))["papers"].size() == 3);
}

TEST_CASE("a number out of its range is refused by name, with the range") {
  struct Row {
    std::string target;
    std::string name;
    std::string range;
  };
  const std::vector<Row> rows = {
      {"/api/v1/search?", "limit", "0 to 1000"},
      {"/api/v1/search?", "offset", "0 to 1000000"},
      {"/api/v1/search?", "per-paper", "0 to 1000"},
      {"/api/v1/search?", "facet-values", "1 to 1000"},
      {"/api/v1/facets?", "offset", "0 to 1000000"},
      {"/api/v1/facets?", "facet-values", "1 to 1000"},
      {"/api/v1/evidence?", "limit", "0 to 1000"},
      {"/api/v1/evidence?", "passages", "1 to 100"},
      {"/api/v1/matrix?", "values", "1 to 300"},
      {"/api/v1/kwic?", "words", "1 to 50"},
      {"/api/v1/kwic?", "offset", "0 to 1000000"},
      {"/api/v1/papers?", "limit", "1 to 1000"},
      {"/api/v1/papers?", "offset", "0 to 1000000"},
      {"/api/v1/status?", "limit", "1 to 1000"},
      {"/api/v1/suggest?", "limit", "1 to 50"},
      {"/api/v1/similar/river%3A1?", "limit", "1 to 1000"},
      {"/api/v1/passage/river%3A1?", "context", "0 to 100"},
  };
  TinySite site;
  for (const auto& row : rows) {
    for (const std::string value :
         {"-1", "NaN", "nan", "inf", "1e3", "0x10", "1.5", "", " 1", "+1", "1%00", "4294967296", "18446744073709551616",
          "99999999999999999999999999", "%F0%9F%92%A7"}) {
      CAPTURE(row.target, row.name, value);
      const auto reply = site.get(row.target + row.name + "=" + value);
      CHECK(reply.status == 400);
      const auto json = json_of(reply);
      CHECK(json["code"] == "bad-parameter");
      CHECK(json["parameters"][0]["name"] == row.name);
      CHECK(json["hint"] == "use a whole number from " + row.range);
    }
  }
}

TEST_CASE("a parameter that is unknown is refused with those that are allowed") {
  TinySite site;
  CHECK(json_of(site.get("/api/v1/papers?colour=red"))["detail"] == "Unknown parameter: `colour`.");
  CHECK(json_of(site.get("/api/v1/papers?colour=red"))["hint"] == "Allowed parameters: limit, offset");
  CHECK(json_of(site.get("/healthz?a=b"))["hint"] == "No parameters are allowed here.");
  const auto page = site.get("/search?q=water&offset=-5&colour=red");
  CHECK(page.status == 200);
  CHECK(has(page, "Use a whole number from 0 to 1000000."));
  CHECK(has(page, "Allowed parameters: "));
  CHECK(has(page, "4 passages"));
}
