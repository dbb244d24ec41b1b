// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/meaning/update_meaning.hpp"
#include "index/read/meaning.hpp"
#include "index/write/index_writer.hpp"
#include "searcher/searcher.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_folder.hpp"
#include "tests/unit/searcher/stored_index.hpp"

#include <random>
#include <thread>

using namespace dossier;

namespace {

const std::vector<std::string> all_words{"weir",  "mill",  "ferry", "harbour", "tide",   "court", "treaty", "judge",
                                         "claim", "envoy", "wheat", "barley",  "plough", "seed",  "frost"};

/// Some 1,500 passages: three blocks of vectors.
SourceContent library() {
  std::mt19937 random(17);
  std::vector<std::vector<std::string>> papers(50);
  for (auto& paper : papers) {
    for (int n = 0; n < 30; ++n) {
      const auto subject = random() % 3;
      std::string text;
      for (int i = 0; i < 8; ++i)
        text += all_words[random() % 4 == 0 ? random() % 15 : subject * 5 + random() % 5] + " ";
      paper.push_back(text + "item" + std::to_string(random() % 400));
    }
  }
  return testing::content_of(papers);
}

std::vector<std::pair<std::string, double>> hits_of(const IndexReader& reader, const std::string& query) {
  const Searcher searcher(reader);
  SearchRequest request;
  request.query = query;
  const auto response = searcher.search(request);
  REQUIRE(response);
  std::vector<std::pair<std::string, double>> hits;
  for (const auto& hit : response->hits) hits.emplace_back(hit.passage.id, hit.score);
  return hits;
}

}  // namespace

TEST_CASE("vectors that are read when they are needed give the answers of those that are read before") {
  const test::TempFolder folder;
  const auto path = folder.path() / "index";
  {
    auto writer = IndexWriter::open(path);
    REQUIRE(writer);
    REQUIRE(writer->replace(library()));
    REQUIRE(writer->commit());
  }
  REQUIRE(update_meaning(path));
  const auto whole = IndexReader::open(path);
  REQUIRE(whole);
  const auto meaning = whole->meaning();
  REQUIRE(meaning);
  REQUIRE((*meaning)->blocks() == 3);
  for (int i = 0; i < 400; i += 7) {
    const auto& word = all_words[static_cast<std::size_t>(i) % all_words.size()];
    for (const auto& query : {"item" + std::to_string(i), word + " item" + std::to_string(i), word}) {
      CAPTURE(query);
      const auto fresh = IndexReader::open(path);
      REQUIRE(fresh);
      CHECK(hits_of(*fresh, query) == hits_of(*whole, query));
    }
  }

  SECTION("by several threads at once") {
    const auto fresh = IndexReader::open(path);
    REQUIRE(fresh);
    std::vector<IndexReader> handles;
    for (int i = 0; i < 4; ++i) {
      auto handle = fresh->clone();
      REQUIRE(handle);
      handles.push_back(*std::move(handle));
    }
    std::vector<char> done(handles.size(), 0);
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < handles.size(); ++i) {
      threads.emplace_back([&, i] {
        std::vector<DocId> docs;
        for (DocId doc = 1; doc <= handles[i].last_doc(); doc += 100) docs.push_back(doc);
        done[i] = need_vectors(handles[i], docs) ? 1 : 0;
      });
    }
    for (auto& thread : threads) thread.join();
    CHECK(done == std::vector<char>(done.size(), 1));
    const auto read = meaning_without_vectors(*fresh);
    REQUIRE(read);
    for (DocId doc = 1; doc <= fresh->last_doc(); ++doc) {
      const auto expected = (*meaning)->vector(doc);
      const auto vector = (*read)->vector(doc);
      CHECK(std::equal(vector.begin(), vector.end(), expected.begin(), expected.end()));
    }
  }
}
