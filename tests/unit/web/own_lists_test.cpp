// SPDX-License-Identifier: GPL-3.0-or-later
// Collections and saved searches through the API.
#include "tests/support/catch.hpp"
#include "tests/unit/web/tiny_site.hpp"

#include <nlohmann/json.hpp>
#include <string>

using namespace dossier;
using namespace dossier::web;

namespace {

nlohmann::json json_of(const Reply& reply) { return nlohmann::json::parse(reply.body); }

}  // namespace

TEST_CASE("the API makes a collection, reads it, and takes its change back") {
  TinySite site;
  CHECK(json_of(site.get("/api/v1/collections"))["collections"].empty());
  CHECK(site.get("/api/v1/collections/Nile").status == 404);
  const auto added = json_of(site.post("/api/v1/collections/Nile",
                                       {{"do", "add"}, {"id", "river:1"}, {"id", "river:2"}, {"tags", "dams, x"}}));
  CHECK(added["did"] == "added 2 passages to “Nile”");
  CHECK(added["step"] == 1);
  CHECK(json_of(site.get("/api/v1/collections"))["collections"] ==
        nlohmann::json::parse(R"([{"name": "Nile", "passages": 2}])"));
  REQUIRE(site.post("/api/v1/collections/Nile", {{"do", "note"}, {"id", "river:1"}, {"note", "Quote"}}).status == 200);
  const auto all = json_of(site.get("/api/v1/collections/Nile"));
  CHECK(all["name"] == "Nile");
  REQUIRE(all["passages"].size() == 2);
  CHECK(all["passages"][0]["collected"]["note"] == "Quote");
  CHECK(all["passages"][0]["collected"]["tags"] == nlohmann::json{"dams", "x"});  // the field was not sent: they stay
  CHECK(all["passages"][0]["passage"]["id"] == "river:1");
  CHECK(all["papers"].contains("river"));
  CHECK(all["missing"].empty());
  CHECK(site.post("/api/v1/collections/Nile", {{"do", "undo"}, {"step", "1"}}).status == 400);
  CHECK(site.post("/api/v1/collections/Nile", {{"do", "undo"}, {"step", "x"}}).status == 400);
  CHECK(json_of(site.post("/api/v1/collections/Nile", {{"do", "undo"}}))["step"].is_null());
  CHECK(json_of(site.get("/api/v1/collections/Nile"))["passages"][0]["collected"]["note"] == "");
}

TEST_CASE("page and API undo their own changes") {
  TinySite site;
  REQUIRE(site.post("/collection", {{"do", "add"}, {"name", "Nile"}, {"id", "river:1"}}).status == 303);
  CHECK(site.post("/api/v1/collections/Nile", {{"do", "undo"}}).status == 404);
  REQUIRE(site.post("/api/v1/collections/Aral", {{"do", "new"}}).status == 200);
  CHECK(site.get("/collection?name=Nile").body.find("Added 1 passage to “Nile”.") != std::string::npos);
  const auto undone = json_of(site.post("/collection", {{"do", "undo"}, {"answer", "json"}}));
  CHECK(undone["did"] == "Undone: added 1 passage to “Nile”.");
  CHECK(undone["step"].is_null());
  CHECK(json_of(site.get("/api/v1/collections"))["collections"][0]["name"] == "Aral");
}

TEST_CASE("what the API cannot do is a problem in JSON, and changes nothing") {
  TinySite site;
  const auto check = [&](const std::string& target, const Parameters& form, int status) {
    CAPTURE(target, status);
    const auto reply = site.post(target, form);
    CHECK(reply.status == status);
    CHECK(reply.content_type == "application/problem+json");
  };
  check("/api/v1/collections/Nile", {{"do", "add"}, {"id", "nobody:1"}}, 404);
  check("/api/v1/collections/Nile", {{"do", "dance"}}, 400);
  check("/api/v1/collections/Nile", {}, 400);
  check("/api/v1/collections/Nile", {{"do", "rename"}, {"to", "Aral"}}, 404);
  check("/api/v1/collections/Nile?x=1", {{"do", "new"}}, 400);
  check("/api/v1/collections", {{"do", "new"}}, 405);
  check("/api/v1/saved/Water", {{"do", "dance"}}, 400);
  check("/api/v1/saved/Water", {{"do", "delete"}}, 404);
  CHECK(json_of(site.get("/api/v1/collections"))["collections"].empty());
}

TEST_CASE("the API saves a search, tells what it gains, marks it as seen, and deletes it") {
  TinySite site;
  CHECK(json_of(site.get("/api/v1/saved"))["searches"].empty());
  REQUIRE(site.post("/api/v1/saved/Water", {{"do", "save"}, {"search", "q=water"}}).status == 200);
  CHECK(site.post("/api/v1/saved/Water", {{"do", "save"}, {"search", "q=gas"}}).status == 400);
  const auto saved = json_of(site.get("/api/v1/saved"))["searches"];
  REQUIRE(saved.size() == 1);
  CHECK(saved[0]["id"] == "Water");
  CHECK(saved[0]["query"] == "water");
  site.add_paper("later", "The water of the later river is shared.");
  auto news = json_of(site.get("/api/v1/saved/Water"))["news"];
  REQUIRE(news.size() == 1);
  REQUIRE(news[0]["gained"].size() == 1);
  CHECK(news[0]["gained"][0]["hit"]["passage"]["paper"] == "later");
  REQUIRE(site.post("/api/v1/saved/Water", {{"do", "seen"}, {"generation", "0"}}).status == 200);
  CHECK(json_of(site.get("/api/v1/saved/Water"))["news"][0]["gained"][0]["found"].is_null());
  REQUIRE(site.post("/api/v1/saved/Water", {{"do", "seen"}}).status == 200);
  news = json_of(site.get("/api/v1/saved/Water"))["news"];
  CHECK(news[0]["gained"].empty());
  REQUIRE(site.post("/api/v1/saved/Water", {{"do", "delete"}}).status == 200);
  CHECK(site.get("/api/v1/saved/Water").status == 404);
}

TEST_CASE("a collection and the news of a search come in parts") {
  TinySite site;
  REQUIRE(site.post("/api/v1/saved/Water", {{"do", "save"}, {"search", "q=water"}}).status == 200);
  Parameters form{{"do", "add"}};
  for (const std::string id : {"one", "two", "three"}) {
    site.add_paper(id, "The water of the river " + id + " is shared.");
    form.emplace_back("id", id + ":1");
  }
  REQUIRE(site.post("/api/v1/collections/Nile", form).status == 200);
  const auto link = [](const Reply& reply) {
    for (const auto& [name, value] : reply.headers) {
      if (name == "Link") return value;
    }
    return std::string();
  };
  const auto whole = json_of(site.get("/api/v1/collections/Nile"))["passages"];
  REQUIRE(whole.size() == 3);
  CHECK(link(site.get("/api/v1/collections/Nile")).empty());
  const auto first = site.get("/api/v1/collections/Nile?limit=2");
  CHECK(json_of(first)["passages"] == nlohmann::json{whole[0], whole[1]});
  CHECK(json_of(first)["papers"].size() == 2);
  CHECK(link(first) == "</api/v1/collections/Nile?limit=2&offset=2>; rel=\"next\"");
  const auto last = site.get("/api/v1/collections/Nile?limit=2&offset=2");
  CHECK(json_of(last)["passages"] == nlohmann::json::array({whole[2]}));
  CHECK(link(last).empty());
  CHECK(json_of(site.get("/api/v1/collections/Nile?offset=9"))["passages"].empty());
  CHECK(site.get("/api/v1/collections/Nile?limit=0").status == 400);

  const auto gained = json_of(site.get("/api/v1/saved/Water"))["news"][0]["gained"];
  REQUIRE(gained.size() == 3);
  const auto part = site.get("/api/v1/saved/Water?limit=1&offset=1");
  const auto news = json_of(part)["news"][0];
  CHECK(news["gained"] == nlohmann::json::array({gained[1]}));
  REQUIRE(news["papers"].size() == 1);
  CHECK(news["papers"].contains(gained[1]["hit"]["passage"]["paper"].get<std::string>()));
  CHECK(link(part) == "</api/v1/saved/Water?limit=1&offset=2>; rel=\"next\"");
  CHECK(link(site.get("/api/v1/saved/Water?limit=1&offset=2")).empty());
}
