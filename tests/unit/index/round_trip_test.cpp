// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/format/stored_vocabulary.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/index/invented.hpp"

#include <fstream>

using namespace dossier;
using namespace dossier::test;

namespace {

void write(const std::filesystem::path& index, const std::vector<SourceContent>& sources,
           const WriterOptions& options = {}) {
  auto writer = IndexWriter::open(index, options);
  REQUIRE(writer);
  for (const auto& source : sources) REQUIRE(writer->replace(source));
  const auto committed = writer->commit();
  if (!committed) FAIL(committed.error().message);
}

std::vector<std::string> texts_of(const IndexReader& reader, const std::string& paper) {
  std::vector<std::string> texts;
  const auto docs = reader.passages_of(paper);
  REQUIRE(docs);
  for (const auto doc : *docs) texts.push_back(reader.passage(doc)->text);
  return texts;
}

Passage rich_passage() {
  auto passage = invented_passage("delta", 1, "The two ports signed a grain pact in 1907 — “in haste”.");
  passage.kind = PassageKind::Footnote;
  passage.section = Section::Discussion;
  passage.heading = {"3 Findings", "3.1 Grain"};
  passage.labels = {{"dyad", "Atlantis-Lemuria", LabelSource::Inherited, 0.5F, "two ports", {4, 13}},
                    {"theory", "realism", LabelSource::Heading, 0.75F, "Findings", {}}};
  passage.fields = {{"country", "ATL"}, {"country", "LEM"}};
  passage.pages = {17, 18};
  passage.printed = {"xii", "1"};
  passage.boxes = {{17, 72.5F, 600, 200.1F, 90}, {18, 300, 54, 200, 12.3F}};
  passage.lines = {40, 44};
  return passage;
}

std::vector<std::string> words_with_stem(const IndexReader& reader, std::string_view language, std::string_view stem) {
  const auto vocabulary = reader.vocabulary();
  REQUIRE(vocabulary);
  std::vector<std::string> words;
  for (const auto ordinal : (*vocabulary)->with_stem(language, stem)) words.emplace_back((*vocabulary)->word(ordinal));
  return words;
}

}  // namespace

TEST_CASE("A passage comes back as it was written") {
  const TempFolder folder;
  auto source = invented_source("delta", {});
  source.papers[0].doi = "10.1000/xyz";
  source.papers[0].keywords = {"grain", "ports"};
  source.passages = {rich_passage()};
  write(folder.path() / "i", {source});

  const auto reader = IndexReader::open(folder.path() / "i");
  REQUIRE(reader);
  const auto doc = reader->find("delta:1");
  REQUIRE(doc);
  CHECK(*reader->passage(*doc) == source.passages[0]);
  CHECK(*reader->paper("delta") == source.papers[0]);
  CHECK(reader->papers()->size() == 1);
  CHECK(reader->info().passages == 1);
  CHECK(reader->info().papers == 1);
  const auto file_records = reader->file_records();
  REQUIRE(file_records->size() == 1);
  CHECK((*file_records)[0].papers == std::vector<std::string>{"delta"});
  CHECK((*file_records)[0].passages[static_cast<std::size_t>(PassageKind::Footnote)] == 1);
}

TEST_CASE("Words are found folded, in their field, and in sequence") {
  const TempFolder folder;
  auto source = invented_source("delta", {"Zürich and Wæver, Wæver again", "again"});
  source.passages[1].heading = {"The Harbour"};
  write(folder.path() / "i", {source});
  const auto reader = IndexReader::open(folder.path() / "i");
  REQUIRE(reader);
  CHECK(reader->passages_with(TextField::Text, "waever").value() == 1);
  CHECK(reader->passages_with(TextField::Text, "again").value() == 2);
  CHECK(reader->passages_with(TextField::Text, "harbour").value() == 0);
  CHECK(reader->passages_with(TextField::Heading, "harbour").value() == 1);
  CHECK(reader->passages_with(TextField::Title, "delta").value() == 2);
  CHECK(reader->passages_with(TextField::Author, "ore").value() == 2);
  CHECK(reader->passages_with(TextField::Text, "nowhere").value() == 0);
  const auto postings = reader->postings(TextField::Text, "waever").value();
  REQUIRE_FALSE(postings->empty());
  CHECK(postings->tf(0) == 2);
  std::vector<WordId> words;
  REQUIRE(reader->read_words(postings->doc(0), words));
  const auto id = [&](const char* word) { return (*reader->vocabulary())->id_of(word); };
  CHECK(words == std::vector<WordId>{id("zurich"), id("and"), id("waever"), id("waever"), id("again")});
  CHECK(id("nowhere") == no_word);
  CHECK((*reader->lengths(TextField::Text))->lengths[postings->doc(0)] == 5);
  CHECK((*reader->lengths(TextField::Text))->mean == Approx(3.0));
}

TEST_CASE("The vocabulary gives words by stem and by prefix") {
  const TempFolder folder;
  write(folder.path() / "i", {invented_source("delta", {"sanction sanctions sanctioned sand", "sanctions"})});
  const auto reader = IndexReader::open(folder.path() / "i");
  REQUIRE(reader);
  CHECK(words_with_stem(*reader, "en", "sanction") == std::vector<std::string>{"sanction", "sanctioned", "sanctions"});
  CHECK(words_with_stem(*reader, "en", "nothing").empty());
  CHECK(words_with_stem(*reader, "de", "sanction").size() >= 1);
  std::vector<std::pair<std::string, std::uint32_t>> visited;
  REQUIRE(reader->visit_words(TextField::Text, "sanct", [&](std::string_view word, std::uint32_t passages) {
    visited.emplace_back(word, passages);
    return true;
  }));
  CHECK(visited ==
        std::vector<std::pair<std::string, std::uint32_t>>{{"sanction", 1}, {"sanctioned", 1}, {"sanctions", 2}});
}

TEST_CASE("Acronyms that a paper defines lead both ways and go with it") {
  const TempFolder folder;
  write(folder.path() / "i", {invented_source("delta", {"The Grand Harbour Authority (GHA) rose. GHA fell."})});
  {
    const auto reader = IndexReader::open(folder.path() / "i");
    REQUIRE(reader);
    CHECK(reader->acronym_partners("gha").value() == std::vector<std::string>{"grand harbour authority"});
    CHECK(reader->acronym_partners("grand harbour authority").value() == std::vector<std::string>{"gha"});
  }
  write(folder.path() / "i", {invented_source("delta", {"Nothing left."})});
  CHECK(IndexReader::open(folder.path() / "i")->acronym_partners("gha")->empty());
}

TEST_CASE("A paper is replaced as a whole, others stay") {
  const TempFolder folder;
  const auto index = folder.path() / "i";
  write(index, {invented_source("one", {"river treaty", "river"}),
                invented_source("two", {"river pact", "canal", "rail", "envoy", "ferry", "summit"})});
  auto before = IndexReader::open(index);
  REQUIRE(before);
  CHECK_FALSE(before->stale());
  write(index, {invented_source("one", {"tariff"})});
  CHECK(before->stale());
  const auto reader = IndexReader::open(index);
  REQUIRE(reader);
  CHECK(texts_of(*reader, "one") == std::vector<std::string>{"tariff"});
  CHECK(texts_of(*reader, "two").size() == 6);
  CHECK(reader->passages_with(TextField::Text, "river").value() == 1);
  CHECK(reader->passages_with(TextField::Text, "treaty").value() == 0);
  CHECK(reader->info().passages == 7);
  CHECK(reader->info().generation == before->info().generation + 1);
  CHECK_FALSE(reader->find("one:2"));
  std::vector<std::string> words;
  REQUIRE(reader->visit_words(TextField::Text, "t", [&](std::string_view word, std::uint32_t) {
    words.emplace_back(word);
    return true;
  }));
  CHECK(words == std::vector<std::string>{"tariff"});
}

TEST_CASE("A removed source leaves nothing, or its account alone") {
  const TempFolder folder;
  const auto index = folder.path() / "i";
  write(index, {invented_source("one", {"river"}), invented_source("two", {"canal"})});
  {
    auto writer = IndexWriter::open(index);
    REQUIRE(writer);
    FileRecord gone;
    gone.path = "two.md";
    gone.outcome = FileOutcome::Skipped;
    gone.skipped_because = "not readable";
    gone.read_instead = "papers/other.md";
    gone.quality = 41;
    gone.badly_read_because = "torn";
    REQUIRE(writer->remove("two.md", &gone));
    REQUIRE(writer->commit());
  }
  const auto reader = IndexReader::open(index);
  REQUIRE(reader);
  CHECK(reader->info().passages == 1);
  CHECK_FALSE(reader->paper("two"));
  const auto file_records = reader->file_records();
  REQUIRE(file_records->size() == 2);
  CHECK((*file_records)[1].skipped_because == "not readable");
  CHECK((*file_records)[1].read_instead == "papers/other.md");
  CHECK((*file_records)[1].quality == 41);
  CHECK((*file_records)[1].badly_read_because == "torn");
}

TEST_CASE("What is not committed is not there") {
  const TempFolder folder;
  const auto index = folder.path() / "i";
  {
    auto writer = IndexWriter::open(index);
    REQUIRE(writer);
    REQUIRE(writer->replace(invented_source("one", {"river"})));
  }
  CHECK_FALSE(std::filesystem::exists(index));
  write(index, {invented_source("one", {"river"})});
  {
    auto writer = IndexWriter::open(index);
    REQUIRE(writer);
    REQUIRE(writer->replace(invented_source("one", {"canal"})));
  }
  CHECK(texts_of(*IndexReader::open(index), "one") == std::vector<std::string>{"river"});
}

TEST_CASE("One writer at a time") {
  const TempFolder folder;
  const auto index = folder.path() / "i";
  auto writer = IndexWriter::open(index);
  REQUIRE(writer);
  const auto second = IndexWriter::open(index);
  REQUIRE_FALSE(second);
  CHECK(second.error().code == ErrorCode::IndexLocked);
  CHECK(second.error().message == "the index " + index.string() + " is being written by another process");
}

TEST_CASE("Opening tells what is wrong and makes nothing") {
  const TempFolder folder;
  const auto index = folder.path() / "i";
  const auto missing = IndexReader::open(index);
  REQUIRE_FALSE(missing);
  CHECK(missing.error().code == ErrorCode::IndexMissing);
  CHECK(missing.error().hint == "run dossier index PATH… to make one");
  CHECK_FALSE(std::filesystem::exists(index));
  write(index, {invented_source("one", {"river"})});
  std::ofstream(index / "current") << "dossier-index 999\ngeneration-1\n";
  const auto future = IndexReader::open(index);
  REQUIRE_FALSE(future);
  CHECK(future.error().code == ErrorCode::IndexIncompatible);
  CHECK_FALSE(IndexWriter::open(index));
  std::ofstream(index / "current") << "nonsense";
  CHECK(IndexReader::open(index).error().code == ErrorCode::IndexDamaged);
  write(index, {invented_source("one", {"canal"})}, {.fresh = true});
  CHECK(texts_of(*IndexReader::open(index), "one") == std::vector<std::string>{"canal"});
}
