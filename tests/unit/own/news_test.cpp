// SPDX-License-Identifier: GPL-3.0-or-later
#include "own/news.hpp"
#include "index/write/index_writer.hpp"
#include "own/written_time.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_folder.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

using namespace dossier;

namespace {

using Texts = std::vector<std::pair<std::string, std::string>>;  // id → text

/// A library of one file a paper; its passages have the ids that are given.
class Library {
 public:
  void put(const std::string& paper, const Texts& texts) {
    SourceContent source;
    source.record.path = paper + ".md";
    source.record.content_hash = std::to_string(++state_);
    source.record.papers = {paper};
    source.record.paper_count = 1;
    Paper one;
    one.id = paper;
    one.source = source.record.path;
    one.title = paper;
    source.papers = {one};
    std::uint32_t n = 0;
    for (const auto& [id, text] : texts) {
      Passage passage;
      passage.id = id;
      passage.paper = paper;
      passage.n = ++n;
      passage.section = Section::Analysis;
      passage.text = text;
      source.passages.push_back(passage);
      ++source.record.passages[0];
    }
    auto writer = IndexWriter::open(index());
    REQUIRE(writer);
    REQUIRE(writer->replace(source));
    REQUIRE(writer->commit());
  }

  void remove(const std::string& paper) {
    auto writer = IndexWriter::open(index());
    REQUIRE(writer);
    REQUIRE(writer->remove(paper + ".md"));
    REQUIRE(writer->commit());
  }

  void save(const std::string& name, const std::string& query) {
    const auto reader = IndexReader::open(index());
    REQUIRE(reader);
    SearchRequest request;
    request.query = query;
    REQUIRE(save_search(Searcher(*reader), *reader, name, request));
  }

  /// Ids of what a search has gained; looked at now where `mark` says so.
  std::vector<std::string> news(const std::string& name, bool mark, const std::string& since = {}) {
    const auto reader = IndexReader::open(index());
    REQUIRE(reader);
    SavedSearches searches;
    const auto all = all_news(Searcher(*reader), *reader, {name}, since, searches);
    REQUIRE(all);
    REQUIRE(all->size() == 1);
    if (mark) REQUIRE(mark_as_seen(index(), *all));
    std::vector<std::string> ids;
    for (const auto& gained : all->front().gained) ids.push_back(gained.hit.passage.id);
    return ids;
  }

  /// Says that the looks of the first search were on these days.
  void date_looks(const std::vector<std::string>& days) {
    REQUIRE(SavedSearches::change(index(), [&](SavedSearches& searches) -> Result<void> {
      auto changed = searches.all().front();
      REQUIRE(changed.looks.size() == days.size());
      for (std::size_t i = 0; i < days.size(); ++i) changed.looks[i].at = days[i] + "T12:00:00Z";
      REQUIRE(searches.remove(changed.name));
      return searches.add(changed);
    }));
  }

  [[nodiscard]] std::filesystem::path index() const { return folder_.path() / ".dossier"; }

 private:
  test::TempFolder folder_;
  int state_ = 0;
};

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("news is what a search finds and did not find before") {
  Library library;
  library.put("a", {{"a:1", "The dam holds water."}, {"a:2", "No river here."}});
  library.save("dams", "dam");
  CHECK(library.news("dams", false).empty());
  library.put("b", {{"b:1", "A second dam upstream."}, {"b:2", "Rain."}});
  CHECK(library.news("dams", false) == Ids{"b:1"});
  CHECK(library.news("dams", true) == Ids{"b:1"});
  CHECK(library.news("dams", false).empty());
  library.put("b", {{"b:1", "A second dam upstream."}, {"b:3", "The dam was opened in May."}});
  CHECK(library.news("dams", true) == Ids{"b:3"});
}

TEST_CASE("a passage that moved to another id is no news, a copy is") {
  Library library;
  library.put("old-name", {{"old-name:1", "The dam holds water."}});
  library.save("dams", "dam");
  library.remove("old-name");
  library.put("new-name", {{"new-name:1", "The DAM holds  water!"}});
  CHECK(library.news("dams", true).empty());
  library.put("copy", {{"copy:1", "The dam holds water."}});
  CHECK(library.news("dams", false) == Ids{"copy:1"});
  // The one that moved is known by its new id.
  library.put("copy", {{"copy:1", "No more."}});
  library.remove("new-name");
  library.put("third-name", {{"third-name:1", "The dam holds water."}, {"third-name:2", "The dam holds water."}});
  CHECK(library.news("dams", false) == Ids{"third-name:2"});
}

TEST_CASE("what is gone for a while is no news when it comes back") {
  Library library;
  library.put("a", {{"a:1", "The dam holds water."}});
  library.put("b", {{"b:1", "Rain."}});
  library.save("dams", "dam");
  library.remove("a");
  CHECK(library.news("dams", true).empty());
  library.put("a", {{"a:1", "The dam holds water."}});
  CHECK(library.news("dams", true).empty());
}

TEST_CASE("since a day means not found at a look before it") {
  Library library;
  library.put("a", {{"a:1", "The dam holds water."}});
  library.save("dams", "dam");
  library.put("b", {{"b:1", "A second dam."}});
  library.news("dams", true);
  library.put("c", {{"c:1", "A third dam."}});
  library.news("dams", true);
  library.date_looks({"2026-01-01", "2026-02-01", "2026-03-01"});
  library.put("d", {{"d:1", "A fourth dam."}});
  CHECK(library.news("dams", false) == Ids{"d:1"});
  CHECK(library.news("dams", false, "2026-03-02") == Ids{"d:1"});
  CHECK(library.news("dams", false, "2026-03-01") == Ids{"c:1", "d:1"});
  CHECK(library.news("dams", false, "2026-01-15") == Ids{"b:1", "c:1", "d:1"});
  CHECK(library.news("dams", false, "1999-01-01") == Ids{"b:1", "c:1", "d:1"});
}

TEST_CASE("more passages than are read at a time are all told apart") {
  Library library;
  Texts texts;
  for (int i = 0; i < 2500; ++i) texts.emplace_back("a:" + std::to_string(i), "A dam " + std::to_string(i));
  library.put("a", texts);
  library.save("dams", "dam");
  CHECK(library.news("dams", false).empty());
  for (int i = 0; i < 2100; ++i) texts.emplace_back("a:" + std::to_string(9000 + i), "The dam of " + std::to_string(i));
  library.put("a", texts);
  CHECK(library.news("dams", true).size() == 2100);
  CHECK(library.news("dams", false).empty());
}

TEST_CASE("a date is a day or a time") {
  for (const auto* date : {"2026-03-31", "2026-12-01T09:05:00Z"}) CHECK(is_date(date));
  for (const auto* other :
       {"", "2026", "2026-13-01", "2026-00-10", "2026-01-32", "2026-02-31", "31-03-2026", "2026-03-31T", "today"}) {
    CAPTURE(other);
    CHECK_FALSE(is_date(other));
  }
  CHECK(is_date(utc_now()));
}
