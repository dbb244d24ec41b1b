// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/check/check.hpp"
#include "index/read/index_reader.hpp"
#include "tests/unit/indexer/library.hpp"

#include <array>
#include <fstream>
#include <random>
#include <set>

using namespace dossier;
using namespace dossier::test;
namespace fs = std::filesystem;

namespace {

/// Papers that may be taken away without being asked.
struct OpenLibrary : Library {
  explicit OpenLibrary(unsigned threads = 2) : Library(threads) { options.allow_removal = true; }
};

/// What an index holds, by id; the index has to be sound.
struct Held {
  std::map<std::string, std::string> text_of;   ///< passage id → file and text
  std::map<std::string, std::string> paper_of;  ///< passage id → paper id
  std::multiset<std::string> texts;
  bool operator==(const Held&) const = default;
};

Held held(const fs::path& index) {
  Held all;
  const auto check = check_index(index);
  REQUIRE(check);
  for (const auto& finding : check->findings) FAIL_CHECK(finding);
  const auto reader = IndexReader::open(index);
  REQUIRE(reader);
  const auto papers = reader->papers();
  REQUIRE(papers);
  std::map<std::string, std::string> source_of;
  for (const auto& paper : *papers) CHECK(source_of.emplace(paper.id, paper.source).second);
  CHECK(source_of.size() == reader->info().papers);
  std::set<std::string> used;
  for (DocId doc = 1; doc <= reader->last_doc(); ++doc) {
    const auto passage = reader->passage(doc);
    if (!passage) continue;
    REQUIRE(source_of.contains(passage->paper));
    used.insert(passage->paper);
    const auto text = source_of[passage->paper] + ": " + passage->text;
    CHECK(all.text_of.emplace(passage->id, text).second);
    CHECK(*reader->find(passage->id) == doc);
    all.paper_of[passage->id] = passage->paper;
    all.texts.insert(passage->text);  // of copies, another file may be the one that is read
    const auto of_paper = reader->passages_of(passage->paper);
    REQUIRE(of_paper);
    CHECK(std::count(of_paper->begin(), of_paper->end(), doc) == 1);
  }
  CHECK(used.size() == source_of.size());
  return all;
}

/// Files whose ids collide in every way: with each other, with numbered ids, with names of files and their passages.
class RandomFiles {
 public:
  explicit RandomFiles(std::uint32_t seed) : random_(seed) {}

  std::string name() { return names_[pick(names_.size())]; }

  std::string content(const std::string& name) {
    if (!name.ends_with(".jsonl")) {
      return "# On ferries\n\n## Introduction\n\nThe ferry " + std::to_string(pick(3)) + " crosses the strait.\n";
    }
    std::string lines;
    for (auto left = pick(7); left > 0; --left) {
      lines += R"({"_id":")" + id() + R"(","text":"The ferry )" + std::to_string(++count_) + R"( is late.")";
      if (pick(2) == 0) lines += R"(,"paper":")" + id() + "\"";
      lines += "}\n";
    }
    return lines;
  }

  std::size_t pick(std::size_t size) { return random_() % size; }

 private:
  std::string id() {
    std::string id = ids_[pick(ids_.size())];
    while (pick(4) == 0) id += std::array<const char*, 4>{"~2", "~x", "~3", ".md"}[pick(4)];
    return id;
  }

  std::mt19937 random_;
  std::size_t count_ = 0;
  std::vector<std::string> names_{"x.jsonl", "y.jsonl", "sub/x.jsonl", "a.md", "sub/a.md", "b.txt", "x.md"};
  std::vector<std::string> ids_{"a", "b", "x", "sub-a", "1"};
};

}  // namespace

TEST_CASE("Whatever ids files ask for, all are different, and updates give what a fresh index has") {
  for (std::uint32_t seed = 1; seed <= 8; ++seed) {
    INFO("seed " << seed);
    OpenLibrary library;
    RandomFiles files(seed);
    library.put("first.md", "# On ferries\n\nThe first ferry crosses the strait.\n");
    std::map<std::string, std::string> ids_before;
    for (int step = 0; step < 8; ++step) {
      std::set<std::string> touched;
      for (auto left = files.pick(3) + 1; left > 0; --left) {
        const auto name = files.name();
        touched.insert("papers/" + name);
        if (files.pick(4) == 0) {
          fs::remove(library.papers / name);
        } else {
          library.put(name, files.content(name));
        }
      }
      library.build();
      const auto now = held(library.options.index);
      for (const auto& [id, text] : ids_before) {
        const bool stays = !touched.contains(text.substr(0, text.find(": ")));
        if (stays) CHECK((now.text_of.contains(id) && now.text_of.at(id) == text));
      }
      ids_before = now.text_of;
      auto fresh = library.options;
      fresh.index = library.folder.path() / "fresh";
      fresh.threads = 1 + static_cast<unsigned>(step % 3);
      REQUIRE(build_index(fresh));
      CHECK(held(fresh.index).texts == now.texts);
      fs::remove_all(fresh.index);
    }
  }
}

TEST_CASE("A fresh index has the same ids whatever the number of threads") {
  RandomFiles files(77);
  std::map<std::string, std::string> contents;
  for (int i = 0; i < 20; ++i) {
    const auto name = files.name();
    contents[name] = files.content(name);
  }
  std::optional<Held> first;
  for (const auto threads : {1U, 2U, 5U}) {
    OpenLibrary library(threads);
    for (const auto& [name, content] : contents) library.put(name, content);
    library.build();
    auto now = held(library.options.index);
    if (!first) first = now;
    CHECK(now == *first);
  }
}

TEST_CASE("An id once given to a file stays with it") {
  OpenLibrary library;
  const std::string a = R"({"_id":"a","text":"The ferry of )";
  library.put("x.jsonl", a + "x.\"}\n");
  library.build();
  library.put("a.jsonl", a + "a.\"}\n");  // would come first in a fresh index
  library.build();
  auto now = held(library.options.index);
  CHECK(now.text_of.at("a") == "papers/x.jsonl: The ferry of x.");
  CHECK(now.text_of.at("a~a") == "papers/a.jsonl: The ferry of a.");
  // Both are read again, in the other order; then the first goes.
  library.put("x.jsonl", a + "x.\"}\n{\"_id\":\"x2\",\"text\":\"More.\"}\n");
  library.put("a.jsonl", a + "a.\"}\n{\"_id\":\"a2\",\"text\":\"More.\"}\n");
  library.build();
  now = held(library.options.index);
  CHECK(now.text_of.at("a") == "papers/x.jsonl: The ferry of x.");
  CHECK(now.text_of.at("a~a") == "papers/a.jsonl: The ferry of a.");
  fs::remove(library.papers / "x.jsonl");
  library.put("a.jsonl", a + "a.\"}\n");
  library.build();
  now = held(library.options.index);
  CHECK(now.text_of.contains("a~a"));
  CHECK(now.text_of.size() == 1);
}

TEST_CASE("An index that is made anew in its place gives every file the ids that it had") {
  OpenLibrary library;
  const std::string a = R"({"_id":"a","text":"The ferry of )";
  library.put("x.jsonl", a + "x.\"}\n" + a + "x again.\"}\n");
  library.put("z.jsonl", R"({"_id":"z1","paper":"notes","text":"The tram."})"
                         "\n");
  library.build();
  library.put("b.jsonl", a + "b.\"}\n");  // would come first in a fresh index, as would the paper
  library.put("notes.md", "# On trams\n\nThe tram crosses the town.\n");
  library.build();
  const auto before = held(library.options.index);
  CHECK(before.text_of.at("a") == "papers/x.jsonl: The ferry of x.");
  CHECK(before.text_of.at("a~2") == "papers/x.jsonl: The ferry of x again.");
  CHECK(before.text_of.at("a~b") == "papers/b.jsonl: The ferry of b.");
  CHECK(before.paper_of.at("z1") == "notes");
  library.options.rebuild = true;
  library.build();
  CHECK(held(library.options.index) == before);
  // What left the library gives its ids back; who has had others keeps these.
  fs::remove(library.papers / "x.jsonl");
  fs::remove(library.papers / "z.jsonl");
  library.build();
  auto after = held(library.options.index);
  CHECK(after.text_of.at("a~b") == "papers/b.jsonl: The ferry of b.");
  CHECK_FALSE(after.text_of.contains("a"));
  library.put("new.jsonl", a + "new.\"}\n");
  library.build();
  CHECK(held(library.options.index).text_of.at("a") == "papers/new.jsonl: The ferry of new.");
}

TEST_CASE("However an index came to be, making it anew twice changes nothing") {
  for (std::uint32_t seed = 21; seed <= 26; ++seed) {
    INFO("seed " << seed);
    OpenLibrary library;
    RandomFiles files(seed);
    library.put("first.md", "# On ferries\n\nThe first ferry crosses the strait.\n");
    for (int step = 0; step < 5; ++step) {
      const auto name = files.name();
      library.put(name, files.content(name));
      library.options.rebuild = false;
      library.build();
      const auto before = held(library.options.index);
      library.options.rebuild = true;
      library.build();
      const auto once = held(library.options.index);
      CHECK(once == before);
      library.options.threads = 1 + static_cast<unsigned>(step % 3);
      library.build();
      CHECK(held(library.options.index) == once);
    }
  }
}

TEST_CASE("A paper that comes keeps off the ids of records, and the records say so in a fresh index") {
  OpenLibrary library;
  library.put("all.jsonl", R"({"_id":"q","paper":"smith","text":"The ferry."})"
                           "\n");
  library.build();
  library.put("smith.md", "# On ferries\n\nThe ferry crosses the strait.\n");
  const auto report = library.build();
  auto reader = IndexReader::open(library.options.index);
  CHECK(reader->paper("smith")->source == "papers/all.jsonl");
  CHECK(reader->paper("smith.md")->source == "papers/smith.md");
  for (const auto& file : report.files) {
    if (file.path != "papers/smith.md") continue;
    CHECK(file.notes == std::vector<std::string>{"its id is `smith.md`: `smith` is taken by papers/all.jsonl"});
  }
  held(library.options.index);
}

TEST_CASE("A copy of a file is said to be one, and is not read") {
  OpenLibrary library;
  library.put("a.md", "# On ferries\n\nThe ferry crosses the strait.\n");
  library.put("b.md", "# On ferries\n\nThe ferry crosses the strait.\n");
  const auto report = library.build();
  CHECK(report.files.at(0).notes.empty());
  CHECK(report.files.at(1).skipped_because == "it is a copy of papers/a.md");
  CHECK(report.files.at(1).read_instead == "papers/a.md");
}
