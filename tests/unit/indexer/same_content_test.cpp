// SPDX-License-Identifier: GPL-3.0-or-later
// Files with the same bytes: one paper, whichever of them comes, goes, moves or changes.
#include "index/check/check.hpp"
#include "index/read/index_reader.hpp"
#include "tests/unit/indexer/library.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <random>
#include <set>

namespace {

using namespace dossier;
using test::Library;
namespace fs = std::filesystem;
using List = std::vector<std::string>;

const std::string ferries = "# On ferries\n\n## Text\n\nThe ferry of the harbour crosses the strait each morning.\n";
const std::string canals = "# On canals\n\n## Text\n\nThe canal was dug by hand in the course of nine years.\n";

struct Copies : Library {
  Copies() { options.allow_removal = true; }
  BuildReport run() {
    auto report = build();
    const auto check = check_index(options.index);
    REQUIRE(check);
    CHECK(check->sound());
    return report;
  }
  void copy(const std::string& from, const std::string& to) const {
    fs::create_directories((papers / to).parent_path());
    fs::copy_file(papers / from, papers / to, fs::copy_options::overwrite_existing);
  }
  void remove(const std::string& name) const { fs::remove(papers / name); }
  void rename(const std::string& from, const std::string& to) const { fs::rename(papers / from, papers / to); }
  [[nodiscard]] IndexReader reader() const {
    auto reader = IndexReader::open(options.index);
    REQUIRE(reader);
    return std::move(*reader);
  }
  /// `id: source` of each paper.
  [[nodiscard]] List held() const {
    List out;
    const auto all = reader().papers();
    REQUIRE(all);
    for (const auto& paper : *all) out.push_back(paper.id + ": " + paper.source);
    std::sort(out.begin(), out.end());
    return out;
  }
  [[nodiscard]] std::set<std::string> passage_ids() const {
    std::set<std::string> ids;
    const auto index = reader();
    for (DocId doc = 1; doc <= index.last_doc(); ++doc) {
      if (const auto passage = index.passage(doc)) ids.insert(passage->id);
    }
    return ids;
  }
  [[nodiscard]] List others_of(const std::string& source) const {
    const auto records = reader().file_records();
    REQUIRE(records);
    const auto others = other_files(*records);
    const auto found = others.find(source);
    return found == others.end() ? List{} : found->second;
  }
};

}  // namespace

TEST_CASE("A copy is not counted, and both files are named") {
  Copies library;
  library.put("a.md", ferries);
  library.run();
  const auto ids = library.passage_ids();
  library.copy("a.md", "a (copy).md");
  library.copy("a.md", "old/other name.md");
  const auto report = library.run();
  CHECK(report.copies == 2);
  CHECK(report.skipped == 0);
  CHECK(report.unchanged == 1);
  CHECK(library.held() == List{"a: papers/a.md"});
  CHECK(library.passage_ids() == ids);
  CHECK(library.others_of("papers/a.md") == List{"papers/a (copy).md", "papers/old/other name.md"});
  CHECK_FALSE(library.run().changed);
}

TEST_CASE("Of copies that are new, one that does not call itself a copy is read, in the fewest folders, the first") {
  Copies library;
  library.put("water treaty.md", ferries);
  for (const auto* name : {"a copy.md", "a (1).md", "a (copy).md", "Copy of a.md", "a/b.md"}) {
    library.copy("water treaty.md", name);
  }
  library.put("b/khan.md", canals);
  library.copy("b/khan.md", "a folder/khan.md");
  CHECK(library.run().copies == 6);
  CHECK(library.held() == List{"khan: papers/a folder/khan.md", "water treaty: papers/water treaty.md"});
}

TEST_CASE("A copy in another folder than the ones named now is one of what the index keeps") {
  Copies library;
  library.put("a/oil.md", ferries);
  library.copy("a/oil.md", "b/oil copy.md");
  library.run();
  const auto ids = library.passage_ids();
  library.options.paths = {library.papers / "b"};
  library.run();
  CHECK(library.held() == List{"oil: papers/a/oil.md"});
  CHECK(library.passage_ids() == ids);
  library.copy("a/oil.md", "b/new.md");
  CHECK(library.run().copies == 2);
  CHECK(library.others_of("papers/a/oil.md") == List{"papers/b/new.md", "papers/b/oil copy.md"});
  library.remove("b/new.md");
  library.remove("b/oil copy.md");
  library.put("b/c.md", canals);
  library.run();
  CHECK(library.held() == List{"c: papers/b/c.md", "oil: papers/a/oil.md"});
}

TEST_CASE("Folders that are indexed one after the other share their copies, until one of them changes") {
  Copies library;
  library.put("a/oil.md", ferries);
  library.copy("a/oil.md", "b/x.md");
  library.options.paths = {library.papers / "a"};
  library.run();
  library.options.paths = {library.papers / "b"};
  CHECK(library.run().copies == 1);
  CHECK(library.held() == List{"oil: papers/a/oil.md"});
  library.put("b/x.md", canals);
  library.run();
  CHECK(library.held() == List{"oil: papers/a/oil.md", "x: papers/b/x.md"});
  library.options.rebuild = true;
  library.copy("a/oil.md", "b/x.md");
  library.run();
  CHECK(library.held() == List{"x: papers/b/x.md"});
}

TEST_CASE("When the file that was read goes, its paper goes on in a copy, with its ids and its key") {
  Copies library;
  library.put("a.md", ferries);
  library.run();
  const auto ids = library.passage_ids();
  const auto key = library.reader().paper("a")->citation_key;
  library.copy("a.md", "b.md");
  library.copy("a.md", "copies/c.md");
  library.run();
  library.remove("a.md");
  library.run();
  CHECK(library.held() == List{"a: papers/b.md"});
  CHECK(library.passage_ids() == ids);
  CHECK(library.reader().paper("a")->citation_key == key);
  CHECK(library.others_of("papers/b.md") == List{"papers/copies/c.md"});
  library.remove("b.md");
  library.run();
  CHECK(library.held() == List{"a: papers/copies/c.md"});
  CHECK(library.passage_ids() == ids);
  library.remove("copies/c.md");
  library.run();
  CHECK(library.held().empty());
}

TEST_CASE("Another name of a file keeps its paper when the first name goes") {
  Copies library;
  library.put("a.md", ferries);
  library.run();
  const auto ids = library.passage_ids();
  fs::create_hard_link(library.papers / "a.md", library.papers / "hard.md");
  CHECK(library.run().same == 1);
  CHECK(library.others_of("papers/a.md") == List{"papers/hard.md"});
  library.remove("a.md");
  library.run();
  CHECK(library.held() == List{"a: papers/hard.md"});
  CHECK(library.passage_ids() == ids);
}

TEST_CASE("Both files may be renamed at once or one after the other") {
  Copies library;
  library.put("a.md", ferries);
  library.copy("a.md", "b.md");
  library.run();
  const auto ids = library.passage_ids();
  library.rename("a.md", "c.md");  // b.md was read as a.md and takes the paper over
  library.run();
  CHECK(library.held() == List{"a: papers/b.md"});
  CHECK(library.passage_ids() == ids);
  library.rename("c.md", "d.md");
  CHECK(library.run().copies == 1);
  CHECK(library.held() == List{"a: papers/b.md"});
  library.rename("b.md", "e.md");
  library.run();
  CHECK(library.held() == List{"a: papers/d.md"});
  CHECK(library.passage_ids() == ids);
}

TEST_CASE("A copy that is changed is a paper of its own, and none when it is changed back") {
  Copies library;
  library.put("a.md", ferries);
  library.copy("a.md", "b.md");
  library.run();
  const auto ids = library.passage_ids();
  library.put("b.md", canals);
  library.run();
  CHECK(library.held() == List{"a: papers/a.md", "b: papers/b.md"});
  library.copy("a.md", "b.md");
  library.run();
  CHECK(library.held() == List{"a: papers/a.md"});
  CHECK(library.passage_ids() == ids);
  library.put("a.md", canals);  // the one that was read is changed: the copy is a paper of its own now
  library.run();
  CHECK(library.held() == List{"a: papers/a.md", "b: papers/b.md"});
  fs::last_write_time(library.papers / "a.md", fs::file_time_type::clock::now());
  CHECK_FALSE(library.run().changed);
}

TEST_CASE("Files of records, and copies of a folder, are not counted twice either") {
  Copies library;
  library.put("all.jsonl", "{\"_id\":\"q\",\"text\":\"The ferry.\"}\n{\"_id\":\"r\",\"text\":\"The canal.\"}\n");
  library.put("one/a.md", ferries);
  library.put("one/b.md", canals);
  library.run();
  const auto ids = library.passage_ids();
  library.copy("all.jsonl", "backup/all.jsonl");
  library.copy("one/a.md", "backup/one/a.md");
  library.copy("one/b.md", "backup/one/b.md");
  CHECK(library.run().copies == 3);
  CHECK(library.passage_ids() == ids);
  library.remove("all.jsonl");
  library.run();
  CHECK(library.passage_ids() == ids);
}

TEST_CASE("An empty file and files that differ in a byte are no copies") {
  Copies library;
  library.put("a.md", ferries);
  auto other = ferries;
  other[other.size() - 3] = 'x';
  library.put("b.md", other);
  library.put("c.md", "");
  library.put("d.md", "");
  const auto report = library.run();
  CHECK(report.copies == 0);
  CHECK(report.skipped == 2);
  CHECK(library.held() == List{"a: papers/a.md", "b: papers/b.md"});
}

namespace {

using Disk = std::map<std::string, std::string>;           ///< contents by name
using Ids = std::map<std::string, std::set<std::string>>;  ///< ids by content

Ids ids_by_content(const Copies& library) {
  Ids ids;
  const auto index = library.reader();
  for (DocId doc = 1; doc <= index.last_doc(); ++doc) {
    const auto passage = index.passage(doc);
    if (passage && passage->kind == PassageKind::Paragraph) ids[passage->text].insert(passage->id);
  }
  return ids;
}

/// Whether a content must keep its ids: a file has it before and after, and none was overwritten (a file that was the
/// paper, and now holds other content, keeps the id of its name).
bool keeps_ids(const std::string& text, const Disk& before, const Disk& after) {
  bool stayed = false;
  for (const auto& [name, content] : before) {
    const auto found = after.find(name);
    if (found == after.end()) continue;
    if (found->second != content) return false;
    stayed |= content.find(text) != std::string::npos;
  }
  return stayed;
}

}  // namespace

TEST_CASE("Whatever happens to copies, each content is one paper, and its ids last while a file has it") {
  for (unsigned seed = 1; seed <= 12; ++seed) {
    std::mt19937 random(seed);
    const auto below = [&](unsigned n) { return static_cast<unsigned>(random() % n); };
    Copies library;
    const List names{"a.md", "b.md", "sub/a.md", "a long name.md"};
    const std::vector<std::string> contents{ferries, canals};
    Disk disk;
    Ids then;
    for (int step = 0; step < 8; ++step) {
      const auto kept = disk;
      const auto& name = names[below(4)];
      if (below(3) > 0 || disk.empty()) {
        disk[name] = contents[below(2)];
        library.put(name, disk[name]);
      } else if (disk.erase(name) > 0) {
        library.remove(name);
      }
      library.run();
      auto now = ids_by_content(library);
      std::set<std::string> on_disk;
      for (const auto& [path, content] : disk) on_disk.insert(content);
      INFO("seed " << seed << ", step " << step);
      CHECK(now.size() == on_disk.size());
      for (const auto& [text, ids] : now) {
        CHECK(ids.size() == 1);
        if (then.contains(text) && keeps_ids(text, kept, disk)) CHECK(ids == then.at(text));
      }
      then = std::move(now);
    }
  }
}
