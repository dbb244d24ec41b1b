// SPDX-License-Identifier: GPL-3.0-or-later
// Collections on the page: made, filled, noted, exported and undone without script.
#include "base/encoding/percent_encoding.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/web/tiny_site.hpp"

#include <nlohmann/json.hpp>
#include <string>

using namespace dossier;
using namespace dossier::web;

namespace {

bool has(const Reply& reply, std::string_view text) { return reply.body.find(text) != std::string::npos; }

Reply post(TinySite& site, const std::string& fields) {
  return site.answer(HttpRequest{"POST", "/collection", {{"Host", "localhost:8733"}}, fields});
}

nlohmann::json collections_of(TinySite& site) { return nlohmann::json::parse(site.get("/collections.json").body); }

}  // namespace

TEST_CASE("a passage is collected by a form, noted, exported, and taken out again") {
  TinySite site;
  CHECK(has(site.get("/collection?name=Nile"), "This collection is empty"));
  const auto added = post(site, "do=add&name=Nile&id=river%3A1&id=river%3A2&back=%2Fsearch%3Fq%3Dwater");
  CHECK(added.status == 303);
  CHECK(added.header("Location") == "/collection?name=Nile&back=%2Fsearch%3Fq%3Dwater");
  CHECK(post(site, "do=note&name=Nile&id=river%3A1&note=Quote+this&tags=chapter-2,+dams").status == 303);
  const auto page = site.get(std::string(added.header("Location")));
  CHECK(has(page, "Back to results"));
  CHECK(has(page, "Quote this"));
  CHECK(has(page, "chapter-2, dams"));
  CHECK(has(page, "2 passages collected"));
  CHECK(page.header("Set-Cookie").starts_with("dossier-collection=Nile;"));
  CHECK(has(site.get("/collection?name=Nile&tag=dams"), "1 passage collected"));
  CHECK(has(site.get("/export/collection?name=Nile&tag=dams&format=markdown"), "Note: Quote this"));
  CHECK(has(site.get("/export/collection?name=Nile&format=json"), "dossier_collections"));
  CHECK(site.get("/export/collection?name=Aral&format=csv").status == 404);
  REQUIRE(post(site, "do=note&name=Nile&id=river%3A1&note=&tags=dams").status == 303);
  CHECK_FALSE(has(site.get("/collection?name=Nile"), "chapter-2"));
  REQUIRE(post(site, "do=remove&name=Nile&id=river%3A1").status == 303);
  CHECK(collections_of(site)["collections"][0]["ids"] == nlohmann::json{"river:2"});
  REQUIRE(post(site, "do=undo").status == 303);
  CHECK(collections_of(site)["collections"][0]["ids"].size() == 2);
}

TEST_CASE("collections are made, renamed and deleted, and each change undone") {
  TinySite site;
  REQUIRE(post(site, "do=new&name=Nile").status == 303);
  CHECK(post(site, "do=rename&name=Nile&to=Blue+Nile").header("Location") == "/collection?name=Blue%20Nile");
  const auto deleted = post(site, "do=delete&name=Blue+Nile");
  CHECK(deleted.header("Location") == "/collection");
  CHECK(deleted.header("Set-Cookie").starts_with("dossier-collection=; Path=/; Max-Age=0"));
  CHECK(collections_of(site)["collections"].empty());
  const auto undone = nlohmann::json::parse(post(site, "do=undo&answer=json").body);
  CHECK(undone["did"] == "Undone: deleted “Blue Nile” with 0 passages.");
  CHECK(collections_of(site)["collections"][0]["name"] == "Blue Nile");
}

TEST_CASE("what cannot be done is said, and changes nothing") {
  TinySite site;
  CHECK(post(site, "do=add&name=Nile&id=nobody%3A1").status == 404);
  CHECK(post(site, "do=remove&name=Nile&id=river%3A1").status == 404);
  CHECK(post(site, "do=dance&name=Nile").status == 400);
  CHECK(post(site, "do=new&name=%20").status == 400);
  CHECK(post(site, "do=undo").status == 404);
  CHECK(collections_of(site)["collections"].empty());
  CHECK(post(site, "do=add&name=Nile&id=river%3A1&back=%2F%2Fevil.example").header("Location") ==
        "/collection?name=Nile");
  const auto page = site.get("/collection?name=" + percent_encode(hostile));
  CHECK_FALSE(has(page, "<script>alert"));
}
