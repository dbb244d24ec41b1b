// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/meaning/update_meaning.hpp"
#include "searcher/searcher.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_folder.hpp"
#include "tests/unit/searcher/stored_index.hpp"

#include <algorithm>
#include <random>

using namespace dossier;

namespace {

const std::vector<std::string> sea{"ferry", "harbour", "ship", "sail", "anchor", "tide", "captain", "rudder"};
const std::vector<std::string> law{"court", "judge", "trial", "statute", "appeal", "verdict", "jury", "clerk"};

/// Twenty papers of twenty passages, of the sea and of the law by turns; two more hold one passage each, alike in words
/// to the one that is asked for, and one of them in meaning.
SourceContent library() {
  std::mt19937 random(7);
  SourceContent content;
  content.record.path = "library.md";
  content.record.content_hash = "0";
  const auto add = [&](const std::string& id, std::uint32_t n, const std::string& text) {
    if (n == 1) {
      Paper paper;
      paper.id = id;
      paper.source = content.record.path;
      content.papers.push_back(paper);
    }
    Passage passage;
    passage.paper = id;
    passage.n = n;
    passage.id = id + ":" + std::to_string(n);
    passage.text = text;
    content.passages.push_back(std::move(passage));
  };
  for (int paper = 0; paper < 20; ++paper) {
    for (std::uint32_t n = 1; n <= 20; ++n) {
      auto words = paper % 2 == 0 ? sea : law;
      std::shuffle(words.begin(), words.end(), random);
      add("p" + std::to_string(paper), n, words[0] + " " + words[1] + " " + words[2] + " " + words[3]);
    }
  }
  add("asked", 1, "lantern ferry harbour tide");
  add("far", 1, "lantern court jury clerk");
  add("near", 1, "lantern anchor rudder captain");
  return content;
}

}  // namespace

TEST_CASE("of passages that share the same word the one near in meaning is the more similar") {
  const test::TempFolder folder;
  const auto path = folder.path() / "index";
  {
    auto writer = IndexWriter::open(path);
    REQUIRE(writer);
    REQUIRE(writer->replace(library()));
    REQUIRE(writer->commit());
  }
  REQUIRE(update_meaning(path));
  auto reader = IndexReader::open(path);
  REQUIRE(reader);
  SimilarRequest request;
  request.id = "asked:1";
  request.limit = 500;
  request.per_paper = 0;
  const auto response = Searcher(*reader).similar(request);
  REQUIRE(response);
  const auto rank = [&](const std::string& id) {
    const auto at = std::find_if(response->hits.begin(), response->hits.end(),
                                 [&](const SimilarHit& similar) { return similar.hit.passage.id == id; });
    REQUIRE(at != response->hits.end());
    return at - response->hits.begin();
  };
  CHECK(rank("near:1") < rank("far:1"));
}
