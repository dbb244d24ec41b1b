// SPDX-License-Identifier: GPL-3.0-or-later
#include "collection/collections.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/temp_folder.hpp"

#include <fstream>
#include <iterator>
#include <thread>

using namespace dossier;

namespace {

CollectedPassage passage(const std::string& id) { return {id, "river", "Text of " + id, "", {}}; }

std::vector<std::string> ids_of(const Collection* collection) {
  std::vector<std::string> ids;
  if (collection == nullptr) return ids;
  for (const auto& one : collection->passages) ids.push_back(one.id);
  return ids;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("passages are added once, in order, and taken out") {
  Collections all;
  CHECK(all.add("Nile", {passage("a"), passage("b")}).value() == "added 2 passages to “Nile”");
  CHECK(all.add("Nile", {passage("b"), passage("c")}).value() == "added 1 passage to “Nile”");
  CHECK(ids_of(all.find("Nile")) == Ids{"a", "b", "c"});
  CHECK(all.add("Nile", {passage("a")}).value() == "nothing to add: “Nile” holds them already");
  CHECK(all.remove("Nile", {"a", "c"}).value() == "removed 2 passages from “Nile”");
  CHECK(ids_of(all.find("Nile")) == Ids{"b"});
  CHECK(all.remove("Nile", {"a"}).error().code == ErrorCode::NotFound);
  CHECK(all.remove("Indus", {"b"}).error().code == ErrorCode::NotFound);
}

TEST_CASE("tags are clean, sorted, each once, and parted at commas") {
  Collections all;
  auto tagged = passage("a");
  tagged.tags = {" z ", "dams, chapter-2", "dams", ""};
  REQUIRE(all.add(" Nile ", {tagged}));
  REQUIRE(all.find("Nile") != nullptr);
  CHECK(all.find("Nile")->passages[0].tags == Ids{"chapter-2", "dams", "z"});
  tagged.tags = {"more"};
  CHECK(all.add("Nile", {tagged}).value() == "tagged 1 passage in “Nile”");
  CHECK(all.find("Nile")->passages[0].tags == Ids{"chapter-2", "dams", "more", "z"});
  CHECK(all.add("Nile", {tagged}).value() == "nothing to add: “Nile” holds them already");
  CHECK(all.remove("Nile", {"a", "a"}).value() == "removed 1 passage from “Nile”");
}

TEST_CASE("each change can be taken back, the last one first") {
  Collections all;
  REQUIRE(all.add("Nile", {passage("a"), passage("b")}));
  REQUIRE(all.annotate("Nile", "a", "important", {"x", "b", "x"}, {}));
  REQUIRE(all.rename("Nile", "Blue Nile"));
  REQUIRE(all.add("Aral", {passage("c")}));
  REQUIRE(all.erase("Blue Nile"));
  CHECK(all.find("Blue Nile") == nullptr);
  CHECK(all.undo().value() == "undone: deleted “Blue Nile” with 2 passages");
  REQUIRE(all.find("Blue Nile") != nullptr);
  CHECK(all.find("Blue Nile")->passages[0].note == "important");
  CHECK(all.find("Blue Nile")->passages[0].tags == Ids{"b", "x"});
  CHECK(all.all().front().name == "Aral");
  REQUIRE(all.undo());
  CHECK(all.find("Aral") == nullptr);
  REQUIRE(all.undo());
  CHECK(all.find("Blue Nile") == nullptr);
  REQUIRE(all.undo());
  CHECK(all.find("Nile")->passages[0].note.empty());
  REQUIRE(all.undo());
  CHECK(all.all().empty());
  CHECK(all.undo().error().code == ErrorCode::NotFound);
}

TEST_CASE("only the last changes can be taken back") {
  Collections all;
  for (int i = 0; i < 30; ++i) REQUIRE(all.add("Nile", {passage(std::to_string(i))}));
  std::size_t undone = 0;
  while (all.undo()) ++undone;
  CHECK(undone == Collections::most_steps);
  CHECK(all.find("Nile")->passages.size() == 30 - Collections::most_steps);
}

TEST_CASE("names and notes have rules") {
  Collections all;
  CHECK(all.add("  ", {passage("a")}).error().code == ErrorCode::Usage);
  CHECK(all.add(std::string(201, 'x'), {passage("a")}).error().code == ErrorCode::Usage);
  REQUIRE(all.add(" Nile\x1b ", {passage("a")}));
  CHECK(all.find("Nile") != nullptr);
  REQUIRE(all.add("Aral", {}));
  CHECK(all.rename("Nile", "Aral").error().code == ErrorCode::Usage);
  CHECK(all.annotate("Nile", "a", std::string(4001, 'x'), {}, {}).error().code == ErrorCode::Usage);
  REQUIRE(all.annotate("Nile", "a", {}, {"t"}, {}));
  REQUIRE(all.annotate("Nile", "a", {}, {}, {"t"}));
  CHECK(all.find("Nile")->passages[0].tags.empty());
}

TEST_CASE("the file says all that there is, and what can be undone") {
  Collections all;
  REQUIRE(all.add("Nile", {passage("a")}));
  REQUIRE(all.annotate("Nile", "a", "a “note”\nof two lines", {"tag"}, {}));
  auto read = Collections::parse(all.json(), "file");
  REQUIRE(read);
  CHECK(read->all() == all.all());
  CHECK(read->json() == all.json());
  REQUIRE(read->undo());
  CHECK(read->find("Nile")->passages[0].note.empty());
  for (const auto* broken : {"", "[]", "{}", R"({"dossier_collections": 2})",
                             R"({"dossier_collections": 1, "collections": [{"name": "x"}]})",
                             R"({"dossier_collections": 1, "collections": [{"name": "x", "passages": [{}]}]})"}) {
    CAPTURE(broken);
    CHECK(Collections::parse(broken, "file").error().code == ErrorCode::BadData);
  }
}

TEST_CASE("what another file holds is added by name") {
  Collections all;
  REQUIRE(all.add("Nile", {passage("a")}));
  Collections other;
  REQUIRE(other.add("Nile", {passage("a"), passage("b")}));
  REQUIRE(other.add("Aral", {passage("c")}));
  REQUIRE(all.import(other));
  CHECK(ids_of(all.find("Nile")) == Ids{"a", "b"});
  CHECK(ids_of(all.find("Aral")) == Ids{"c"});
  REQUIRE(all.undo());
  CHECK(ids_of(all.find("Nile")) == Ids{"a"});
  CHECK(all.find("Aral") == nullptr);
}

TEST_CASE("a change is written whole, or not at all, and two programs lose nothing") {
  const test::TempFolder folder;
  const auto file = folder.path() / std::string(collections_name);
  CHECK(read_collections(file)->all().empty());
  const auto add = [&](const std::string& id) {
    return change_collections(file, "the page", [&](Collections& all) { return all.add("Nile", {passage(id)}); });
  };
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 5; ++i) (void)add(std::to_string(t) + "-" + std::to_string(i));
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(read_collections(file)->find("Nile")->passages.size() == 20);
  const auto before = read_collections(file)->json();
  CHECK_FALSE(change_collections(file, "the page", [](Collections& all) { return all.erase("Aral"); }));
  CHECK(read_collections(file)->json() == before);
  CHECK_FALSE(std::filesystem::exists(file.string() + ".new"));
  std::ofstream(file, std::ios::trunc) << "{";
  CHECK(add("x").error().code == ErrorCode::BadData);
}

TEST_CASE("a file that is not understood to its end is refused, so that no change loses it") {
  const auto refused = [](const std::string& text) { return !Collections::parse(text, "mine.json"); };
  const std::string begin = R"({"dossier_collections": 1, )";
  CHECK_FALSE(refused(begin + R"("collections": []})"));
  CHECK(refused(begin + R"("collections": {"name": "Nile", "passages": []}})"));
  CHECK(refused(begin + R"("changes": 3})"));
  const auto one = [&](const std::string& passage) {
    return begin + R"("collections": [{"name": "Nile", "passages": [)" + passage + "]}]}";
  };
  CHECK_FALSE(refused(one(R"({"id": "a", "tags": ["x"], "note": "n"})")));
  CHECK(refused(one(R"({"id": "a", "tags": "x"})")));
  CHECK(refused(one(R"({"id": "a", "tags": [1]})")));
  CHECK(refused(one(R"({"id": "a", "note": ["n"]})")));
}

TEST_CASE("tags and names are one line, and a note is measured as it is kept") {
  Collections all;
  auto tagged = passage("a");
  tagged.tags = {"c\nd", "\n", "\te"};
  REQUIRE(all.add("Nile", {tagged}));
  CHECK(all.find("Nile")->passages[0].tags == Ids{"c d", "e"});
  CHECK(all.add("two\tnames", {passage("b")}).error().code == ErrorCode::Usage);
  const std::string broken(Collections::longest_note - 1, '\xFF');  // each byte is kept as three
  CHECK(all.annotate("Nile", "a", broken, {}, {}).error().code == ErrorCode::Usage);
}
