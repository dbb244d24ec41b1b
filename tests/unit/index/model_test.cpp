// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/analyzer.hpp"
#include "index/check/check.hpp"
#include "index/format/stored_vocabulary.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/index/invented.hpp"

#include <algorithm>
#include <map>
#include <set>

using namespace dossier;
using namespace dossier::test;

namespace {

using Model = std::map<std::string, SourceContent>;

std::vector<std::string> terms_of(const std::string& text) {
  Tokens tokens;
  Analyzer().analyze(text, tokens);
  std::vector<std::string> terms;
  for (std::size_t i = 0; i < tokens.size(); ++i) terms.emplace_back(tokens.term(i));
  return terms;
}

/// passage id → times that the word stands in its text
std::map<std::string, std::uint32_t> naive_postings(const Model& model, const std::string& word) {
  std::map<std::string, std::uint32_t> postings;
  for (const auto& [path, source] : model) {
    for (const auto& passage : source.passages) {
      const auto terms = terms_of(passage.text);
      const auto tf = static_cast<std::uint32_t>(std::count(terms.begin(), terms.end(), word));
      if (tf > 0) postings[passage.id] = tf;
    }
  }
  return postings;
}

std::map<std::string, std::uint32_t> postings_of(const IndexReader& reader, const std::string& word) {
  std::map<std::string, std::uint32_t> postings;
  (*reader.postings(TextField::Text, word))->for_each([&](DocId doc, std::uint32_t tf) {
    postings[reader.passage(doc)->id] = tf;
  });
  return postings;
}

void check_passages(const IndexReader& reader, const Model& model) {
  std::size_t total = 0;
  std::map<WordId, std::string> names;
  for (const auto& word : invented_words()) names[(*reader.vocabulary())->id_of(word)] = word;
  for (const auto& [path, source] : model) {
    for (const auto& passage : source.passages) {
      const auto doc = reader.find(passage.id);
      REQUIRE(doc);
      CHECK(*reader.passage(*doc) == passage);
      const auto terms = terms_of(passage.text);
      CHECK((*reader.lengths(TextField::Text))->lengths[*doc] == terms.size());
      std::vector<WordId> words;
      REQUIRE(reader.read_words(*doc, words));
      std::vector<std::string> spelled;
      for (const auto word : words) spelled.push_back(names[word]);
      CHECK(spelled == terms);
      ++total;
    }
  }
  CHECK(reader.passage_count() == total);
}

/// Values of each facet, unknown_value for a passage without one.
std::map<std::string, std::multiset<std::string>> expected_values(const Model& model) {
  std::map<std::string, std::multiset<std::string>> expected;
  std::map<std::string, std::size_t> with_value;
  std::size_t passages = 0;
  for (const auto& [path, source] : model) {
    for (const auto& passage : source.passages) {
      ++passages;
      std::multimap<std::string, std::string> values{{"section", std::string(to_string(passage.section))},
                                                     {"kind", std::string(to_string(passage.kind))},
                                                     {"paper", passage.paper}};
      for (const auto& label : passage.labels) values.emplace(label.facet, label.value);
      for (const auto& [facet, value] : passage.fields) values.emplace(facet, value);
      std::string counted;
      for (const auto& [facet, value] : values) {
        expected[facet].insert(value);
        if (facet != counted) ++with_value[facet];
        counted = facet;
      }
    }
  }
  for (auto& [facet, values] : expected) {
    for (auto without = passages - with_value[facet]; without > 0; --without) values.emplace(unknown_value);
  }
  return expected;
}

void check_columns(const IndexReader& reader, const Model& model) {
  const auto expected = expected_values(model);
  for (const auto& [facet, values] : expected) {
    const auto* column = *reader.column(facet);
    REQUIRE(column != nullptr);
    CHECK(std::is_sorted(column->values.begin(), column->values.end()));
    if (column->starts.empty()) {
      REQUIRE(column->ids.size() == reader.last_doc() + 1);
    } else {
      REQUIRE(column->starts.size() == reader.last_doc() + 2);
    }
    std::multiset<std::string> counted;
    for (DocId doc = 1; doc <= reader.last_doc(); ++doc) {
      for (const auto id : column->of(doc)) counted.insert(column->values[id]);
    }
    CHECK(counted == values);
    for (std::size_t id = 0; id < column->values.size(); ++id) {
      CHECK(column->totals[id] == values.count(column->values[id]));
    }
  }
  CHECK(*reader.column("nothing") == nullptr);
}

void check_against(const std::filesystem::path& index, const Model& model) {
  const auto reader = IndexReader::open(index);
  REQUIRE(reader);
  check_passages(*reader, model);
  check_columns(*reader, model);
  for (const auto& word : invented_words()) {
    const auto expected = naive_postings(model, word);
    CHECK(postings_of(*reader, word) == expected);
    CHECK(reader->passages_with(TextField::Text, word).value() == expected.size());
  }
}

}  // namespace

TEST_CASE("An index after random changes is what a naive model says") {
  for (unsigned seed = 1; seed <= 4; ++seed) {
    const TempFolder folder;
    const auto index = folder.path() / "i";
    std::mt19937 random(seed);
    Model model;
    // Small limits, so that changes go through shards and merges as well as in place.
    const WriterOptions options{.threads = 2,
                                .segment = 32 * (1 + random() % 12),
                                .in_place_limit = random() % 400,
                                .unused_docs = random() % 400,
                                .fresh = false};
    for (int round = 0; round < 12; ++round) {
      auto writer = IndexWriter::open(index, options);
      REQUIRE(writer);
      std::set<std::string> done;
      for (int change = 0; change < 4; ++change) {
        const auto paper = "paper" + std::to_string(random() % 6);
        if (!done.insert(paper).second) continue;
        if (random() % 4 == 0 && model.contains(paper + ".md")) {
          REQUIRE(writer->remove(paper + ".md"));
          model.erase(paper + ".md");
        } else {
          const auto source = random_source(paper, random, random() % 90);
          REQUIRE(writer->replace(source));
          model[source.record.path] = source;
        }
      }
      REQUIRE(writer->commit());
      check_against(index, model);
    }
  }
}

TEST_CASE("The number of threads changes nothing") {
  const TempFolder folder;
  std::mt19937 random(7);
  std::vector<SourceContent> sources;
  for (int paper = 0; paper < 12; ++paper) sources.push_back(random_source("p" + std::to_string(paper), random, 70));
  std::vector<IndexReader> readers;
  for (unsigned threads = 1; threads <= 4; ++threads) {
    const auto index = folder.path() / std::to_string(threads);
    auto writer = IndexWriter::open(index, {.threads = threads, .segment = 64});
    REQUIRE(writer);
    for (const auto& source : sources) REQUIRE(writer->replace(source));
    REQUIRE(writer->commit());
    auto reader = IndexReader::open(index);
    REQUIRE(reader);
    readers.push_back(*std::move(reader));
  }
  for (const auto& reader : readers) {
    CHECK(reader.last_doc() == readers[0].last_doc());
    CHECK((*reader.lengths(TextField::Text))->mean == (*readers[0].lengths(TextField::Text))->mean);
    for (const auto& source : sources) {
      for (const auto& passage : source.passages) CHECK(*reader.find(passage.id) == *readers[0].find(passage.id));
    }
    for (const auto& word : invented_words()) CHECK(postings_of(reader, word) == postings_of(readers[0], word));
  }
}

TEST_CASE("DocIds do not run ahead of the passages, however often and in whatever portions they change") {
  struct Portion {
    std::size_t papers;    // of five, replaced by a commit
    std::size_t passages;  // of each
    WriterOptions options;
  };
  const std::size_t unused = 256;
  const std::vector<Portion> portions{
      {1, 1, {.threads = 1, .unused_docs = unused}},                                      // holes between small commits
      {5, 30, {.threads = 1, .unused_docs = unused}},                                     // purges, nothing handed over
      {5, 30, {.threads = 2, .segment = 32, .unused_docs = unused}},                      // purges, most handed over
      {5, 30, {.threads = 2, .segment = 32, .in_place_limit = 0, .unused_docs = unused}}  // each a new generation
  };
  for (const auto& [papers, passages, options] : portions) {
    const TempFolder folder;
    std::mt19937 random(11);
    Model model;
    const auto most = 4 * 5 * passages + unused + 5 * (passages + 64);
    for (std::size_t round = 0; round < 24; ++round) {
      auto writer = IndexWriter::open(folder.path() / "i", options);
      REQUIRE(writer);
      for (std::size_t i = 0; i < papers; ++i) {
        const auto source = random_source("paper" + std::to_string((round + i) % 5), random, passages);
        REQUIRE(writer->replace(source));
        model[source.record.path] = source;
      }
      REQUIRE(writer->commit());
      CHECK(IndexReader::open(folder.path() / "i")->last_doc() <= most);
    }
    check_against(folder.path() / "i", model);
    CHECK(check_index(folder.path() / "i")->findings.empty());
  }
}

TEST_CASE("Words that no passage has any more leave the vocabulary when the others are rewritten") {
  const TempFolder folder;
  const auto index = folder.path() / "i";
  for (int round = 0; round < 8; ++round) {
    auto writer = IndexWriter::open(index);
    REQUIRE(writer);
    REQUIRE(writer->replace(invented_source("one", {"quay" + std::to_string(round)})));
    REQUIRE(writer->commit());
  }
  const auto reader = IndexReader::open(index);
  CHECK((*reader->vocabulary())->id_of("quay0") == no_word);
  CHECK(reader->passages_with(TextField::Text, "quay7").value() == 1);
}
