// SPDX-License-Identifier: GPL-3.0-or-later
#include "own/saved_searches.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/web/tiny_site.hpp"

#include <regex>
#include <string>

using namespace dossier;

namespace {

bool has(const web::Reply& reply, const std::string& text) { return reply.body.find(text) != std::string::npos; }

std::string generation_of(const web::Reply& reply) {
  std::smatch found;
  REQUIRE(std::regex_search(reply.body, found, std::regex("name=\"generation\" value=\"(\\d+)\"")));
  return found[1];
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

}  // namespace

TEST_CASE("a search is saved from the page, gains passages, is looked at and deleted") {
  TinySite site;
  CHECK(has(site.get("/saved"), "0 saved searches"));
  CHECK_FALSE(has(site.get("/"), "Save this search"));
  const auto page = site.get("/search?q=water&dyad=Egypt-Sudan&stems=off");
  CHECK(has(page, "<form action=\"/saved\" method=\"post\">"));
  CHECK(has(page, "name=\"search\" value=\"?q=water&amp;dyad=Egypt-Sudan&amp;stems=off\""));

  const auto done =
      site.post("/saved", {{"do", "save"}, {"name", "Nile <b>"}, {"search", "?q=water&dyad=Egypt-Sudan&stems=off"}});
  CHECK(done.status == 303);
  CHECK(done.header("Location") == "/saved");
  const auto saved = SavedSearches::read(site.index());
  REQUIRE(saved);
  REQUIRE(saved->all().size() == 1);
  CHECK(saved->all().front().request.filters == std::vector<FacetFilter>{{"dyad", {"Egypt-Sudan"}, {}}});
  CHECK_FALSE(saved->all().front().request.expansion.stems);
  CHECK(saved->all().front().looks.front().passages.size() == 2);

  REQUIRE(site.post("/saved", {{"do", "save"}, {"name", "all water"}, {"search", "q=water"}}).status == 303);
  site.add_paper("news", "More water came.");
  const auto list = site.get("/saved");
  CHECK(list.status == 200);
  CHECK(list.header("ETag").empty());
  CHECK(has(list, "Nile &lt;b&gt;"));
  CHECK(has(list, "href=\"/search?q=water&amp;dyad=Egypt-Sudan&amp;stems=off\""));
  CHECK(has(list, "2 saved searches, 1 new passage"));
  CHECK(count_of(list.body, "Nothing new of 2 passages") == 1);
  CHECK(count_of(list.body, "1 new passage of ") == 1);

  // A page that was made before the index changed has not shown everything.
  const auto generation = generation_of(list);
  site.add_paper("more-news", "Still more water.");
  REQUIRE(site.post("/saved", {{"do", "seen"}, {"name", "all water"}, {"generation", generation}}).status == 303);
  CHECK(has(site.get("/saved?name=all%20water"), "2 new passages of "));
  const auto now = generation_of(site.get("/saved"));
  REQUIRE(site.post("/saved", {{"do", "seen"}, {"name", "all water"}, {"generation", now}}).status == 303);
  CHECK(has(site.get("/saved"), "2 saved searches, nothing new"));

  CHECK(site.post("/saved", {{"do", "delete"}, {"name", "all water"}}).status == 303);
  CHECK(has(site.get("/saved"), "1 saved search, nothing new"));
}

TEST_CASE("a form that makes no sense is a page that says so") {
  TinySite site;
  CHECK(site.post("/saved", {}).status == 400);
  CHECK(site.post("/saved", {{"do", "save"}, {"name", ""}, {"search", "?q=a"}}).status == 400);
  CHECK(site.post("/saved", {{"do", "delete"}, {"name", "x"}}).status == 404);
  CHECK(site.post("/saved", {{"do", "save"}, {"name", "a"}, {"search", "?q=water"}}).status == 303);
  const auto again = site.post("/saved", {{"do", "save"}, {"name", "a"}, {"search", "?q=water"}});
  CHECK(again.status == 400);
  CHECK(again.content_type == "text/html; charset=utf-8");
  CHECK(site.get("/saved?name=x").status == 404);
}

TEST_CASE("the feed has an entry a passage, with names that stay") {
  TinySite site;
  REQUIRE(site.post("/saved", {{"do", "save"}, {"name", "w & <i>"}, {"search", "?q=water"}}).status == 303);
  CHECK_FALSE(has(site.get("/saved.atom"), "<entry>"));
  site.add_paper("new", "Water <script> & \x01 ]]> ends.");
  const auto feed = site.get("/saved.atom");
  CHECK(feed.content_type == "application/atom+xml; charset=utf-8");
  CHECK(count_of(feed.body, "<entry>") == 1);
  CHECK(has(feed, "<content type=\"text\">"));
  CHECK(has(feed, "Water &lt;script&gt; &amp; "));
  CHECK(has(feed, "]]&gt; ends."));
  CHECK(has(feed, "w &amp; &lt;i&gt;: new"));
  CHECK(has(feed, "<link rel=\"self\" type=\"application/atom+xml\" href=\"http://localhost:8733/saved.atom\"/>"));
  std::smatch id;
  REQUIRE(std::regex_search(feed.body, id, std::regex("<entry>[^]*?<id>(urn:uuid:[-0-9a-f]{36})</id>")));
  const std::string name = id[1];
  // Looked at, and under another name of its file, it is the same entry.
  const auto generation = generation_of(site.get("/saved"));
  REQUIRE(site.post("/saved", {{"do", "seen"}, {"name", "w & <i>"}, {"generation", generation}}).status == 303);
  CHECK(has(site.get("/saved.atom?name=w%20%26%20%3Ci%3E"), name));
  CHECK(site.get("/saved.atom?name=x").status == 404);
}

TEST_CASE("the page of an empty library says what to do") {
  TinySite site;
  CHECK_FALSE(has(site.get("/"), "There are no papers in this library yet"));
  site.remove_all();
  const auto page = site.get("/");
  CHECK(has(page, "There are no papers in this library yet"));
  CHECK(has(page, "dossier index --index "));
  CHECK_FALSE(has(page, "No passage matches all of these"));
}
