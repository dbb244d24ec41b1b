// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/analyzer.hpp"
#include "index/meaning/update_meaning.hpp"
#include "index/read/known_names.hpp"
#include "index/write/index_writer.hpp"
#include "searcher/answers/known_papers.hpp"
#include "searcher/answers/paper_offer.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_folder.hpp"

#include <random>

using namespace dossier;

namespace {

class Picker {
 public:
  explicit Picker(unsigned seed) : random_(seed) {}
  std::size_t below(std::size_t end) { return random_() % end; }
  std::string words(std::size_t count) {
    static const std::vector<std::string> all{"Rivers", "borders", "of",   "the",   "states", "trade", "water",
                                              "Émile",  "mills",   "weir", "reach", "upper",  "law",   "sea"};
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += (i == 0 ? "" : " ") + all[below(all.size())];
    return text;
  }
  std::string family() {
    static const std::vector<std::string> all{"Okafor", "O’Brien", "de la Cruz", "Haddad", "Müller", "Tanaka"};
    return all[below(all.size())];
  }

 private:
  std::mt19937 random_;
};

/// Of one passage each; every second one is a single record, whose paper lies with its passage.
SourceContent library(const std::string& name, std::size_t papers, Picker& pick) {
  SourceContent content;
  content.record.path = name + ".jsonl";
  content.record.content_hash = name;
  for (std::size_t i = 0; i < papers; ++i) {
    Paper paper;
    paper.id = name + std::to_string(i);
    paper.source = content.record.path;
    paper.title = pick.words(pick.below(8));
    for (auto n = pick.below(3); n > 0; --n) paper.authors.push_back("Ana " + pick.family());
    if (pick.below(3) > 0) paper.year = static_cast<int>(1990 + pick.below(30));
    if (pick.below(4) == 0) paper.journal = pick.words(2);
    if (pick.below(4) == 0) paper.citation_key = "Key" + std::to_string(pick.below(100));
    if (pick.below(4) == 0) paper.doi = "10.1/X" + std::to_string(pick.below(100));
    Passage passage;
    passage.paper = paper.id;
    passage.id = i % 2 == 0 ? paper.id : paper.id + ":1";
    passage.text = "A text about " + pick.words(6);
    content.papers.push_back(std::move(paper));
    content.passages.push_back(std::move(passage));
  }
  return content;
}

std::string random_query(Picker& pick) {
  switch (pick.below(8)) {
    case 0:
      return "10.1/x" + std::to_string(pick.below(150));
    case 1:
      return "key" + std::to_string(pick.below(150));
    case 2:
      return pick.family() + (pick.below(2) == 0 ? " " + std::to_string(1990 + pick.below(40)) : "");
    case 3:
      return pick.family() + " & " + pick.family();
    case 4:
      return std::to_string(1980 + pick.below(50));
    case 5:
      return "a" + std::to_string(pick.below(900));
    case 6:
      return pick.words(2);
    default:
      return pick.words(1 + pick.below(6));
  }
}

void commit(const std::filesystem::path& path, const SourceContent& content) {
  auto writer = IndexWriter::open(path);
  REQUIRE(writer);
  REQUIRE(writer->replace(content));
  REQUIRE(writer->commit());
}

void remove(const std::filesystem::path& path, const std::string& source) {
  auto writer = IndexWriter::open(path);
  REQUIRE(writer);
  REQUIRE(writer->remove(source));
  REQUIRE(writer->commit());
}

std::vector<std::string> suggested(const std::optional<Diagnostic>& offer) {
  return offer ? offer->suggestions : std::vector<std::string>();
}

/// How many of random queries name a paper; whether the names are stored or not, the same are offered.
std::size_t compare_offers(const std::filesystem::path& path, bool stored, Picker& pick) {
  const auto reader = IndexReader::open(path);
  REQUIRE(reader);
  const auto names = known_names(*reader);
  REQUIRE(names);
  CHECK((*names != nullptr) == stored);
  const auto due = meaning_is_due(path);
  REQUIRE(due);
  PaperOffer all(*reader);
  std::size_t found = 0;
  for (int i = 0; i < 100; ++i) {
    const auto query = random_query(pick);
    CAPTURE(query);
    const auto expected = suggested(all.find(query));
    PaperOffer first(*reader, &*reader);
    CHECK(suggested(first.find(query)) == expected);
    CHECK(suggested(first.find(query)) == expected);
    found += expected.empty() ? 0 : 1;
  }
  return found;
}

}  // namespace

TEST_CASE("stored names of papers offer the same papers, whatever happens to the index") {
  Picker pick(3);
  const test::TempFolder folder;
  const auto path = folder.path() / "index";
  commit(path, library("a", 700, pick));
  CHECK(compare_offers(path, false, pick) > 20);
  REQUIRE(update_meaning(path));
  CHECK(compare_offers(path, true, pick) > 20);
  CHECK(*meaning_is_due(path) == false);

  commit(path, library("b", 20, pick));
  CHECK(*meaning_is_due(path));
  compare_offers(path, false, pick);
  REQUIRE(update_meaning(path));
  compare_offers(path, true, pick);

  commit(path, library("b", 25, pick));
  REQUIRE(update_meaning(path));
  compare_offers(path, true, pick);
  commit(path, library("c", 600, pick));
  REQUIRE(update_meaning(path));
  compare_offers(path, true, pick);
  remove(path, "a.jsonl");
  REQUIRE(update_meaning(path));
  compare_offers(path, true, pick);
  remove(path, "c.jsonl");
  REQUIRE(update_meaning(path));
  compare_offers(path, false, pick);
  CHECK(*meaning_is_due(path) == false);
}

TEST_CASE("names of papers exclude a paper only where none is meant, and exclude most texts") {
  Picker pick(5);
  std::size_t meant = 0;
  std::size_t possible = 0;
  for (int turn = 0; turn < 30; ++turn) {
    const auto papers = library("a", 40, pick).papers;
    index::PaperNames names;
    for (const auto& paper : papers) names.add(paper);
    names.sort();
    index::PaperNames read;
    REQUIRE(read.decode(names.encode()));
    CHECK(read.size() == names.size());
    const KnownPapers known(papers);
    for (int i = 0; i < 50; ++i) {
      AskedPaper asked;
      asked.text = fold(pick.words(3 + pick.below(4)));
      for (const auto part : index::parts_of(asked.text)) asked.names.emplace_back(part);
      const bool is_meant = !known.meant(asked, 5).empty();
      const bool may_be = may_mean(read, asked);
      CHECK((may_be || !is_meant));
      meant += is_meant ? 1 : 0;
      possible += may_be ? 1 : 0;
    }
  }
  CHECK(meant > 5);
  CHECK(possible < 2 * meant + 30);
}

TEST_CASE("a whole name in Chinese may name a paper, whose stored names have the family's alone") {
  Paper paper;
  paper.id = "one";
  paper.authors = {"王伟"};
  paper.year = 2019;
  index::PaperNames names;
  names.add(paper);
  names.sort();
  index::PaperNames read;
  REQUIRE(read.decode(names.encode()));
  AskedPaper asked;
  asked.text = "王伟 2019";
  asked.names = {"王伟"};
  asked.year = "2019";
  CHECK(may_mean(read, asked));
  AskedPaper other;
  other.text = "李伟 2019";
  other.names = {"李伟"};
  other.year = "2019";
  CHECK_FALSE(may_mean(read, other));
}

TEST_CASE("damaged names of papers are told as such") {
  index::PaperNames names;
  Paper paper;
  paper.id = "one";
  names.add(paper);
  names.sort();
  auto bytes = names.encode();
  bytes[1] ^= 1;
  CHECK_FALSE(index::PaperNames().decode(bytes));
  CHECK_FALSE(index::decode_names_head("xyz"));
}
