// SPDX-License-Identifier: GPL-3.0-or-later
// Corrections of labels by the page's forms and by the API, without the part that writes them down.
#include "tests/support/catch.hpp"
#include "tests/unit/web/tiny_site.hpp"

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
    site = std::make_unique<Site>(*shared, Corrections{correct, "s3cret"});
  }
  Reply ask(const std::string& method, const std::string& target) {
    return site->answer({method, target, {{"Host", "localhost:8733"}}});
  }
};

/// The id of a passage that the site has.
std::string some_id(Correcting& site) {
  const auto reply = site.ask("GET", "/api/v1/search?limit=1");
  const std::string mark = "\"id\": \"";
  auto begin = reply.body.find(mark, reply.body.find("\"passage\": {"));
  REQUIRE(begin != std::string::npos);
  begin += mark.size();
  return reply.body.substr(begin, reply.body.find('"', begin) - begin);
}

}  // namespace

TEST_CASE("the page corrects a passage by forms, which need no script and hold the server's token") {
  Correcting site;
  const auto id = some_id(site);
  const auto page = site.ask("GET", "/correct/" + id);
  CHECK(page.status == 200);
  CHECK(page.header("ETag").empty());
  CHECK(page.body.find("token=s3cret") != std::string::npos);
  CHECK(page.body.find("method=\"post\"") != std::string::npos);

  const auto asked = site.ask("GET", "/correct/" + id + "?add=dyad:CHN-PAK%3Cb%3E");
  CHECK(asked.status == 200);
  CHECK(asked.body.find("Add dyad:CHN-PAK&lt;b&gt;?") != std::string::npos);
  CHECK(asked.body.find("<b>") == std::string::npos);
  CHECK(site.taken.empty());

  const auto done =
      site.ask("POST", "/correct/" + id + "?add=dyad:CHN-PAK&remove=theory:realism&section=methods&token=s3cret");
  CHECK(done.status == 303);
  CHECK(done.header("Location").starts_with("/passage/"));
  REQUIRE(site.taken.size() == 1);
  CHECK(site.taken[0].id == id);
  CHECK(site.taken[0].add == std::vector<std::string>{"dyad:CHN-PAK"});
  CHECK(site.taken[0].remove == std::vector<std::string>{"theory:realism"});
  CHECK(site.taken[0].section == "methods");
  CHECK_FALSE(site.taken[0].undo);

  for (const auto* wrong :
       {"?undo=on", "?undo=on&token=", "?undo=on&token=S3CRET", "?token=s3cret", "?add=&token=s3cret"}) {
    INFO(wrong);
    CHECK(site.ask("POST", "/correct/" + id + wrong).status == 400);
  }
  CHECK(site.taken.size() == 1);
  site.failure = Error{ErrorCode::Usage, "'XX' is not a pair of states", "write both by name or code: CHN-PAK"};
  const auto refused = site.ask("POST", "/correct/" + id + "?add=dyad:XX&token=s3cret");
  CHECK(refused.status == 400);
  CHECK(refused.body.find("is not a pair of states") != std::string::npos);
}

TEST_CASE("the API takes corrections by POST and says what is to be told beside") {
  Correcting site;
  const auto id = some_id(site);
  site.note = "The correction is kept.";
  const auto done = site.ask("POST", "/api/v1/corrections/" + id + "?undo=on");
  CHECK(done.status == 200);
  CHECK(done.body.find("\"note\": \"The correction is kept.\"") != std::string::npos);
  REQUIRE(site.taken.size() == 1);
  CHECK(site.taken[0].undo);
  for (const auto* wrong : {"", "?undo=off", "?undo=on&add=dyad:A-B", "?ad=dyad:A-B", "?section="}) {
    INFO(wrong);
    CHECK(site.ask("POST", "/api/v1/corrections/" + id + wrong).status == 400);
  }
  CHECK(site.taken.size() == 1);
  site.failure = Error{ErrorCode::NotFound, "there is no passage x", ""};
  CHECK(site.ask("POST", "/api/v1/corrections/x?undo=on").status == 404);
  const auto get = site.ask("GET", "/api/v1/corrections/" + id);
  CHECK(get.status == 405);
  CHECK(get.header("Allow") == "POST");
  const auto post = site.ask("POST", "/api/v1/search?q=water");
  CHECK(post.status == 405);
  CHECK(post.header("Allow") == "GET, HEAD");
}

TEST_CASE("a server that takes no corrections offers none") {
  TinySite plain;
  CHECK(plain.get("/search?q=river").body.find("/correct/") == std::string::npos);
  CHECK(plain.get("/search?q=river").body.find("dossier label") != std::string::npos);
  CHECK(plain.get("/correct/x").status == 404);
  CHECK(plain.answer({"POST", "/correct/x?undo=on&token=", {{"Host", "localhost"}}}).status == 404);
  CHECK(plain.answer({"POST", "/api/v1/corrections/x?undo=on", {{"Host", "localhost"}}}).status == 404);
  Correcting site;
  CHECK(site.ask("GET", "/search?q=river").body.find("/correct/") != std::string::npos);
  CHECK(site.ask("GET", "/search?q=river").body.find("dossier label") == std::string::npos);
}
