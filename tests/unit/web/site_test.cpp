// SPDX-License-Identifier: GPL-3.0-or-later
// Page and API without a socket.
#include "base/encoding/percent_encoding.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/web/tiny_site.hpp"
#include "web/call/url.hpp"

#include <chrono>
#include <nlohmann/json.hpp>
#include <thread>

using namespace dossier;
using namespace dossier::web;

namespace {

const std::vector<std::string> pages{"/",
                                     "/search?q=water&dyad=Egypt-Sudan&theory!=realism",
                                     "/search?q=water&explain=on",
                                     "/passage/river%3A2?q=water",
                                     "/paper/river",
                                     "/paper/odd%20%22%3Cb%3E%26?q=water",
                                     "/similar/river%3A1",
                                     "/evidence?q=water",
                                     "/matrix?q=water",
                                     "/matrix?rows=paper&columns=section",
                                     "/kwic?q=water&order=left",
                                     "/papers",
                                     "/collection?id=river%3A1&id=gone",
                                     "/help"};

bool has(const Reply& reply, const std::string& text) { return reply.body.find(text) != std::string::npos; }

nlohmann::json json_of(const Reply& reply) { return nlohmann::json::parse(reply.body); }

}  // namespace

TEST_CASE("every view is a page") {
  TinySite site;
  for (const auto& target : pages) {
    CAPTURE(target);
    const auto reply = site.get(target);
    CHECK(reply.status == 200);
    CHECK(reply.content_type == "text/html; charset=utf-8");
    CHECK(has(reply, "<main id=\"main\""));
    CHECK(has(reply, "</html>"));
    CHECK_FALSE(has(reply, "{{"));
  }
}

TEST_CASE("nothing in a paper or a URL can become markup") {
  TinySite site;
  auto targets = pages;
  const auto encoded = percent_encode(hostile);
  for (const auto* path : {"/search?q=", "/evidence?q=", "/matrix?q=", "/kwic?q=", "/search?theory=", "/search?sort=",
                           "/matrix?rows=", "/collection?id=", "/paper/", "/passage/", "/export?format=", "/search?"}) {
    targets.push_back(path + encoded);
  }
  for (const auto& target : targets) {
    CAPTURE(target);
    const auto reply = site.get(target);
    CHECK_FALSE(has(reply, "<script>alert"));
    CHECK_FALSE(has(reply, "\"onmouseover"));
    CHECK_FALSE(has(reply, "href=\"javascript"));
    CHECK_FALSE(has(reply, "<b>&\""));
  }
  CHECK(has(site.get("/search?q=hostile"), "&lt;script&gt;alert(1)&lt;/script&gt;&quot;onmouseover=&quot;"));
}

TEST_CASE("templates escape all that they print, and hold neither script nor style of their own") {
  TinySite site;
  for (const auto& target : pages) {
    const auto reply = site.get(target);
    CAPTURE(target);
    CHECK_FALSE(has(reply, " style="));
    CHECK_FALSE(has(reply, "<style"));
    CHECK_FALSE(has(reply, " onclick="));
    CHECK_FALSE(has(reply, "<script>"));
    CHECK_FALSE(has(reply, "src=\"http"));
  }
}

TEST_CASE("a search shows hits, where they stand, why, and exact counts") {
  TinySite site;
  const auto reply = site.get("/search?q=water");
  CHECK(has(reply, "4 passages"));
  CHECK(has(reply, "Moreno and Wen (2019)"));
  CHECK(has(reply, "<mark>water</mark>"));
  CHECK(has(reply, "p. 7"));
  CHECK(has(reply, "name=\"dyad\" value=\"Egypt-Sudan\""));
  CHECK(has(reply, "Egypt–Sudan"));
  CHECK(has(reply, "“Realism” in the text"));
  CHECK(has(reply, "href=\"/passage/river%3A2?q=water#here\""));
  const auto narrowed = site.get("/search?q=water&dyad=Egypt-Sudan&theory!=realism");
  CHECK(has(narrowed, "1 passage in 1 paper"));
  CHECK(has(narrowed, "value=\"Egypt-Sudan\" checked"));
  CHECK(has(narrowed, "href=\"/search?q=water&amp;dyad=Egypt-Sudan\""));  // takes `theory!` away
}

TEST_CASE("no hits say what to drop") {
  TinySite site;
  const auto reply = site.get("/search?q=treaty&year=1900");
  CHECK(has(reply, "No passages"));
  CHECK(site.get("/search?q=water+AND+treaty+AND+canal&dyad=Chad-Libya").status == 200);
}

TEST_CASE("the reader opens at the passage, with matches marked and linked") {
  TinySite site;
  const auto reply = site.get("/passage/river%3A2?q=water");
  CHECK(has(reply, "id=\"here\""));
  CHECK(has(reply, "<h1 dir=\"auto\">Sharing a River</h1>"));
  CHECK(has(reply, "2.1 Upstream Power"));
  CHECK(has(reply, "match 2 of 2"));
  CHECK(has(reply, "href=\"#n1\""));
  CHECK(has(reply, "[@moreno2019sharing"));
  CHECK(has(reply, "https://doi.org/10.5555%2Friver.1"));
  CHECK(has(reply, "<th scope=\"col\">Canal</th>"));
  CHECK(has(reply, "<td>Dam</td><td>1961</td>"));
}

TEST_CASE("what is not there is a page that says so, or a problem for programs") {
  TinySite site;
  for (const auto* target : {"/nothing", "/passage/none", "/paper/none", "/similar/none", "/passage/"}) {
    CAPTURE(target);
    const auto reply = site.get(target);
    CHECK(reply.status == 404);
    CHECK(reply.content_type == "text/html; charset=utf-8");
  }
  for (const auto* target :
       {"/api/v1/nothing", "/api/v1/passage/none", "/api/v1/similar/none", "/api/", "/api/v2/search"}) {
    CAPTURE(target);
    const auto reply = site.get(target);
    CHECK(reply.status == 404);
    CHECK(reply.content_type == "application/problem+json");
    CHECK(json_of(reply)["status"] == 404);
  }
}

TEST_CASE("whatever the API answers, control characters are escaped in its JSON") {
  TinySite site;
  // U+202E and U+0085, in a query, as a parameter's name and in a path; and what the hostile paper holds, in lists.
  for (const auto* target :
       {"/api/v1/search?q=%E2%80%AEwater%C2%85", "/api/v1/search?q=water&%E2%80%AE=1", "/api/v1/suggest?q=%E2%80%AEw",
        "/api/v1/%E2%80%AE", "/api/v1/passage/%E2%80%AE", "/api/v1/papers?limit=2", "/api/v1/status?limit=1"}) {
    CAPTURE(target);
    const auto reply = site.get(target);
    CHECK_FALSE(json_of(reply).is_discarded());
    CHECK(reply.body.find("\u202e") == std::string::npos);
    CHECK(reply.body.find("\u0085") == std::string::npos);
    CHECK(reply.body.find('\x1b') == std::string::npos);
  }
}

TEST_CASE("an unknown parameter is an error in the API and a notice on the page") {
  TinySite site;
  const auto reply = site.get("/api/v1/search?q=water&colour=red&limit=many");
  CHECK(reply.status == 400);
  CHECK(reply.content_type == "application/problem+json");
  const auto json = json_of(reply);
  CHECK(json["code"] == "bad-parameter");
  CHECK(json["parameters"].size() == 2);
  CHECK(site.get("/api/v1/papers?q=water").status == 400);
  CHECK(site.get("/api/v1/matrix?rows=colour").status == 400);
  const auto page = site.get("/search?q=water&colour=red&limit=many");
  CHECK(page.status == 200);
  CHECK(has(page, "Unknown parameter: `colour`."));
  CHECK(has(page, "4 passages"));
  std::string many = "/search?";
  for (int i = 0; i < 300; ++i) many += "q=a&";
  CHECK(site.get(many).status == 414);
}

TEST_CASE("a repeated request costs nothing until the index changes") {
  TinySite site;
  for (const auto* target : {"/search?q=water", "/api/v1/search?q=water", "/papers", "/assets/style.css"}) {
    CAPTURE(target);
    const auto first = site.get(target);
    const auto tag = std::string(first.header("ETag"));
    REQUIRE(tag.size() > 8);
    CHECK(site.get(target, tag).status == 304);
    CHECK(site.get(target, "\"x\", W/" + tag).status == 304);
    CHECK(site.get(target, "\"x\"").status == 200);
    CHECK(site.get(target, tag).body.empty());
    CHECK(first.header("Cache-Control") == "private, no-cache");
  }
  // A strong tag stands for the very bytes: nothing in a body may come from the time or the run.
  for (const auto* target : {"/search?q=water", "/evidence?q=water", "/api/v1/evidence?q=water", "/api/v1/status"}) {
    CAPTURE(target);
    CHECK(site.get(target).body == site.get(target).body);
  }
  const auto tag = std::string(site.get("/search?q=water").header("ETag"));
  CHECK(std::string(site.get("/search?q=waters").header("ETag")) != tag);
  site.add_paper("fresh", "Fresh water from the well.");
  const auto reply = site.get("/search?q=water", tag);
  CHECK(reply.status == 200);
  CHECK(has(reply, "5 passages"));
}

TEST_CASE("the way back from a paper leads to a view of the site alone") {
  TinySite site;
  CHECK(has(site.get("/passage/river%3A1?q=water&view=kwic"), "href=\"/kwic?q=water"));
  const auto hostile_view = site.get("/passage/river%3A1?q=water&view=/evil.example");
  CHECK_FALSE(has(hostile_view, "href=\"//"));
  CHECK(has(hostile_view, "href=\"/search?q=water"));
}

TEST_CASE("a commit is seen by a thread that slept through the one before") {
  TinySite site;
  dossier::web::Site other(site.shared());
  dossier::web::HttpRequest request;
  request.method = "GET";
  request.target = "/api/v1/search?q=well";
  request.headers.emplace_back("Host", "localhost");
  for (int round = 0; round < 5; ++round) {
    const auto name = "p" + std::to_string(round);
    site.add_paper(name + "a", "Words from the well.");
    CHECK(json_of(site.get("/api/v1/search?q=well"))["total"] == 2 * round + 1);  // loads it for all threads
    site.add_paper(name + "b", "Words from the well.");
    CHECK(json_of(other.answer(request))["total"] == 2 * round + 2);
  }
}

TEST_CASE("a commit is seen by the next request") {
  TinySite site;
  for (int i = 0; i < 5; ++i) {
    const auto json = json_of(site.get("/api/v1/search?q=well"));
    CHECK(json["total"] == i);
    site.add_paper("p" + std::to_string(i), "Words from the well.");
  }
}

TEST_CASE("the state before serves on while loading takes longer than requests wait") {
  TinySite site(std::chrono::nanoseconds(0));
  const auto total = [&] { return json_of(site.get("/api/v1/search?q=well"))["total"].get<int>(); };
  CHECK(total() == 0);
  // Several commits while one is loaded, each without a failed request, and the last is reached without a further one.
  for (int i = 0; i < 5; ++i) {
    site.add_paper("p" + std::to_string(i), "Words from the well.");
    CHECK(total() <= i + 1);
  }
  const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(1);
  while (total() < 5 && std::chrono::steady_clock::now() < end)
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  CHECK(total() == 5);
}

TEST_CASE("the API answers with the documents that its description names") {
  TinySite site;
  CHECK(json_of(site.get("/api/v1/search?q=water"))["total"] == 4);
  CHECK(json_of(site.get("/api/v1/evidence?q=water"))["papers_asked"] == 3);
  CHECK(json_of(site.get("/api/v1/matrix?q=water"))["row_facet"] == "theory");
  CHECK(json_of(site.get("/api/v1/kwic?q=water"))["total"] == 4);
  CHECK(json_of(site.get("/api/v1/passage/river%3A2?context=1"))["passages"].size() == 3);
  CHECK(json_of(site.get("/api/v1/passage/river%3A2?context=1"))["at"] == 1);
  CHECK(json_of(site.get("/api/v1/similar/river%3A1"))["passage"]["id"] == "river:1");
  CHECK(json_of(site.get("/api/v1/papers"))["papers"].size() == 3);
  CHECK(json_of(site.get("/api/v1/facets?q=water"))["facets"].size() > 3);
  CHECK(json_of(site.get("/api/v1/status"))["files"].size() == 3);
  CHECK(json_of(site.get("/healthz"))["status"] == "ok");
  CHECK(json_of(site.get("/openapi.json"))["openapi"] == "3.1.0");
}

TEST_CASE("suggestions go on with what is typed") {
  TinySite site;
  const auto suggested = [&](const std::string& query) {
    std::vector<std::string> out;
    const auto json = json_of(site.get("/api/v1/suggest?q=" + percent_encode(query)));
    for (const auto& one : json["suggestions"]) out.push_back(one["query"]);
    return out;
  };
  using strings = std::vector<std::string>;
  CHECK(suggested("the trea") == strings{"the treaty"});
  CHECK(suggested("sud") == strings{"dyad:\"Egypt-Sudan\""});
  CHECK(suggested("upst") == strings{"upstream", "heading:\"2.1 Upstream Power\""});
  CHECK(suggested("wate") == strings{"water", "paper:\"border\""});
  CHECK(suggested("the more") == strings{"the moreno", "the author:\"Ada Moreno\""});
  CHECK(suggested("shari") == strings{"paper:\"river\""});
  CHECK(suggested("author:wen") == strings{"author:\"Li Wen\""});
  CHECK(suggested("title:riv") == strings{"paper:\"river\""});
  CHECK(suggested("water dyad:e") == strings{"water dyad:\"Egypt-Sudan\""});
  CHECK(suggested("water -dyad:\"e") == strings{"water -dyad:\"Egypt-Sudan\""});
  CHECK(suggested("dyad:").size() == 3);  // with those of none
  CHECK(suggested("theory:rea") == strings{"theory:\"realism\""});
  CHECK(suggested("").empty());
  CHECK(suggested("water ").empty());
  const auto browser = json_of(site.get("/api/v1/suggest?format=opensearch&q=trea"));
  CHECK(browser[0] == "trea");
  CHECK(browser[1] == nlohmann::json{"treaty"});
}

TEST_CASE("passages leave in formats that others read") {
  TinySite site;
  for (const auto* format : {"markdown", "csv", "bibtex", "ris", "csl-json", "jsonl"}) {
    CAPTURE(format);
    const auto reply = site.get("/export?id=river%3A1&format=" + std::string(format));
    CHECK(reply.status == 200);
    CHECK(reply.header("Content-Disposition").find("attachment; filename=\"dossier.") == 0);
    CHECK(has(reply, "Sharing a River"));
    CHECK(site.get("/export?q=water&format=" + std::string(format)).body.size() > reply.body.size());
  }
  CHECK(site.get("/export?format=wordperfect").status == 400);
}

TEST_CASE("a browser finds how to search from its address bar") {
  TinySite site;
  const auto reply = site.get("/opensearch.xml");
  CHECK(reply.content_type == "application/opensearchdescription+xml");
  CHECK(has(reply, "template=\"http://localhost:8733/search?q={searchTerms}\""));
}
