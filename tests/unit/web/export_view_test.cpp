// SPDX-License-Identifier: GPL-3.0-or-later
// Exports beside every view, and the style in which passages are cited.
#include "searcher/output/export.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/web/tiny_site.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

using namespace dossier;
using namespace dossier::web;

namespace {

bool has(const Reply& reply, std::string_view text) { return reply.body.find(text) != std::string::npos; }

/// The addresses of the links to exports on a page, as a browser reads them.
std::vector<std::string> export_links(const std::string& page) {
  std::vector<std::string> links;
  constexpr std::string_view begin = "href=\"/export";
  for (auto at = page.find(begin); at != std::string::npos; at = page.find(begin, at + 1)) {
    const auto first = at + 6;
    auto link = page.substr(first, page.find('"', first) - first);
    for (auto amp = link.find("&amp;"); amp != std::string::npos; amp = link.find("&amp;", amp + 1)) {
      link.replace(amp, 5, "&");
    }
    links.push_back(link);
  }
  return links;
}

/// A page as a browser with this cookie gets it.
Reply with_cookie(TinySite& site, const std::string& target, const std::string& cookie) {
  return site.answer(HttpRequest{"GET", target, {{"Host", "localhost:8733"}, {"Cookie", cookie}}});
}

std::size_t lines_of(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

TEST_CASE("beside every view stand its exports in every format, and each link works") {
  TinySite site;
  for (const auto* view : {"/search?q=water", "/evidence?q=water", "/matrix?rows=section&columns=dyad", "/kwic?q=water",
                           "/similar/river%3A1", "/collection?id=river%3A1"}) {
    CAPTURE(view);
    const auto links = export_links(site.get(view).body);
    CHECK(links.size() >= export_formats.size());
    for (const auto& link : links) {
      CAPTURE(link);
      const auto reply = site.get(link);
      CHECK(reply.status == 200);
      CHECK(reply.header("Content-Disposition").find("attachment; filename=\"dossier.") == 0);
      CHECK_FALSE(reply.body.empty());
    }
  }
}

TEST_CASE("an export holds what the view shows, or all of it") {
  TinySite site;
  const auto total = nlohmann::json::parse(site.get("/api/v1/search?q=water&limit=0").body)["total"].get<std::size_t>();
  REQUIRE(total > 1);
  CHECK(lines_of(site.get("/export/search?q=water&limit=1&format=jsonl").body) == 1);
  CHECK(lines_of(site.get("/export/search?q=water&limit=1&format=jsonl&of=all").body) == total);
  const auto shown = nlohmann::json::parse(site.get("/export/search?q=water&limit=1&format=json").body);
  CHECK(shown["total"] == total);
  CHECK(shown["hits"].size() == 1);
  const auto lines = nlohmann::json::parse(site.get("/api/v1/kwic?q=water").body)["total"].get<std::size_t>();
  CHECK(lines_of(site.get("/export/kwic?q=water&format=csv").body) == lines + 1);
}

TEST_CASE("a matrix leaves as a table, and its papers as a bibliography") {
  TinySite site;
  CHECK(has(site.get("/export/matrix?rows=section&columns=paper&format=markdown"), "| section "));
  CHECK(has(site.get("/export/matrix?rows=section&columns=paper&format=csv"), "\"all\""));
  CHECK(has(site.get("/export/matrix?rows=section&columns=paper&format=ris"), "TI  - Sharing a River"));
  CHECK(site.get("/export/nothing?format=csv").status == 404);
}

TEST_CASE("the style of citations is chosen once") {
  TinySite site;
  const auto set = site.get("/settings?style=apa&back=%2Fsearch%3Fq%3Dwater");
  CHECK(set.status == 302);
  CHECK(set.header("Location") == "/search?q=water");
  CHECK(set.header("Set-Cookie").starts_with("dossier-style=apa;"));
  const auto pandoc_page = site.get("/search?q=water");
  const auto apa_page = with_cookie(site, "/search?q=water", "other=1; dossier-style=apa");
  CHECK(has(pandoc_page, "data-citation=\"[@"));
  CHECK_FALSE(has(apa_page, "data-citation=\"[@"));
  CHECK(has(apa_page, "<option value=\"apa\" selected>"));
  CHECK(pandoc_page.header("ETag") != apa_page.header("ETag"));
  CHECK(has(with_cookie(site, "/search?q=water", "dossier-style=unknown"), "data-citation=\"[@"));
}

TEST_CASE("a setting leads back to this server only") {
  TinySite site;
  for (const auto* back : {"https%3A%2F%2Fevil.example", "%2F%2Fevil.example", "%2F%5Cevil.example", "evil",
                           "%2Fa%0D%0ASet-Cookie%3A%20x%3D1"}) {
    CAPTURE(back);
    CHECK(site.get("/settings?style=mla&back=" + std::string(back)).header("Location") == "/");
  }
  CHECK(site.get("/settings?style=bluebook").header("Set-Cookie").empty());
}

TEST_CASE("evidence past the end shows its last papers") {
  TinySite site;
  const auto all = site.get("/evidence?q=water");
  REQUIRE(has(all, "paper-evidence"));
  const auto last = site.get("/evidence?q=water&offset=900000");
  CHECK(has(last, "paper-evidence"));
  const auto second = site.get("/evidence?q=water&papers=1&offset=1");
  CHECK(has(second, "Showing papers 2 to 2 of"));
  CHECK(has(second, "rel=\"prev\""));
}

TEST_CASE("views agree: each counts the same passages, and exports as many") {
  TinySite site;
  for (const auto* query : {"q=water", "q=water&section=analysis", "q=treaty&dyad!=Egypt-Sudan", "q=river"}) {
    CAPTURE(query);
    const std::string asked(query);
    const auto json = [&](const std::string& view) { return nlohmann::json::parse(site.get(view + asked).body); };
    const auto total = json("/api/v1/search?limit=0&")["total"].get<std::size_t>();
    CHECK(json("/api/v1/evidence?")["passages"] == total);
    CHECK(json("/api/v1/matrix?rows=paper&columns=section&")["total"]["passages"] == total);
    CHECK(json("/api/v1/kwic?")["passages"] == total);
    if (total == 0) continue;
    CHECK(lines_of(site.get("/export/search?format=jsonl&of=all&" + asked).body) == total);
    const auto counted = std::to_string(total) + (total == 1 ? " passage in " : " passages in ");
    for (const auto* view : {"/search?", "/evidence?", "/matrix?"}) CHECK(has(site.get(view + asked), counted));
  }
}

TEST_CASE("the reader leads back to the place in the list, and on to the next paper") {
  TinySite site;
  const auto page = site.get("/passage/river%3A2?q=water&section=analysis&sort=year&offset=20");
  CHECK(has(page, "/search?q=water&amp;section=analysis&amp;sort=year&amp;offset=20#hit-river%3A2"));
  const auto evidence = site.get("/passage/river%3A2?q=water&papers=7&view=evidence");
  CHECK(has(evidence, "/evidence?q=water&amp;papers=7#hit-river%3A2"));
  REQUIRE(nlohmann::json::parse(site.get("/api/v1/search?q=water&limit=0").body)["papers"] > 1);
  CHECK((has(evidence, "data-later-match") || has(evidence, "data-earlier-match")));
  CHECK_FALSE(has(site.get("/passage/river%3A2"), "data-later-match"));
  CHECK_FALSE(has(site.get("/passage/river%3A2"), "Back to results"));
}
