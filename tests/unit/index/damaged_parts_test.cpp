// SPDX-License-Identifier: GPL-3.0-or-later
// Each part of an index that is damaged is told by what reads it, as a value, and by nothing else.
#include "index/format/format.hpp"
#include "index/format/layout.hpp"
#include "index/format/manifest.hpp"
#include "index/format/stored_vocabulary.hpp"
#include "index/format/xapian.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/index/invented.hpp"

using namespace dossier;
using namespace dossier::index;
using namespace dossier::test;

namespace {

/// An index of one paper, whose value under `key` is no more what was written; its files have new checksums, so that it
/// can be opened.
std::filesystem::path with_damaged(const TempFolder& folder, const std::string& key) {
  auto path = folder.path() / "i";
  auto writer = IndexWriter::open(path);
  REQUIRE(writer);
  REQUIRE(writer->replace(invented_source("one", {"The Grand Harbour Authority (GHA) met", "river treaty"})));
  REQUIRE(writer->commit());
  const auto current = read_current(path);
  REQUIRE(current);
  auto db = open_to_write(current->folder, Xapian::DB_OPEN);
  const auto before = db.get_metadata(key);
  REQUIRE_FALSE(before.empty());
  db.set_metadata(key, before.substr(0, before.size() - 1) + static_cast<char>(before.back() ^ 1));
  db.commit();
  REQUIRE(write_manifest(current->folder));
  return path;
}

template <class T>
bool tells_damage(const Result<T>& result) {
  return !result && result.error().code == ErrorCode::IndexDamaged && !result.error().hint.empty();
}

}  // namespace

TEST_CASE("A damaged part is an error of the functions that read it, and of no others") {
  const TempFolder folder;
  const auto* const part = GENERATE("words", "lengths", "vocabulary", "column", "acronyms", "records", "paper");
  const std::map<std::string, std::string> keys{
      {"words", word_key(1)},
      {"lengths", length_key(1)},
      {"vocabulary", std::string(vocabulary_prefix) + '0' + std::string(4, '\0')},
      {"column", column_key(0, 1)},
      {"acronyms", acronym_key("one.md")},
      {"records", record_key(1)},
      {"paper", paper_key("one")}};
  const std::string damaged = part;
  const auto reader = IndexReader::open(with_damaged(folder, keys.at(damaged)));
  REQUIRE(reader);
  INFO(damaged);
  std::vector<WordId> words;
  CHECK(tells_damage(reader->read_words(1, words)) == (damaged == "words"));
  CHECK(tells_damage(reader->stored_words(2)) == (damaged == "words"));
  for (const auto field : text_fields) CHECK(tells_damage(reader->lengths(field)) == (damaged == "lengths"));
  CHECK(tells_damage(reader->vocabulary()) == (damaged == "vocabulary"));
  const auto visit = [](std::string_view, std::uint32_t) { return true; };
  CHECK(tells_damage(reader->visit_words(TextField::Text, "t", visit)) == (damaged == "vocabulary"));
  CHECK(tells_damage(reader->column(reader->facets().front())) == (damaged == "column"));
  CHECK_FALSE(tells_damage(reader->column(reader->facets().back())));
  CHECK(tells_damage(reader->acronym_partners("gha")) == (damaged == "acronyms"));
  CHECK(tells_damage(reader->acronym_senses("gha")) == (damaged == "acronyms"));
  CHECK(tells_damage(reader->passage(1)) == (damaged == "records"));
  CHECK(tells_damage(reader->paper("one")) == (damaged == "paper"));
  CHECK(tells_damage(reader->papers()) == (damaged == "paper"));
  // What was damaged once is damaged when it is asked for again, and postings are none of these parts.
  CHECK(tells_damage(reader->vocabulary()) == (damaged == "vocabulary"));
  CHECK(tells_damage(reader->lengths(TextField::Text)) == (damaged == "lengths"));
  CHECK(reader->postings(TextField::Text, "river").value()->size() == 1);
  CHECK(reader->passages_with(TextField::Text, "river").value() == 1);
}

TEST_CASE("A passage behind the last has no words") {
  const TempFolder folder;
  const auto reader = IndexReader::open(with_damaged(folder, paper_key("one")));
  REQUIRE(reader);
  CHECK(reader->stored_words(2));
  CHECK(tells_damage(reader->stored_words(3)));
}
