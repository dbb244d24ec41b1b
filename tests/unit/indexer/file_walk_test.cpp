// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/intake/file_walk.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/temp_folder.hpp"

#include <sys/stat.h>

#include <algorithm>

using namespace dossier;
using namespace dossier::test;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> names(const std::vector<FoundFile>& files) {
  std::vector<std::string> all;
  for (const auto& file : files) all.push_back(file.name);
  return all;
}

std::vector<std::string> paths(const std::vector<FileRecord>& records) {
  std::vector<std::string> all;
  for (const auto& record : records) all.push_back(record.path);
  return all;
}

struct Library {
  TempFolder folder;
  fs::path papers = folder.path() / "papers";
  fs::path outside = folder.path() / "outside";
  Library() {
    fs::create_directories(papers / "deep");
    fs::create_directories(outside);
    folder.write("papers/a.md", "a");
    folder.write("papers/deep/b.txt", "b");
    folder.write("outside/c.md", "c");
  }
  [[nodiscard]] FileWalk walk(bool follow = false) const { return walk_files({papers}, folder.path(), follow); }
};

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("Links out of the library are followed only where that is asked for") {
  const Library library;
  fs::create_symlink(library.outside / "c.md", library.papers / "c.md");
  fs::create_directory_symlink(library.outside, library.papers / "far");
  const auto walk = library.walk();
  CHECK(names(walk.files) == Names{"papers/a.md", "papers/deep/b.txt"});
  auto skipped = paths(walk.skipped);
  std::sort(skipped.begin(), skipped.end());
  CHECK(skipped == Names{"papers/c.md", "papers/far"});
  for (const auto& record : walk.skipped) CHECK(record.skipped_because.find("--follow-links") != std::string::npos);
  CHECK(names(library.walk(true).files) == Names{"papers/a.md", "papers/c.md", "papers/deep/b.txt", "papers/far/c.md"});
  // What is named is followed, and what leads from one of the named folders to another.
  CHECK(names(walk_files({library.papers / "far"}, library.folder.path()).files) == Names{"papers/far/c.md"});
  CHECK(names(walk_files({library.papers, library.outside}, library.folder.path()).files) ==
        Names{"outside/c.md", "papers/a.md", "papers/c.md", "papers/deep/b.txt"});
}

TEST_CASE("A folder goes by its own name, links to it are told of") {
  const Library library;
  fs::create_directory_symlink(library.papers / "deep", library.papers / "0-first");
  fs::create_directory_symlink(library.papers, library.papers / "deep" / "loop");
  const auto walk = library.walk();
  CHECK(names(walk.files) == Names{"papers/a.md", "papers/deep/b.txt"});
  CHECK(paths(walk.same) == Names{"papers/0-first", "papers/deep/loop"});
}

TEST_CASE("FIFOs, sockets and devices are no files") {
  const Library library;
  REQUIRE(::mkfifo((library.papers / "pipe.md").c_str(), 0600) == 0);
  fs::create_symlink("/dev/zero", library.papers / "zero.md");
  CHECK(names(library.walk(true).files) == Names{"papers/a.md", "papers/deep/b.txt"});
}

TEST_CASE("Two names that are repaired to one are told apart in the report") {
  const Library library;
  library.folder.write("papers/caf\xE9.md", "1");
  library.folder.write("papers/caf\xE8.md", "2");
  const auto walk = library.walk();
  CHECK(walk.files.size() == 3);
  REQUIRE(walk.missing.size() == 1);
  CHECK(walk.missing.front().path.ends_with("papers/caf\\xE9.md"));
}

TEST_CASE("A path that is too long for the system is told of, the rest is found") {
  const Library library;
  const auto here = fs::current_path();
  const std::string name(200, 'd');
  fs::current_path(library.papers);
  for (int i = 0; i < 25; ++i) {
    fs::create_directory(name);
    fs::current_path(name);
  }
  std::ofstream("lost.md") << "text";
  fs::current_path(here);
  const auto walk = library.walk();
  CHECK(names(walk.files) == Names{"papers/a.md", "papers/deep/b.txt"});
  REQUIRE(walk.unread.size() == 1);
  CHECK(walk.unread.front().skipped_because.find("its path is too long") != std::string::npos);
  CHECK(walk.kept.size() == 1);
  REQUIRE(std::system(("rm -rf '" + library.papers.string() + "'").c_str()) == 0);
}

TEST_CASE("Empty folders and links to nothing are named: a share may be missing") {
  const Library library;
  fs::create_directory(library.papers / "mount");
  fs::create_directory_symlink(library.folder.path() / "nowhere", library.papers / "share");
  auto empty = library.walk().empty;
  std::sort(empty.begin(), empty.end());
  CHECK(empty == Names{"papers/mount/", "papers/share/"});
}
