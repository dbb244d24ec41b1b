// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/write/glass_shard.hpp"

#include "index/format/xapian.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_folder.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <sstream>

using namespace dossier;
using namespace dossier::index;

namespace {

using Posting = GlassShardWriter::Posting;

/// What a database is to hold.
struct Content {
  std::map<std::string, std::string> metadata;
  std::map<std::string, std::map<DocId, std::uint32_t>> terms;
  std::map<DocId, std::uint32_t> lengths;

  void add(const std::string& term, DocId doc, std::uint32_t wdf) {
    terms[term][doc] = wdf;
    lengths[doc] += wdf;
  }
};

void write(const std::filesystem::path& folder, const Content& content) {
  const auto listed = [](const std::map<DocId, std::uint32_t>& list) {
    std::vector<Posting> out;
    for (const auto& [doc, number] : list) out.push_back({doc, number});
    return out;
  };
  GlassShardWriter writer(folder);
  for (const auto& [key, value] : content.metadata) writer.add_metadata(key, value);
  writer.add_lengths(listed(content.lengths));
  for (const auto& [term, list] : content.terms) writer.add_term(term, listed(list));
  writer.finish();
}

/// The same by Xapian's own means.
void write_by_xapian(const std::filesystem::path& folder, const Content& content) {
  auto db = open_to_write(folder, Xapian::DB_CREATE);
  std::map<DocId, Xapian::Document> documents;
  for (const auto& [doc, length] : content.lengths) documents.emplace(doc, Xapian::Document());
  for (const auto& [term, list] : content.terms) {
    for (const auto& [doc, wdf] : list) documents[doc].add_term(term, wdf);
  }
  for (const auto& [doc, document] : documents) db.replace_document(doc, document);
  for (const auto& [key, value] : content.metadata) db.set_metadata(key, value);
  db.commit();
}

/// All that a database tells of itself.
std::string told(const Xapian::Database& db) {
  std::ostringstream out;
  out << db.get_doccount() << " " << db.get_lastdocid() << " " << db.get_avlength() << " "
      << db.get_doclength_lower_bound() << " " << db.get_doclength_upper_bound() << "\n";
  for (auto key = db.metadata_keys_begin(); key != db.metadata_keys_end(); ++key) {
    out << *key << " = " << db.get_metadata(*key) << "\n";
  }
  for (auto term = db.allterms_begin(); term != db.allterms_end(); ++term) {
    out << *term << " " << term.get_termfreq() << " " << db.get_collection_freq(*term) << ":";
    for (auto at = db.postlist_begin(*term); at != db.postlist_end(*term); ++at) {
      out << " " << *at << "/" << at.get_wdf();
    }
    out << "\n";
  }
  for (auto at = db.postlist_begin(""); at != db.postlist_end(""); ++at)
    out << *at << ":" << db.get_doclength(*at) << " ";
  return out.str();
}

void check_alike(const Content& content) {
  const test::TempFolder folder;
  const auto ours = folder.path() / "ours";
  const auto theirs = folder.path() / "theirs";
  write(ours, content);
  write_by_xapian(theirs, content);
  std::ostringstream found;
  const auto faults = Xapian::Database::check(ours.string(), 0, &found);
  INFO(found.str());
  CHECK(faults == 0);
  const auto expected = told(open_database(theirs));
  CHECK((told(open_database(ours)) == expected));  // too long to print

  const auto merged = folder.path() / "merged";
  Xapian::Database all(ours.string());
  all.compact(merged.string(), Xapian::DBCOMPACT_NO_RENUMBER);
  CHECK((told(open_database(merged)) == expected));
  std::ostringstream found_merged;
  const auto faults_merged = Xapian::Database::check(merged.string(), 0, &found_merged);
  INFO(found_merged.str());
  CHECK(faults_merged == 0);
}

std::string noise(std::size_t size, std::mt19937& random) {
  std::uniform_int_distribution<int> byte(0, 255);
  std::string out;
  for (std::size_t i = 0; i < size; ++i) out.push_back(static_cast<char>(byte(random)));
  return out;
}

}  // namespace

TEST_CASE("a shard of one short passage is as Xapian writes it") {
  Content content;
  content.add("word", 1, 1);
  check_alike(content);
}

TEST_CASE("a shard's passages may have no words, and numbers of any size") {
  Content content;
  content.lengths[33] = 0;
  content.add("Qid", 33, 0);
  for (const DocId doc : {127U, 128U, 32767U, 32768U, 4194303U, 4194304U, 536870912U, 4294967294U}) {
    content.add("word", doc, doc % 1000 + 1);
    content.add("many", doc, 70000);
  }
  check_alike(content);
}

TEST_CASE("a shard's long lists are cut as Xapian cuts them") {
  Content content;
  for (DocId doc = 30000; doc < 60000; ++doc) {
    content.add("the", doc, doc % 7 + 1);
    if (doc % 3 == 0) content.add("of", doc, doc % 200 + 1);
    content.add("Qp" + std::to_string(doc), doc, 0);
  }
  check_alike(content);
}

TEST_CASE("a shard's values and keys may have any bytes and be long") {
  std::mt19937 random(3);
  Content content;
  for (const std::size_t size : {1U, 1900U, 2020U, 2021U, 2040U, 2043U, 4000U, 8000U, 8192U, 8193U, 50000U, 900000U}) {
    content.metadata["v" + std::to_string(size)] = noise(size, random);
    content.metadata[std::string(200, 'k') + std::to_string(size)] = noise(size, random);
  }
  for (int i = 0; i < 3000; ++i) content.metadata["r" + noise(4, random)] = noise(1 + random() % 3000, random);
  for (int i = 0; i < 3000; ++i) {
    auto term = noise(1 + random() % 230, random);
    std::replace(term.begin(), term.end(), '\0', 'x');
    if (i % 10 == 0) term = std::string(220, 'm') + term.substr(0, 15);
    content.add(term, static_cast<DocId>(1 + random() % 40), static_cast<std::uint32_t>(1 + random() % 300));
  }
  content.add(std::string("nul\0in it", 9), 5, 2);
  check_alike(content);
}

TEST_CASE("a shard in a folder that cannot be made is an error as Xapian gives it") {
  CHECK_THROWS_AS(GlassShardWriter("/proc/no/such/folder"), Xapian::Error);
}
