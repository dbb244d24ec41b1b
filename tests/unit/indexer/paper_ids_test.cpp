// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/intake/paper_ids.hpp"
#include "tests/support/catch.hpp"

#include <set>
#include <string>

using namespace dossier;

TEST_CASE("A paper's id is its file's name, made unique where it must be") {
  const auto ids = paper_ids({"x/alone.md", "x/same.md", "x/same.txt", "a/b/twin.md", "a/c/twin.md"});
  CHECK(ids.at("x/alone.md") == "alone");
  CHECK(ids.at("x/same.md") == "same.md");
  CHECK(ids.at("x/same.txt") == "same.txt");
  CHECK(ids.at("a/b/twin.md") == "b-twin.md");
  CHECK(ids.at("a/c/twin.md") == "c-twin.md");
}

TEST_CASE("A paper keeps the id that it has, and new ones keep off it and off those of records") {
  TakenIds taken;
  taken.known = {{"a/same.md", "same"}};
  taken.by_other = [](const std::string& id) { return id == "record"; };
  const auto ids = paper_ids({"a/same.md", "b/same.md", "record.md", "c/x.md", "d/x.md"}, taken);
  CHECK(ids.at("a/same.md") == "same");
  CHECK(ids.at("b/same.md") == "same.md");
  CHECK(ids.at("record.md") == "record.md");
  CHECK(ids.at("c/x.md") == "c-x.md");
  CHECK(ids.at("d/x.md") == "d-x.md");
}

TEST_CASE("Names that differ in control characters only get ids of their own too") {
  const auto ids = paper_ids({"a\x01.md", "a\x02.md", "a .md"});
  std::set<std::string> different;
  for (const auto& [path, id] : ids) different.insert(id);
  CHECK(different.size() == 3);
}

TEST_CASE("A passage's id lasts over another conversion") {
  std::vector<Passage> passages(4);
  passages[0].text = "The ferry, it seems, was late.";
  passages[1].text = "the  ferry it\nseems was late";
  passages[2].text = "Another one.";
  passages[3].text = "***";
  assign_passage_ids("p", passages);
  CHECK(passages[0].id.substr(0, 2) == "p:");
  CHECK(passages[0].id.size() == 14);
  CHECK(passages[1].id == passages[0].id + "~2");
  CHECK(passages[2].id != passages[0].id);
  CHECK(passages[3].n == 4);
}

TEST_CASE("Citation keys are made of author and year, and stay") {
  Paper paper;
  paper.id = "x";
  paper.title = "The Strategic Ferry";
  paper.authors = {"Sana Ahmád", "B. Two"};
  paper.year = 2025;
  CitationKeys keys;
  CHECK(keys.assign(paper) == "ahmad2025");
  auto second = paper;
  second.id = "y";
  CHECK(keys.assign(second) == "ahmad2025a");
  CHECK(keys.assign(second) == "ahmad2025a");
  CHECK(keys.assign(paper) == "ahmad2025");
  paper.authors = {"Sana Brook"};
  CHECK(keys.assign(paper) == "ahmad2025");
  Paper bare;
  bare.id = "bare";
  CHECK(keys.assign(bare) == "bare");
  bare.id = "bare-2";
  bare.title = "The Ferry";
  bare.year = 1999;
  CHECK(keys.assign(bare) == "ferry1999");
}

TEST_CASE("A bibliography's citation key wins where no other paper has it") {
  Paper paper;
  paper.id = "x";
  paper.authors = {"Sana Ahmad"};
  CitationKeys keys;
  CHECK(keys.assign(paper) == "ahmad");
  paper.citation_key = "SanaFerry";
  CHECK(keys.assign(paper) == "SanaFerry");
  paper.citation_key.clear();
  CHECK(keys.assign(paper) == "SanaFerry");
  auto other = paper;
  other.id = "y";
  other.citation_key = "SanaFerry";
  CHECK(keys.assign(other) == "SanaFerrya");
  auto third = paper;
  third.id = "z";
  CHECK(keys.assign(third) == "ahmad");
}

TEST_CASE("Any number of papers with one stem get keys of their own") {
  CitationKeys keys;
  std::set<std::string> given;
  Paper paper;
  paper.title = "Ferry";
  for (int i = 0; i < 2000; ++i) {
    paper.id = "p" + std::to_string(i);
    given.insert(keys.assign(paper));
  }
  CHECK(given.size() == 2000);
  CHECK(given.count("ferryz") == 1);
  CHECK(given.count("ferryaa") == 1);
}
