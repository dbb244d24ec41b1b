// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/build.hpp"
#include "index/read/index_reader.hpp"
#include "index/write/index_writer.hpp"
#include "taxonomy/taxonomy.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_folder.hpp"

#include <fstream>

using namespace dossier;
using namespace dossier::test;
namespace fs = std::filesystem;

namespace {

void put(const fs::path& path, const std::string& content) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << content;
}

std::string paper_text(const std::string& title, const std::string& sentence) {
  return "# " + title + "\n\n## Introduction\n\n" + sentence + " It was a long and calm year for both harbours.\n";
}

struct Fixture {
  TempFolder folder;
  fs::path papers = folder.path() / "papers";
  BuildOptions options;

  Fixture() {
    put(papers / "one.md", paper_text("On Ferries", "The ferry crossed the strait every day of the week."));
    put(papers / "deep" / "two.txt", paper_text("On Canals", "The canal was dug by hand over nine summers."));
    put(papers / ".hidden" / "three.md", paper_text("Hidden", "Nobody reads what is hidden in this folder."));
    options.paths = {papers};
    options.index = folder.path() / ".dossier";
    options.threads = 2;
  }
  BuildReport build() {
    auto report = build_index(options);
    if (!report) FAIL(report.error().message);
    return *std::move(report);
  }
  IndexReader reader() {
    auto opened = IndexReader::open(options.index);
    REQUIRE(opened);
    return *std::move(opened);
  }
};

std::string outcome_of(const BuildReport& report, const std::string& path) {
  for (const auto& file : report.files) {
    if (file.path != path) continue;
    const std::vector<std::string> names{"indexed", "unchanged", "skipped", "removed"};
    return names[static_cast<std::size_t>(file.outcome)];
  }
  return "absent";
}

}  // namespace

TEST_CASE("A folder becomes an index, a second run changes nothing") {
  Fixture fixture;
  const auto first = fixture.build();
  CHECK(first.indexed == 2);
  CHECK(first.changed);
  CHECK(outcome_of(first, "papers/one.md") == "indexed");
  CHECK(outcome_of(first, "papers/.hidden/three.md") == "absent");
  CHECK(first.passages == fixture.reader().passage_count());
  CHECK(fixture.reader().paper("two")->source == "papers/deep/two.txt");
  const auto generation = fixture.reader().info().generation;
  const auto second = fixture.build();
  CHECK_FALSE(second.changed);
  CHECK(second.unchanged == 2);
  CHECK(fixture.reader().info().generation == generation);
}

TEST_CASE("Changed, new, renamed and removed files are followed") {
  Fixture fixture;
  fixture.build();
  put(fixture.papers / "one.md", paper_text("On Ferries", "The ferry was sold in autumn to a grain merchant."));
  fs::rename(fixture.papers / "deep" / "two.txt", fixture.papers / "zwei.txt");
  const auto report = fixture.build();
  CHECK(outcome_of(report, "papers/one.md") == "indexed");
  CHECK(outcome_of(report, "papers/deep/two.txt") == "removed");
  CHECK(outcome_of(report, "papers/zwei.txt") == "indexed");
  const auto reader = fixture.reader();
  CHECK(reader.passages_with(TextField::Text, "strait").value() == 0);
  CHECK(reader.passages_with(TextField::Text, "merchant").value() == 1);
  CHECK_FALSE(reader.paper("two"));
  CHECK(reader.passages_with(TextField::Text, "canal").value() == 1);
}

TEST_CASE("Files of one name get ids of their own, and the one that was there keeps its own") {
  Fixture fixture;
  fixture.build();
  put(fixture.papers / "a" / "one.md", paper_text("On Rails", "The rails were laid on oak from the north."));
  fixture.build();
  const auto ids_of = [](const IndexReader& reader) {
    std::vector<std::string> ids;
    const auto papers = reader.papers();
    REQUIRE(papers);
    for (const auto& paper : *papers) ids.push_back(paper.id + " " + paper.source);
    return ids;
  };
  const auto grown = ids_of(fixture.reader());
  fixture.options.rebuild = true;
  fixture.build();
  CHECK(grown == ids_of(fixture.reader()));
  CHECK(grown == std::vector<std::string>{"one papers/one.md", "one.md papers/a/one.md", "two papers/deep/two.txt"});
}

TEST_CASE("What cannot be indexed is skipped with its reason, the rest is indexed") {
  Fixture fixture;
  put(fixture.papers / "empty.md", "");
  put(fixture.papers / "binary.txt", std::string(5000, '\0'));
  put(fixture.papers / "scan.pdf", "%PDF-1.4");
  put(fixture.folder.path() / "table.xlsx", "x");
  fs::create_directory_symlink(fixture.papers, fixture.papers / "deep" / "loop");
  fixture.options.paths = {fixture.papers, fixture.folder.path() / "table.xlsx", fixture.folder.path() / "nowhere.md"};
  const auto report = fixture.build();
  CHECK(report.indexed == 2);
  CHECK(report.skipped == 5);
  CHECK(outcome_of(report, "table.xlsx") == "skipped");
  CHECK(outcome_of(report, "nowhere.md") == "skipped");
  CHECK(outcome_of(report, "papers/scan.pdf") == "skipped");
  for (const auto& file : report.files) CHECK(file.skipped_because.empty() == (file.outcome != FileOutcome::Skipped));
  CHECK(report.same == 1);
  CHECK(fixture.reader().file_records()->size() == 7);  // what is not there is told of only
  CHECK_FALSE(fixture.build().changed);
}

TEST_CASE("A file that is skipped when nothing else changed is in the report too") {
  Fixture fixture;
  fixture.build();
  put(fixture.papers / "empty.md", "");
  CHECK(fixture.build().changed);
  CHECK(fixture.reader().file_records()->size() == 3);
  CHECK_FALSE(fixture.build().changed);
}

TEST_CASE("Wrong paths make no index, and empty none that is made anew") {
  Fixture fixture;
  const auto papers = fixture.options.paths;
  fs::create_directories(fixture.folder.path() / "nothing");
  for (const auto* name : {"wrong", "nothing"}) {
    fixture.options.paths = {fixture.folder.path() / name};
    CHECK(fixture.build().nothing);
    CHECK_FALSE(fs::exists(fixture.options.index));
  }
  fixture.options.paths = papers;
  CHECK_FALSE(fixture.build().nothing);
  fixture.options.paths = {fixture.folder.path() / "wrong"};
  fixture.options.rebuild = true;
  CHECK(fixture.build().nothing);
  CHECK(fixture.reader().passage_count() > 0);
}

TEST_CASE("A file that is named and gone is taken out") {
  Fixture fixture;
  fixture.build();
  fs::remove(fixture.papers / "one.md");
  fixture.options.paths = {fixture.papers / "one.md"};
  const auto report = fixture.build();
  CHECK(report.removed == 1);
  CHECK(report.skipped == 0);
  CHECK(fixture.reader().file_records()->size() == 1);
}

TEST_CASE("A cancelled build leaves the index as it was") {
  Fixture fixture;
  const std::atomic<bool> cancel = true;
  fixture.options.cancel = &cancel;
  const auto cancelled = build_index(fixture.options);
  REQUIRE_FALSE(cancelled);
  CHECK(cancelled.error().code == ErrorCode::Cancelled);
  CHECK_FALSE(fs::exists(fixture.options.index));
}

namespace {

constexpr std::size_t many = 40;

void put_many(const fs::path& folder) {
  for (std::size_t i = 0; i < many; ++i) {
    const auto name = "ferry" + std::to_string(i);
    put(folder / (name + ".md"), paper_text("On " + name, "The " + name + " crossed the strait every day."));
  }
}

/// Stops as soon as one file was read.
struct StoppedBuild {
  std::atomic<bool> cancel = false;
  Result<BuildReport> report;  // after what it is made with

  explicit StoppedBuild(BuildOptions options) : report(run(std::move(options))) {}
  Result<BuildReport> run(BuildOptions options) {
    options.threads = 1;
    options.cancel = &cancel;
    options.progress = [this](const BuildProgress& at) { cancel = at.files > 0; };
    return build_index(options);
  }
};

std::vector<std::string> papers_in(const IndexReader& reader) {
  std::vector<std::string> ids;
  const auto records = reader.file_records();
  REQUIRE(records);
  for (const auto& record : *records) ids.insert(ids.end(), record.papers.begin(), record.papers.end());
  return ids;
}

}  // namespace

TEST_CASE("A build that is stopped keeps what was read, and the next one goes on") {
  Fixture fixture;
  put_many(fixture.papers);
  const StoppedBuild first(fixture.options);
  REQUIRE(first.report);
  CHECK(first.report->indexed > 0);
  CHECK(first.report->left > 0);
  CHECK(first.report->indexed + first.report->left == many + 2);
  CHECK(fixture.reader().file_records()->size() == first.report->indexed);
  const auto second = fixture.build();
  CHECK(second.left == 0);
  CHECK(second.unchanged == first.report->indexed);
  CHECK(second.indexed == first.report->left);
  CHECK_FALSE(fixture.build().changed);
  Fixture at_once;
  put_many(at_once.papers);
  (void)at_once.build();
  CHECK(papers_in(fixture.reader()) == papers_in(at_once.reader()));
  CHECK(fixture.reader().passage_count() == at_once.reader().passage_count());
}

TEST_CASE("A rebuild that is stopped leaves the index as it was, as does one behind files that are gone") {
  Fixture fixture;
  put_many(fixture.papers);
  (void)fixture.build();
  const auto generation = fixture.reader().info().generation;
  auto anew = fixture.options;
  anew.rebuild = true;
  const StoppedBuild rebuilt(anew);
  REQUIRE_FALSE(rebuilt.report);
  CHECK(rebuilt.report.error().code == ErrorCode::Cancelled);
  for (std::size_t i = 0; i < many; ++i) {
    const auto name = "tram" + std::to_string(i);
    put(fixture.papers / (name + ".md"), paper_text("On " + name, "The " + name + " went uphill."));
  }
  fs::remove(fixture.papers / "one.md");
  const StoppedBuild behind_gone(fixture.options);
  REQUIRE_FALSE(behind_gone.report);
  CHECK(fixture.reader().info().generation == generation);
  CHECK(fixture.reader().file_records()->size() == many + 2);
}

TEST_CASE("JSON lines become passages with facets") {
  Fixture fixture;
  std::string lines;
  lines +=
      R"({"_id":"a1","title":"Grain","text":"Grain went by rail.","year":1931,"country":"ATL","metadata":{"tags":["x","y"]}})"
      "\n";
  lines += "this is no json\n\n";
  lines +=
      R"({"_id":"a2","paper":"P","title":"Rails","text":"Rails again.","section":"analysis","authors":"A. One; B. Two"})"
      "\n";
  lines += R"({"_id":"a3","paper":"P","title":"Other","text":"Third.","note":")" + std::string(200, 'n') + "\"}\n";
  lines += R"({"_id":"a1","text":"The same id."})";
  put(fixture.papers / "records.jsonl", lines);
  fixture.options.label = false;
  const auto report = fixture.build();
  REQUIRE(outcome_of(report, "papers/records.jsonl") == "indexed");
  const auto reader = fixture.reader();
  const auto first = reader.passage(*reader.find("a1"));
  CHECK(first->paper == "a1");
  CHECK(reader.paper("a1")->title == "Grain");
  CHECK(reader.paper("P")->authors == std::vector<std::string>{"A. One", "B. Two"});
  CHECK(reader.passages_of("P")->size() == 2);
  CHECK(reader.passage(*reader.find("a3"))->heading == std::vector<std::string>{"Other"});
  CHECK(reader.find("a1~2"));
  REQUIRE(*reader.column("tags") != nullptr);
  CHECK((*reader.column("tags"))->values == std::vector<std::string>{"(unknown)", "x", "y"});
  CHECK((*reader.column("country"))->values == std::vector<std::string>{"(unknown)", "ATL"});
  CHECK(*reader.column("note") == nullptr);
  for (const auto& file : report.files) {
    if (file.path != "papers/records.jsonl") continue;
    CHECK(file.notes ==
          std::vector<std::string>{"line 2 was left out: it is not JSON",
                                   "the field `note` is not used as a facet where it is longer than 80 characters "
                                   "(1 record)",
                                   "the id `a1` is taken in this file; here it is `a1~2`"});
    CHECK(file.repairs.at("id changed") == 1);
    CHECK(file.passages[0] == 4);
  }
  CHECK_FALSE(fixture.build().changed);
}

TEST_CASE("A file that would be read otherwise now is read again, and said so") {
  Fixture fixture;
  put(fixture.papers / "three.md", paper_text("On Treaties", "China and Pakistan signed a treaty on gas in May."));
  put(fixture.papers / "four.jsonl", R"({"_id": "4", "text": "China and Pakistan signed a treaty on gas in May."})");
  const auto pairs = [&] {
    const auto reader = fixture.reader();
    std::uint32_t labelled = 0;
    const auto* const column = *reader.column("dyad");
    for (std::size_t id = 0; id < column->values.size(); ++id) {
      if (column->values[id] != unknown_value) labelled += column->totals[id];
    }
    return labelled;
  };
  CHECK(fixture.build().read_otherwise == 0);
  const auto labelled = pairs();
  CHECK(labelled >= 2);

  fixture.options.label = false;
  const auto bare = fixture.build();
  CHECK(bare.read_otherwise == 4);
  CHECK(bare.indexed == 4);
  CHECK(pairs() == 0);
  CHECK_FALSE(fixture.build().changed);

  // A file that comes later is read as the others were; a file that changes is no file that is read otherwise.
  put(fixture.papers / "one.md", paper_text("On Ferries", "China and Pakistan signed a treaty on ferries in May."));
  const auto changed = fixture.build();
  CHECK(changed.indexed == 1);
  CHECK(changed.read_otherwise == 0);
  CHECK(pairs() == 0);

  fixture.options.label = true;
  CHECK(fixture.build().read_otherwise == 4);
  CHECK(pairs() > labelled);
}

TEST_CASE("An index keeps the taxonomy that it was made with, and its searches use it") {
  Fixture fixture;
  const TempFolder folder;
  folder.write("craft.json", R"({"facet": "craft", "values": [{"name": "ferry", "names": ["ferry"]}]})");
  folder.write("words.json", R"({"synonyms": [["ferry", "packet boat"]]})");
  fixture.options.taxonomy = *Taxonomy::load(folder.path());
  fixture.build();
  const auto digest = fixture.options.taxonomy->digest();
  {
    const auto reader = fixture.reader();
    CHECK(reader.taxonomy().digest() == digest);
    CHECK(reader.taxonomy().synonyms("packet boat") == std::vector<std::string>{"ferry"});
    REQUIRE(*reader.column("craft") != nullptr);
    CHECK((*reader.column("craft"))->values == std::vector<std::string>{"(unknown)", "ferry"});
  }

  // Run again without it, by commits in place and by whole ones, the index keeps it.
  fixture.options.taxonomy = nullptr;
  CHECK_FALSE(fixture.build().changed);
  put(fixture.papers / "four.md", paper_text("On Rafts", "The ferry was a raft of nine logs and one sail."));
  fixture.build();
  fixture.options.rebuild = true;
  fixture.build();
  CHECK(fixture.reader().taxonomy().digest() == digest);
  CHECK((*fixture.reader().column("craft"))->totals.back() == 2);

  // Another one is refused until all is made anew.
  fixture.options.rebuild = false;
  folder.write("words.json", R"({"synonyms": [["ferry", "lighter"]]})");
  fixture.options.taxonomy = *Taxonomy::load(folder.path());
  const auto refused = build_index(fixture.options);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::IndexIncompatible);
  CHECK(fixture.reader().taxonomy().digest() == digest);
  fixture.options.rebuild = true;
  fixture.build();
  CHECK(fixture.reader().taxonomy().digest() == fixture.options.taxonomy->digest());
  fixture.options.taxonomy = {std::shared_ptr<void>(), &Taxonomy::standard()};
  fixture.build();
  CHECK(fixture.reader().taxonomy().digest() == Taxonomy::standard().digest());
  CHECK(*fixture.reader().column("craft") == nullptr);
}
