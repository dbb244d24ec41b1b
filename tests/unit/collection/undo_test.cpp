// SPDX-License-Identifier: GPL-3.0-or-later
// Page and command line change the same collections; each takes back its own changes.
#include "collection/collections.hpp"
#include "tests/support/catch.hpp"

using namespace dossier;

namespace {

CollectedPassage passage(const std::string& id) { return {id, "paper", "text of " + id, {}, {}}; }

Collections as(Collections all, std::string_view by) {
  all.set_by(by);
  return all;
}

}  // namespace

TEST_CASE("who undoes takes back the last of the own changes, not a later one of somebody else") {
  auto all = as({}, "the page");
  REQUIRE(all.add("Nile", {passage("a")}));
  all.set_by("the command line");
  REQUIRE(all.add("Aral", {passage("b")}));
  CHECK(all.undoable()->did == "added 1 passage to “Aral”");
  all.set_by("the page");
  CHECK(all.undoable()->did == "added 1 passage to “Nile”");
  CHECK(all.undo().value() == "undone: added 1 passage to “Nile”");
  CHECK(all.find("Nile") == nullptr);
  CHECK(all.find("Aral") != nullptr);
  const auto none = all.undo();
  REQUIRE_FALSE(none);
  CHECK(none.error().code == ErrorCode::NotFound);
  CHECK(none.error().hint.find("the command line added 1 passage to “Aral”") != std::string::npos);
}

TEST_CASE("a change on which a later one of somebody else stands is not taken back") {
  auto all = as({}, "the page");
  REQUIRE(all.add("Nile", {passage("a")}));
  all.set_by("the command line");
  REQUIRE(all.rename("Nile", "Blue Nile"));
  all.set_by("the page");
  const auto refused = all.undo();
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::Usage);
  CHECK(refused.error().message.find("the command line renamed “Nile” to “Blue Nile”") != std::string::npos);
  CHECK(all.find("Blue Nile") != nullptr);
  all.set_by("the command line");
  REQUIRE(all.undo());
  all.set_by("the page");
  REQUIRE(all.undo());
  CHECK(all.all().empty());
}

TEST_CASE("a button takes back the change that it was shown for, and no other") {
  auto all = as({}, "the page");
  REQUIRE(all.add("Nile", {passage("a")}));
  const auto first = all.changes();
  REQUIRE(all.add("Nile", {passage("b")}));
  CHECK(all.undo(first).error().code == ErrorCode::Usage);
  CHECK(all.find("Nile")->passages.size() == 2);
  REQUIRE(all.undo(all.changes()));
  REQUIRE(all.undo(first));
  CHECK(all.find("Nile") == nullptr);
  // A number is never given again, so that an old button finds nothing.
  REQUIRE(all.add("Nile", {passage("c")}));
  CHECK(all.changes() == first + 2);
  CHECK_FALSE(all.undo(first));
}

TEST_CASE("who made a change stands in the file, and one of an earlier version is anybody's") {
  auto all = as({}, "the page");
  REQUIRE(all.add("Nile", {passage("a")}));
  auto read = Collections::parse(all.json(), "file");
  REQUIRE(read);
  CHECK(read->changes() == 1);
  read->set_by("the command line");
  CHECK_FALSE(read->undo());
  auto old = Collections::parse(
      R"({"dossier_collections": 1, "collections": [{"name": "Nile", "passages": []}],
          "undo": [{"did": "made it", "changed": [{"name": "Nile"}]}]})",
      "file");
  REQUIRE(old);
  old->set_by("the page");
  CHECK(old->undo().value() == "undone: made it");
  CHECK(old->all().empty());
}
