// SPDX-License-Identifier: GPL-3.0-or-later
// The page offers the user's own citation styles and remembers the one that is chosen.
#include "tests/support/catch.hpp"
#include "tests/unit/web/tiny_site.hpp"

#include <cstdlib>
#include <fstream>

using namespace dossier;
using namespace dossier::web;

namespace {

Reply get_in(TinySite& site, const std::string& target, const std::string& style) {
  return site.answer(
      HttpRequest{"GET", target, {{"Host", "localhost:8733"}, {"Cookie", "dossier-style=" + style}}, {}});
}

bool has(const Reply& reply, std::string_view text) { return reply.body.find(text) != std::string::npos; }

}  // namespace

TEST_CASE("a style of the user's own folder is offered, chosen, and cites on every view") {
  const test::TempFolder folder;
  const auto write = [&](const std::string& suffix) {
    std::ofstream(folder.path() / "dry rivers.csl")
        << "<style version=\"1.0\"><info><title>Dry &amp; Rivers</title></info><citation><layout prefix=\"{\" "
           "suffix=\"" +
               suffix + "\"><names variable=\"author\"/></layout></citation></style>";
  };
  write("}");
  REQUIRE(setenv("DOSSIER_STYLES", folder.path().c_str(), 1) == 0);
  TinySite site;
  CHECK(has(site.get("/search?q=water"), "<option value=\"dry rivers\">Dry &amp; Rivers</option>"));
  const auto chosen = site.get("/settings?style=dry+rivers&back=%2Fpapers");
  CHECK(chosen.header("Set-Cookie").starts_with("dossier-style=dry%20rivers;"));
  CHECK(site.get("/settings?style=..%2Fdry").header("Set-Cookie").empty());
  const auto page = get_in(site, "/search?q=withhold", "dry%20rivers");
  CHECK(has(page, "data-citation=\"{Ada Moreno, Li Wen, under “2.1 Upstream Power”}\""));
  CHECK(has(page, "<option value=\"dry rivers\" selected>"));
  CHECK(has(get_in(site, "/export/search?q=withhold&format=jsonl", "dry%20rivers"),
            "\"citation\":\"{Ada Moreno, Li Wen"));
  // What is not there is as no choice, and a changed file is another answer.
  CHECK(has(get_in(site, "/search?q=withhold", "gone"), "data-citation=\"[@moreno2019sharing"));
  const auto tag = std::string(page.header("ETag"));
  std::filesystem::last_write_time(
      folder.path() / "dry rivers.csl",
      std::filesystem::last_write_time(folder.path() / "dry rivers.csl") + std::chrono::seconds(5));
  CHECK(std::string(get_in(site, "/search?q=withhold", "dry%20rivers").header("ETag")) != tag);
  unsetenv("DOSSIER_STYLES");
}
