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

TEST_CASE("Citation keys are made of author, year and title, and stay") {
  Paper paper;
  paper.id = "x";
  paper.title = "The Strategic Ferry";
  paper.authors = {"Sana Ahmád", "B. Two"};
  paper.year = 2025;
  CitationKeys keys;
  CHECK(keys.assign(paper) == "ahmad2025strategic");
  auto second = paper;
  second.id = "y";
  CHECK(keys.assign(second) == "ahmad2025strategica");
  CHECK(keys.assign(second) == "ahmad2025strategica");
  CHECK(keys.assign(paper) == "ahmad2025strategic");
  Paper bare;
  bare.id = "bare";
  CHECK(keys.assign(bare) == "bare");
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
