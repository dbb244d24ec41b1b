// SPDX-License-Identifier: GPL-3.0-or-later
// The lines of a concordance and the words near its matches, counted by hand.
#include "searcher/searcher.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/searcher/stored_index.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

using namespace dossier;
using namespace dossier::testing;

namespace {

using Texts = std::vector<std::string>;

KwicRequest request_for(const std::string& query) {
  KwicRequest request;
  request.search.query = query;
  request.search.sort = SortOrder::Paper;
  auto& expansion = request.search.expansion;
  expansion.stems = expansion.spelling = expansion.synonyms = expansion.acronyms = false;
  expansion.variants = expansion.related = false;
  return request;
}

/// Passages among others that hold none of their words.
StoredIndex library(const Texts& texts) {
  std::vector<Texts> papers{texts};
  for (int i = 0; i < 20; ++i) papers.push_back({"zorv quell narv tiln osk"});
  return StoredIndex(content_of(papers));
}

Texts collocates(const Texts& texts, const std::string& query, std::uint32_t span, std::uint32_t most = 20) {
  const auto index = library(texts);
  auto request = request_for(query);
  request.collocates = most;
  request.span = span;
  const auto response = Searcher(index.reader()).kwic(request);
  REQUIRE(response);
  Texts out;
  for (const auto& one : response->collocates) {
    out.push_back(one.term + ' ' + std::to_string(one.near) + ' ' + std::to_string(one.all));
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// The numbers of the passages in the order of the lines.
std::string in_order(const Texts& texts, KwicOrder order) {
  const auto index = library(texts);
  auto request = request_for("salt");
  request.order = order;
  const auto response = Searcher(index.reader()).kwic(request);
  REQUIRE(response);
  std::string out;
  for (const auto& line : response->lines) out += line.id.back();
  return out;
}

}  // namespace

TEST_CASE("words within the span of a match are counted, on both sides") {
  const Texts twice(2, "pier weir mill salt lock reed mast");
  CHECK(collocates(twice, "salt", 1) == Texts{"lock 2 2", "mill 2 2"});
  CHECK(collocates(twice, "salt", 2) == Texts{"lock 2 2", "mill 2 2", "reed 2 2", "weir 2 2"});
  CHECK(collocates(twice, "salt", 9) == Texts{"lock 2 2", "mast 2 2", "mill 2 2", "pier 2 2", "reed 2 2", "weir 2 2"});
  CHECK(collocates(twice, "salt", 2, 1).size() == 1);
  CHECK(collocates(twice, "salt", 2, 0).empty());
  CHECK(collocates(Texts(2, "salt lock"), "salt", 3) == Texts{"lock 2 2"});
  CHECK(collocates(Texts(2, "lock salt"), "salt", 3) == Texts{"lock 2 2"});
}

TEST_CASE("a word between two matches counts once") {
  CHECK(collocates(Texts(2, "salt mill salt"), "salt", 5) == Texts{"mill 2 2"});
  CHECK(collocates(Texts(2, "salt mill lock reed salt"), "salt", 2) == Texts{"lock 2 2", "mill 2 2", "reed 2 2"});
  CHECK(collocates(Texts(2, "salt mill lock reed mast salt"), "salt", 2) ==
        Texts{"lock 2 2", "mast 2 2", "mill 2 2", "reed 2 2"});
  CHECK(collocates(Texts(2, "salt mill lock reed mast pier salt"), "salt", 2) ==
        Texts{"lock 2 2", "mast 2 2", "mill 2 2", "pier 2 2"});
  CHECK(collocates({"mill salt mill"}, "salt", 1) == Texts{"mill 2 2"});
  CHECK(collocates(Texts(2, "mill salt weir lock"), "\"salt weir\"", 1) == Texts{"lock 2 2", "mill 2 2"});
}

TEST_CASE("a word that stands near once, a number, a common word or a word of a match is no collocate") {
  CHECK(collocates({"salt mill", "salt lock", "salt lock"}, "salt", 1) == Texts{"lock 2 2"});
  CHECK(collocates(Texts(2, "salt 1914"), "salt", 1).empty());
  CHECK(collocates(Texts(2, "salt the"), "salt", 1).empty());
  CHECK(collocates({"salt mill", "salt mill", "mill lock", "salt lock"}, "salt OR mill", 1) == Texts{"lock 2 2"});
  // One that stands as often elsewhere is not told by the matches.
  Texts texts{"salt mill lock", "salt mill lock"};
  texts.insert(texts.end(), 200, "mill");
  CHECK(collocates(texts, "salt", 2) == Texts{"lock 2 2"});
}

TEST_CASE("the most telling collocate comes first") {
  const auto index = library({"salt mill lock", "salt mill lock", "lock weir reed"});
  auto request = request_for("salt");
  request.collocates = 5;
  const auto response = Searcher(index.reader()).kwic(request);
  REQUIRE(response);
  REQUIRE(response->collocates.size() == 2);
  CHECK(response->collocates[0].term == "mill");
  CHECK(response->collocates[0].all == 2);
  CHECK(response->collocates[1].term == "lock");
  CHECK(response->collocates[1].all == 3);
  CHECK(response->collocates[0].likelihood > response->collocates[1].likelihood);
}

TEST_CASE("lines stand in the order of a word near the match, then of those further out") {
  const Texts left{"alder birch cedar salt", "birch alder birch salt", "cedar cedar alder salt"};
  CHECK(in_order(left, KwicOrder::Left) == "321");
  CHECK(in_order(left, KwicOrder::Left2) == "213");
  CHECK(in_order(left, KwicOrder::Left3) == "123");
  const Texts right{"salt cedar birch alder", "salt birch alder birch", "salt alder cedar cedar"};
  CHECK(in_order(right, KwicOrder::Right) == "321");
  CHECK(in_order(right, KwicOrder::Right2) == "213");
  CHECK(in_order(right, KwicOrder::Right3) == "123");
  CHECK(in_order({"cedar alder salt", "alder alder salt", "birch alder salt"}, KwicOrder::Left) == "231");
  CHECK(in_order({"salt alder cedar", "salt alder alder", "salt alder birch"}, KwicOrder::Right) == "231");
  CHECK(in_order({"salt", "alder salt"}, KwicOrder::Left) == "12");
  CHECK(in_order({"cedar salt", "alder salt"}, KwicOrder::Relevance) == "12");
}

TEST_CASE("the best passages are looked at, as many as are asked for, and all for none") {
  const auto index = library({"salt salt", "salt", "salt"});
  auto request = request_for("salt");
  const Searcher searcher(index.reader());
  for (const auto& [passages, looked_at, lines] :
       std::vector<std::array<std::uint32_t, 3>>{{0, 3, 4}, {1, 1, 2}, {2, 2, 3}, {9, 3, 4}}) {
    request.passages = passages;
    const auto response = searcher.kwic(request);
    REQUIRE(response);
    CHECK(response->passages == 3);
    CHECK(response->looked_at == looked_at);
    CHECK(response->total == lines);
  }
}

TEST_CASE("a line has its words with single blanks") {
  const auto index = library({" pier\n\t weir  mill\r\nsalt \n lock\vreed  mast "});
  auto request = request_for("salt");
  request.words = 2;
  const auto response = Searcher(index.reader()).kwic(request);
  REQUIRE(response);
  REQUIRE(response->lines.size() == 1);
  CHECK(response->lines[0].left == "weir mill");
  CHECK(response->lines[0].keyword == "salt");
  CHECK(response->lines[0].right == "lock reed");
  request.words = 9;
  const auto wide = Searcher(index.reader()).kwic(request);
  REQUIRE(wide);
  CHECK(wide->lines[0].left == "pier weir mill");
  CHECK(wide->lines[0].right == "lock reed mast");
}
