// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/intake/id_registry.hpp"
#include "index/remote_library.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <utility>
#include <vector>

using namespace dossier;

namespace {

/// The ids that a record gets, as `passage in paper`; a record that names no paper is alone in its own.
std::string settled(IdRegistry& ids, const std::string& id, const std::string& paper = {}) {
  Passage passage;
  Paper its;
  passage.id = id;
  passage.paper = paper.empty() ? id : paper;
  ids.settle(passage, its);
  CHECK(its.id == passage.paper);
  return passage.id + " in " + passage.paper;
}

/// An index in which one file has one paper.
class OwnerOfOnePaper : public IdOwners {
 public:
  OwnerOfOnePaper(std::string paper, std::string file) : paper_(std::move(paper)), file_(std::move(file)) {}
  [[nodiscard]] Result<std::string> of_passage(std::string_view) const override { return std::string(); }
  [[nodiscard]] Result<std::string> of_paper(std::string_view id) const override {
    return id == paper_ ? file_ : std::string();
  }

 private:
  std::string paper_;
  std::string file_;
};

}  // namespace

TEST_CASE("An id that comes again in a file is numbered") {
  IdRegistry ids(nullptr, {});
  ids.begin("f.jsonl", "f", false);
  CHECK(settled(ids, "a") == "a in a");
  CHECK(settled(ids, "a~2") == "a~2 in a~2");
  CHECK(settled(ids, "a") == "a~3 in a~3");
  CHECK(settled(ids, "a~2") == "a~2~2 in a~2~2");
  CHECK(ids.changed() == 2);
  CHECK(ids.sentences() == std::vector<std::string>{"the id `a` is taken in this file; here it is `a~3`",
                                                    "the id `a~2` is taken in this file; here it is `a~2~2`"});
}

TEST_CASE("A record that is its own paper and a paper of that name are told apart, whichever comes first") {
  IdRegistry ids(nullptr, {});
  ids.begin("f.jsonl", "f", false);
  CHECK(settled(ids, "a") == "a in a");
  CHECK(settled(ids, "b", "a") == "b in a~2");
  CHECK(settled(ids, "c", "a") == "c in a~2");
  CHECK(settled(ids, "e", "d") == "e in d");
  CHECK(settled(ids, "d") == "d in d~2");
  CHECK(ids.changed() == 2);
}

TEST_CASE("Only a paper of one passage has that passage's id") {
  IdRegistry ids(nullptr, {});
  ids.begin("f.jsonl", "f", false);
  CHECK(settled(ids, "a") == "a in a");
  CHECK(settled(ids, "a~2", "a") == "a~2~2 in a~2");
}

TEST_CASE("Numbers of passages and numbers of papers do not disturb each other") {
  IdRegistry ids(nullptr, {});
  ids.begin("f.jsonl", "f", false);
  CHECK(settled(ids, "1", "7") == "1 in 7");
  CHECK(settled(ids, "7", "1") == "7 in 1");
  CHECK(ids.changed() == 0);
}

TEST_CASE("An id that another file has takes the name of the file behind it") {
  IdRegistry ids(nullptr, {});
  ids.begin("f.jsonl", "f", false);
  CHECK(settled(ids, "a") == "a in a");
  CHECK(settled(ids, "x", "p") == "x in p");
  ids.begin("g.jsonl", "g", false);
  CHECK(settled(ids, "a") == "a~g in a~g");
  CHECK(settled(ids, "a") == "a~g~2 in a~g~2");
  CHECK(settled(ids, "y", "p") == "y in p~g");
  CHECK(ids.changed() == 3);
  CHECK(ids.sentences().front() == "the id `a` is taken by f.jsonl; here it is `a~g`");
}

TEST_CASE("An id that a file keeps, though the one that it asks for is free now, is said to stay") {
  const OwnerOfOnePaper owners("p~g", "g.jsonl");
  IdRegistry ids(&owners, {});
  ids.begin("g.jsonl", "g", true);
  CHECK(settled(ids, "x", "p") == "x in p~g");
  CHECK(ids.sentences() ==
        std::vector<std::string>{"the paper id `p` is free now; here it stays `p~g`, as in the index"});
}

TEST_CASE("Many records with one id cost no more than others, and the notes are few") {
  IdRegistry ids(nullptr, {});
  ids.begin("f.jsonl", "f", false);
  for (int i = 0; i < 20000; ++i) settled(ids, "a");
  CHECK(settled(ids, "a") == "a~20001 in a~20001");
  CHECK(ids.sentences().size() == 21);
  CHECK(ids.sentences().back() == "and 19980 more ids");
}
