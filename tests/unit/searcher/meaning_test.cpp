// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/read/meaning.hpp"
#include "index/format/layout.hpp"
#include "index/format/manifest.hpp"
#include "index/format/xapian.hpp"
#include "index/meaning/library_words.hpp"
#include "index/meaning/make_space.hpp"
#include "index/meaning/update_meaning.hpp"
#include "index/read/meaning_space.hpp"
#include "searcher/searcher.hpp"
#include "tests/support/temp_folder.hpp"
#include "tests/unit/searcher/meant_library.hpp"

#include <Eigen/Core>

#include <algorithm>
#include <cmath>
#include <random>
#include <set>

using namespace dossier;
using namespace dossier::testing;

namespace {

const std::vector<std::string> sea{"ferry", "harbour", "ship", "sail",   "anchor",
                                   "tide",  "captain", "deck", "rudder", "mast"};
IndexReader opened(const std::filesystem::path& index) {
  auto reader = IndexReader::open(index);
  REQUIRE(reader);
  return std::move(reader.value());
}

std::string all_bytes(const IndexReader& reader) {
  const auto& meaning = **reader.meaning();
  auto bytes = index::encode_meaning_head(meaning.space()) + index::encode_meaning_stems(meaning.space(), 0);
  for (DocId doc = 1; doc <= meaning.covered(); ++doc) {
    for (const auto number : meaning.vector(doc)) bytes.push_back(static_cast<char>(number));
  }
  return bytes;
}

SearchResponse found(const IndexReader& reader, const SearchRequest& request) {
  auto response = Searcher(reader).search(request);
  REQUIRE(response);
  return std::move(response.value());
}

}  // namespace

TEST_CASE("principal directions of tiny matrices are those computed by hand") {
  index::WeightedRows axes;  // three rows along the second axis, one along the first
  axes.columns = 2;
  axes.cells = {{1, 1.0F}, {1, 1.0F}, {1, 1.0F}, {0, 1.0F}};
  axes.starts = {0, 1, 2, 3, 4};
  const auto first = index::principal_directions(axes, 1, {});
  REQUIRE(first.size() == 2);
  CHECK(std::abs(first[0]) < 1e-3F);
  CHECK(std::abs(first[1]) == Approx(1).margin(1e-3));

  index::WeightedRows slanted;  // twice (3, 4) / 5, once (4, -3) / 5
  slanted.columns = 2;
  slanted.cells = {{0, 0.6F}, {1, 0.8F}, {0, 0.6F}, {1, 0.8F}, {0, 0.8F}, {1, -0.6F}};
  slanted.starts = {0, 2, 4, 6};
  const auto both = index::principal_directions(slanted, 2, {});
  REQUIRE(both.size() == 4);
  CHECK(std::abs(both[0]) == Approx(0.6).margin(1e-3));
  CHECK(std::abs(both[2]) == Approx(0.8).margin(1e-3));
  CHECK(both[0] * both[1] + both[2] * both[3] == Approx(0).margin(1e-4));
}

TEST_CASE("sums of principal directions are made in the same order on every processor") {
  index::WeightedRows one;
  one.columns = 1;
  one.cells = {{0, 1.0F}};
  one.starts = {0, 1};
  CHECK(index::principal_directions(one, 1, {}).size() == 1);
  CHECK(Eigen::l1CacheSize() == 48 * 1024);  // whatever this processor has
}

TEST_CASE("a stored meaning is read as it was written, and damage is noticed") {
  index::MeaningSpace space{2, 7, 3, {{"ferri", 0.5F}, {"ship", 2.0F}}, {127, -3, 0, 127}, 4};
  index::MeaningSpace read;
  const auto head = index::encode_meaning_head(space);
  const auto stems = index::encode_meaning_stems(space, 0);
  REQUIRE(index::decode_meaning_head(head, read) == std::optional<std::size_t>(2));
  REQUIRE(index::decode_meaning_stems(stems, read));
  CHECK(read.rank == 2);
  CHECK(read.made_of == 7);
  CHECK(read.covered == 3);
  CHECK(read.recipe == 4);
  CHECK(read.stems[1].stem == "ship");
  CHECK(read.stems[1].weight == 2.0F);
  CHECK(read.directions == space.directions);
  for (std::size_t i = 0; i < stems.size(); ++i) {
    auto broken = stems;
    broken[i] = static_cast<char>(broken[i] ^ 1);
    index::MeaningSpace other;
    other.rank = 2;
    CHECK_FALSE(index::decode_meaning_stems(broken, other));
  }
  CHECK_FALSE(index::decode_meaning_head(head.substr(1), read));
}

TEST_CASE("vectors add up and are compared by their angle") {
  const std::vector<std::int8_t> vectors{127, 0, 0, 64, 0, 0};
  const Meaning meaning({2, 2, 3, {{"ferri", 1.0F}, {"ship", 0.5F}}, {3, 0, 0, 4}}, vectors);
  std::vector<float> sum(2, 0.0F);
  meaning.add(meaning.stem("ferri"), 1, sum);
  meaning.add(meaning.stem("ship"), 2, sum);
  CHECK(sum == std::vector<float>{3, 4});
  CHECK(Meaning::rounded(sum) == std::vector<std::int8_t>{95, 127});
  CHECK(Meaning::rounded(std::vector<float>{0, 0}) == std::vector<std::int8_t>{0, 0});
  REQUIRE(normalise(sum));
  CHECK(meaning.cosine(sum, 1) == Approx(0.6));
  CHECK(meaning.cosine(sum, 2) == Approx(0.8));
  CHECK(meaning.cosine(sum, 3) == 0.0F);  // a passage without a known word
  CHECK(meaning.cosine(sum, 4) == 0.0F);  // newer than the space
  CHECK(meaning.vector(3).empty());
  CHECK(meaning.stem("tide") == Meaning::unknown);
}

TEST_CASE("a library too small to gain keeps no meaning") {
  const test::TempFolder folder;
  write_to(folder.path() / "index", sea_and_law(100, "a", 1));
  REQUIRE(update_meaning(folder.path() / "index"));
  CHECK(*opened(folder.path() / "index").meaning() == nullptr);
}

TEST_CASE("any number of threads gives the same meaning") {
  const test::TempFolder folder;
  std::vector<std::string> bytes;
  for (const unsigned threads : {1U, 3U}) {
    const auto index = folder.path() / std::to_string(threads);
    write_to(index, sea_and_law(1300, "a", 1));
    REQUIRE(update_meaning(index, {threads}));
    bytes.push_back(all_bytes(opened(index)));
  }
  CHECK(bytes[0] == bytes[1]);

  std::mt19937 random(4);
  index::WeightedRows rows;
  rows.columns = 120;
  for (int row = 0; row < 300; ++row) {
    for (int cell = 0; cell < 12; ++cell)
      rows.cells.emplace_back(static_cast<std::uint32_t>(random() % 120), 1.0F / static_cast<float>(1 + random() % 9));
    rows.starts.push_back(rows.cells.size());
  }
  index::SpaceParams params;
  const auto alone = index::principal_directions(rows, 90, params);
  params.threads = 3;
  CHECK(index::principal_directions(rows, 90, params) == alone);
}

TEST_CASE("the same library gives the same bytes, new passages are folded in, one much grown is made anew") {
  const test::TempFolder folder;
  const auto one = folder.path() / "one";
  const auto other = folder.path() / "other";
  for (const auto& place : {one, other}) {
    write_to(place, sea_and_law(400, "a", 1));
    REQUIRE(update_meaning(place));
  }
  const auto before = opened(one);
  REQUIRE(*before.meaning() != nullptr);
  CHECK(all_bytes(before) == all_bytes(opened(other)));

  write_to(one, sea_and_law(20, "b", 2));
  const auto between = opened(one);
  CHECK((*between.meaning())->covered() < between.last_doc());
  CHECK((*between.meaning())->vector(between.last_doc()).empty());
  REQUIRE(update_meaning(one));
  const auto folded = opened(one);
  CHECK((*folded.meaning())->covered() == folded.last_doc());
  CHECK((*folded.meaning())->space().made_of == 400);
  CHECK_FALSE((*folded.meaning())->vector(folded.last_doc()).empty());

  write_to(one, sea_and_law(200, "c", 3));
  REQUIRE(update_meaning(one));
  CHECK((*opened(one).meaning())->space().made_of == 620);
}

TEST_CASE("meaning that was made in an earlier way is made anew") {
  const test::TempFolder folder;
  const auto place = folder.path() / "index";
  write_to(place, sea_and_law(400, "a", 1));
  REQUIRE(update_meaning(place));
  const auto made = all_bytes(opened(place));
  auto earlier = (*opened(place).meaning())->space();
  earlier.recipe = 0;
  const auto current = index::read_current(place);
  REQUIRE(current);
  REQUIRE(index::begin_change(current->folder));
  {
    auto db = index::open_to_write(current->folder, Xapian::DB_OPEN);
    db.set_metadata(std::string(index::meaning_key), index::encode_meaning_head(earlier));
    db.commit();
  }
  REQUIRE(index::end_change(current->folder));
  REQUIRE(all_bytes(opened(place)) != made);
  CHECK(meaning_is_due(place).value());
  REQUIRE(update_meaning(place));
  CHECK(all_bytes(opened(place)) == made);
  CHECK_FALSE(meaning_is_due(place).value());
}

TEST_CASE("what is near in meaning is added outside the total, marked, in one order whatever page is asked for") {
  const test::TempFolder folder;
  write_to(folder.path() / "index", sea_and_law(400, "a", 1));
  const auto bare = opened(folder.path() / "index");
  SearchRequest request;
  request.query = "ferry rudder";
  request.limit = 300;
  const auto without = found(bare, request);
  REQUIRE(update_meaning(folder.path() / "index"));
  const auto reader = opened(folder.path() / "index");

  request.meaning = false;
  const auto switched_off = found(reader, request);
  REQUIRE(switched_off.hits.size() == without.hits.size());
  for (std::size_t i = 0; i < without.hits.size(); ++i) {
    CHECK(switched_off.hits[i].passage.id == without.hits[i].passage.id);
    CHECK(switched_off.hits[i].score == without.hits[i].score);
  }

  request.meaning = true;
  request.explain = true;
  request.query = "ferry -rudder -mast -tide -deck";  // an operator: it means what it says
  const auto strict = found(reader, request);
  for (const auto& hit : strict.hits) CHECK_FALSE(hit.near_in_meaning);

  request.query = "ferry";
  request.filters = {{"paper", {"a0", "a1", "a2", "a3", "a4", "a5"}, {}}};
  const auto all = found(reader, request);
  CHECK(all.hits.size() > all.total);
  double last = all.hits.front().score;
  std::set<std::string> ids;
  std::size_t marked = 0;
  for (const auto& hit : all.hits) {
    CHECK(ids.insert(hit.passage.id).second);
    CHECK(hit.score <= last);
    last = hit.score;
    CHECK(hit.near_in_meaning == (hit.passage.text.find("ferry") == std::string::npos));
    double parts = 0;
    for (const auto& part : hit.parts) parts += part.weight;
    CHECK(parts == Approx(hit.score));
    if (!hit.near_in_meaning) continue;
    ++marked;
    CHECK_FALSE(hit.all_words);
    CHECK(std::any_of(sea.begin(), sea.end(),
                      [&](const auto& word) { return hit.passage.text.find(word) != std::string::npos; }));
  }
  CHECK(all.hits.size() == all.total + marked);
  request.limit = 3;
  for (request.offset = 0; request.offset < all.hits.size(); request.offset += 3) {
    const auto page = found(reader, request);
    for (std::size_t i = 0; i < page.hits.size(); ++i) {
      CHECK(page.hits[i].passage.id == all.hits[request.offset + i].passage.id);
    }
  }
}

TEST_CASE("a passage means what its title and its headings say, too") {
  const test::TempFolder folder;
  auto content = sea_and_law(11, "a", 1);
  content.papers[0].title = "The Ferry";
  content.passages[0].text = "ship ship and rudder";
  content.passages[0].heading = {"Harbours", "A ship"};
  content.passages[1].text = "ship";
  content.passages[10].text = "rudder";
  write_to(folder.path() / "index", content);
  const auto reader = opened(folder.path() / "index");
  const auto stems = index::stems_of(reader, {"ferri", "harbour", "rudder", "ship"});
  REQUIRE(stems);
  index::StemCounter counter(reader, *stems);
  index::StemCounts counts;
  REQUIRE(counter.count(1, counts));
  CHECK(counts == index::StemCounts{{0, 1}, {1, 1}, {2, 1}, {3, 3}});
  REQUIRE(counter.count(2, counts));  // below the same title, without a heading
  CHECK(counts == index::StemCounts{{0, 1}, {3, 1}});
  REQUIRE(counter.count(11, counts));  // of another paper, which has no title
  CHECK(counts == index::StemCounts{{2, 1}});
  REQUIRE(counter.count(1, counts));
  CHECK(counts == index::StemCounts{{0, 1}, {1, 1}, {2, 1}, {3, 3}});
}

TEST_CASE("which passages give their context is for the library's meaning to say, too") {
  const test::TempFolder folder;
  // Passages that hold the word score alike; every other one of those that stand first is of the law.
  auto content = sea_and_law(400, "a", 1);
  for (std::size_t i = 0; i < 20; ++i) {
    content.passages[i].text =
        i % 2 == 0 ? "ferry court judge trial appeal verdict" : "ferry harbour ship anchor tide captain";
  }
  write_to(folder.path() / "index", content);
  REQUIRE(update_meaning(folder.path() / "index"));
  const auto reader = opened(folder.path() / "index");
  SearchRequest request;
  request.query = "ferry";
  request.explain = true;
  request.ranking.related_weight = 0;
  const auto context = [&](const std::string& word) {
    double most = 0;
    for (const auto& hit : found(reader, request).hits) {
      if (hit.near_in_meaning || hit.passage.text.find(word) == std::string::npos) continue;
      for (const auto& part : hit.parts) most = part.field == "context" ? std::max(most, part.weight) : most;
    }
    return most;
  };
  request.limit = 300;
  CHECK(context("captain") > 2 * context("verdict"));
  request.ranking.meaning_weight = 0;  // nothing tells them apart
  request.ranking.meaning_best_weight = 0;
  CHECK(context("captain") < 2 * context("verdict"));
}
