// SPDX-License-Identifier: GPL-3.0-or-later
#include "own/saved_searches.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_folder.hpp"

#include <fstream>
#include <string>
#include <thread>
#include <vector>

using namespace dossier;

namespace {

SavedSearch full_search() {
  SavedSearch search;
  search.name = "dams – “all”";
  search.request.query = "dam \"water\nsharing\"";
  search.request.filters = {{"dyad", {"Egypt-Sudan", "Chad-Libya"}, {"Iran-Iraq"}}, {"kind", {}, {"reference"}}};
  search.request.expansion.stems = false;
  search.request.expansion.related = false;
  search.request.meaning = false;
  search.request.sort = SortOrder::Year;
  search.request.user_notes = false;
  search.request.min_confidence = 750;
  search.looks = {{"2026-01-01T00:00:00Z", {{"a:1", "00ff"}, {"a:2", "11aa"}}}, {"2026-02-01T00:00:00Z", {}}};
  return search;
}

SavedSearch named(const std::string& name) {
  SavedSearch search;
  search.name = name;
  search.looks = {{"2026-01-01T00:00:00Z", {}}};
  return search;
}

}  // namespace

TEST_CASE("a saved search is read as it was written") {
  const std::vector<SavedSearch> searches{full_search(), named("b")};
  const auto read = parsed_searches(printed(searches, true), "x");
  REQUIRE(read);
  CHECK(*read == searches);
}

TEST_CASE("of a request all is kept that says what is asked") {
  auto request = full_search().request;
  SearchRequest usual;
  usual.limit = 7;
  const auto kept = asked_of(request, usual);
  CHECK(kept.limit == 7);
  request.limit = 7;
  CHECK(kept == request);
}

TEST_CASE("a line of the file says what is wrong with it") {
  const std::string looks = R"("looks": [{"at": "2026-01-01T00:00:00Z", "passages": {}}])";
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"[]", "not a JSON object"},
      {"{", "not a JSON object"},
      {R"({"query": "a"})", "`id`"},
      {R"({"id": "", "query": "a"})", "`id`"},
      {R"({"id": "a"})", "`query`"},
      {R"({"id": "a", "query": "", "filters": [1]})", "`filters`"},
      {R"({"id": "a", "query": "", "filters": {"dyad": "x"}})", "`filters`"},
      {R"({"id": "a", "query": "", "filters": {"!": ["x"]}})", "`filters`"},
      {R"({"id": "a", "query": "", "off": ["colour"]})", "`off`"},
      {R"({"id": "a", "query": "", "sort": "size"})", "`sort`"},
      {R"({"id": "a", "query": "", "notes": "on"})", "`notes`"},
      {R"({"id": "a", "query": "", "min_confidence": 1.001})", "`min_confidence`"},
      {R"({"id": "a", "query": ""})", "`looks`"},
      {R"({"id": "a", "query": "", "looks": []})", "`looks`"},
      {R"({"id": "a", "query": "", "looks": [{"at": "then", "passages": {}}]})", "`looks`"},
      {R"({"id": "a", "query": "", "looks": [{"at": "2026-01-01", "passages": {"x": 1}}]})", "`looks`"},
      {R"({"id": "b", "query": "", )" + looks + "}", "above"},
  };
  const auto first = R"({"id": "b", "query": "", )" + looks + "}\n\n";
  for (const auto& [line, fault] : rows) {
    CAPTURE(line);
    const auto read = parsed_searches(first + line + "\n", "file");
    REQUIRE_FALSE(read);
    CHECK(read.error().code == ErrorCode::BadData);
    CHECK(read.error().message.find("'file', line 3: ") == 0);
    CHECK(read.error().message.find(fault) != std::string::npos);
  }
}

TEST_CASE("searches are added, found and removed by name") {
  const test::TempFolder folder;
  const auto index = folder.path() / ".dossier";
  const auto add = [&](const std::string& name) {
    return SavedSearches::change(index, [&](SavedSearches& all) { return all.add(named(name)); });
  };
  REQUIRE(add("a"));
  REQUIRE(add("b c"));
  CHECK(add("a").error().code == ErrorCode::Usage);
  CHECK(add("").error().code == ErrorCode::Usage);
  CHECK(add("x\ny").error().code == ErrorCode::Usage);
  CHECK(add(std::string(101, 'x')).error().code == ErrorCode::Usage);
  auto read = SavedSearches::read(index);
  REQUIRE(read);
  CHECK(read->all().size() == 2);
  CHECK(read->find("b c"));
  CHECK(read->find("B C").error().hint.find("“b c”") != std::string::npos);
  CHECK(SavedSearches::change(index, [](SavedSearches& all) { return all.remove("z"); }).error().code ==
        ErrorCode::NotFound);
  REQUIRE(SavedSearches::change(index, [](SavedSearches& all) { return all.remove("a"); }));
  CHECK(SavedSearches::read(index)->all().size() == 1);
  // Nothing but the file itself is left behind.
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("what two threads change at the same time is all kept") {
  const test::TempFolder folder;
  const auto index = folder.path() / ".dossier";
  const auto add = [&](const std::string& from) {
    for (int i = 0; i < 20; ++i) {
      (void)SavedSearches::change(index, [&](SavedSearches& all) { return all.add(named(from + std::to_string(i))); });
    }
  };
  std::thread other([&] { add("b"); });
  add("a");
  other.join();
  CHECK(SavedSearches::read(index)->all().size() == 40);
}

TEST_CASE("a file that cannot be understood is not written over") {
  const test::TempFolder folder;
  const auto index = folder.path() / ".dossier";
  std::ofstream(SavedSearches::file_of(index)) << "by hand\n";
  CHECK_FALSE(SavedSearches::change(index, [](SavedSearches& all) { return all.add(named("a")); }));
  std::ifstream in(SavedSearches::file_of(index));
  std::string line;
  std::getline(in, line);
  CHECK(line == "by hand");
}
