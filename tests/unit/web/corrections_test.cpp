// SPDX-License-Identifier: GPL-3.0-or-later
// Corrections of labels by the page's forms and by the API, without the part that writes them down.
#include "tests/support/catch.hpp"
#include "tests/unit/web/tiny_site.hpp"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace dossier;
using namespace dossier::web;

namespace {

/// A site that takes corrections and keeps what it was told.
struct Correcting {
  TinySite tiny;
  std::vector<LabelCorrection> taken;
  std::string note;
  std::optional<Error> failure;
  std::unique_ptr<SharedIndex> shared;
  std::unique_ptr<Site> site;

  Correcting() {
    auto opened = SharedIndex::open(tiny.index());
    REQUIRE(opened);
    shared = std::move(*opened);
    const Correct correct = [this](const LabelCorrection& wanted) -> Result<std::string> {
      if (failure) return *failure;
      taken.push_back(wanted);
      return note;
    };
    site = std::make_unique<Site>(*shared, correct);
  }
  Reply get(const std::string& target) { return site->answer({"GET", target, {{"Host", "localhost:8733"}}}); }
  Reply post(const std::string& target, const std::string& form) {
    return site->answer({"POST", target, {{"Host", "localhost:8733"}}, form});
  }
};

/// The id of a passage that the site has.
std::string some_id(Correcting& site) {
  const auto reply = site.get("/api/v1/search?limit=1");
  const std::string mark = "\"id\": \"";
  auto begin = reply.body.find(mark, reply.body.find("\"passage\": {"));
  REQUIRE(begin != std::string::npos);
  begin += mark.size();
  return reply.body.substr(begin, reply.body.find('"', begin) - begin);
}

}  // namespace

TEST_CASE("the page corrects a passage by forms, which need no script") {
  Correcting site;
  const auto id = some_id(site);
  const auto page = site.get("/correct/" + id);
  CHECK(page.status == 200);
  CHECK(page.body.find("method=\"post\" action=\"/correct/") != std::string::npos);
  CHECK(page.body.find("name=\"undo\"") != std::string::npos);

  const auto done = site.post("/correct/" + id, "add=dyad%3ACHN-PAK&remove=theory:realism&section=methods");
  CHECK(done.status == 303);
  CHECK(done.header("Location").starts_with("/passage/"));
  REQUIRE(site.taken.size() == 1);
  CHECK(site.taken[0].id == id);
  CHECK(site.taken[0].add == std::vector<std::string>{"dyad:CHN-PAK"});
  CHECK(site.taken[0].remove == std::vector<std::string>{"theory:realism"});
  CHECK(site.taken[0].section == "methods");
  CHECK_FALSE(site.taken[0].undo);

  for (const auto* wrong : {"", "add=", "undo=yes", "undo=on&add=dyad:A-B", "section=", "ad=dyad:A-B"}) {
    INFO(wrong);
    CHECK(site.post("/correct/" + id, wrong).status == 400);
  }
  CHECK(site.taken.size() == 1);
  site.note = "The correction is kept <soon>.";
  const auto later = site.post("/correct/" + id, "undo=on");
  CHECK(later.status == 200);
  CHECK(later.body.find("The correction is kept &lt;soon&gt;.") != std::string::npos);
  site.failure = Error{ErrorCode::Usage, "'XX' is not a pair of states", "write both by name or code: CHN-PAK"};
  const auto refused = site.post("/correct/" + id, "add=dyad:XX");
  CHECK(refused.status == 400);
  CHECK(refused.body.find("is not a pair of states") != std::string::npos);
}

TEST_CASE("the API takes corrections by POST and says what is to be told beside") {
  Correcting site;
  const auto id = some_id(site);
  site.note = "The correction is kept.";
  const auto done = site.post("/api/v1/corrections/" + id, "undo=on");
  CHECK(done.status == 200);
  CHECK(done.body.find("\"note\": \"The correction is kept.\"") != std::string::npos);
  REQUIRE(site.taken.size() == 1);
  CHECK(site.taken[0].undo);
  for (const auto* wrong : {"", "undo=off", "undo=on&add=dyad:A-B", "ad=dyad:A-B", "section="}) {
    INFO(wrong);
    CHECK(site.post("/api/v1/corrections/" + id, wrong).status == 400);
  }
  CHECK(site.post("/api/v1/corrections/" + id + "?undo=on", "undo=on").status == 400);
  CHECK(site.taken.size() == 1);
  site.failure = Error{ErrorCode::NotFound, "there is no passage x", ""};
  CHECK(site.post("/api/v1/corrections/x", "undo=on").status == 404);
  const auto get = site.get("/api/v1/corrections/" + id);
  CHECK(get.status == 405);
  CHECK(get.header("Allow") == "POST");
}

TEST_CASE("a server that takes no corrections offers none") {
  TinySite plain;
  CHECK(plain.get("/search?q=river").body.find("/correct/") == std::string::npos);
  CHECK(plain.get("/search?q=river").body.find("dossier label") != std::string::npos);
  CHECK(plain.get("/correct/x").status == 404);
  CHECK(plain.answer({"POST", "/correct/x", {{"Host", "localhost"}}, "undo=on"}).status == 404);
  CHECK(plain.answer({"POST", "/api/v1/corrections/x", {{"Host", "localhost"}}, "undo=on"}).status == 404);
  Correcting site;
  CHECK(site.get("/search?q=river").body.find("/correct/") != std::string::npos);
  CHECK(site.get("/search?q=river").body.find("dossier label") == std::string::npos);
}
