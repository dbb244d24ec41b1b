// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/check/check.hpp"
#include "index/read/index_reader.hpp"
#include "tests/unit/indexer/library.hpp"

#include <fstream>

using namespace dossier;
using namespace dossier::test;
namespace fs = std::filesystem;

namespace {

/// Eight papers, four of them in a folder below.
struct EightPapers : Library {
  EightPapers() {
    for (int i = 0; i < 8; ++i) put_paper(i < 4 ? "" : "sub/", i);
    build();
  }
  void put_paper(const std::string& where, int number) const {
    const auto name = std::to_string(number);
    put(where + "p" + name + ".md",
        "# On ferry " + name + "\n\n## Introduction\n\nThe ferry of harbour " + name + " is late.\n");
  }
  [[nodiscard]] std::size_t papers_held() const {
    REQUIRE(check_index(options.index)->sound());
    return IndexReader::open(options.index)->papers()->size();
  }
  void remove(int from, int to) const {
    for (int i = from; i < to; ++i) fs::remove(papers / ("p" + std::to_string(i) + ".md"));
  }
};

}  // namespace

TEST_CASE("Half of a library is removed without a word, more than half is not") {
  EightPapers library;
  library.remove(0, 4);
  CHECK(library.build().removed == 4);
  CHECK(library.papers_held() == 4);

  EightPapers other;
  other.remove(0, 4);
  fs::remove(other.papers / "sub" / "p4.md");
  const auto report = other.build();
  CHECK(report.withheld == 5);
  CHECK(report.library == 8);
  CHECK(report.removed == 0);
  CHECK_FALSE(report.changed);
  CHECK(other.papers_held() == 8);
  // New papers are indexed all the same.
  other.put_paper("", 9);
  CHECK(other.build().indexed == 1);
  CHECK(other.papers_held() == 9);
  other.options.allow_removal = true;
  CHECK(other.build().removed == 5);
  CHECK(other.papers_held() == 4);
}

TEST_CASE("A rebuild that ends with half as many papers replaces the index, one that ends with fewer does not") {
  EightPapers library;
  library.remove(0, 4);
  fs::remove(library.papers / "sub" / "p4.md");
  library.options.rebuild = true;
  const auto refused = library.build();
  CHECK(refused.refused);
  CHECK(refused.withheld == 5);
  CHECK(library.papers_held() == 8);
  // Four of eight papers, one of them new.
  library.put_paper("", 9);
  CHECK_FALSE(library.build().refused);
  CHECK(library.papers_held() == 4);
}

TEST_CASE("The user is asked, and a no keeps everything") {
  EightPapers library;
  library.remove(0, 4);
  fs::remove(library.papers / "sub" / "p4.md");
  std::vector<std::uint64_t> asked;
  bool answer = false;
  library.options.confirm_removal = [&](std::uint64_t papers, std::uint64_t of) {
    asked = {papers, of};
    return answer;
  };
  CHECK(library.build().withheld == 5);
  CHECK(asked == std::vector<std::uint64_t>{5, 8});
  CHECK(library.papers_held() == 8);
  answer = true;
  CHECK(library.build().withheld == 0);
  CHECK(library.papers_held() == 3);
}

TEST_CASE("A folder that is empty now keeps its papers") {
  EightPapers library;
  for (int i = 4; i < 8; ++i) fs::remove(library.papers / "sub" / ("p" + std::to_string(i) + ".md"));
  auto report = library.build();
  CHECK(report.withheld == 4);
  CHECK(report.skipped == 1);
  CHECK(library.papers_held() == 8);
  CHECK_FALSE(report.changed);
  // The folder itself removed is a clear word.
  fs::remove(library.papers / "sub");
  CHECK(library.build().removed == 4);
  CHECK(library.papers_held() == 4);
}

TEST_CASE("A link to a folder that is not mounted keeps its papers") {
  EightPapers library;
  const auto share = library.folder.path() / "share";
  fs::rename(library.papers / "sub", share);
  fs::create_directory_symlink(share, library.papers / "sub");
  library.options.follow_links = true;
  CHECK(library.build().unchanged == 8);
  fs::rename(share, library.folder.path() / "unmounted");
  const auto report = library.build();
  CHECK(report.withheld == 4);
  CHECK(library.papers_held() == 8);
}

TEST_CASE("Files that were moved are not lost") {
  EightPapers library;
  fs::create_directory(library.papers / "new");
  for (int i = 0; i < 4; ++i) {
    const auto name = "p" + std::to_string(i) + ".md";
    fs::rename(library.papers / name, library.papers / "new" / name);
  }
  fs::rename(library.papers / "sub", library.papers / "other");
  const auto report = library.build();
  CHECK(report.withheld == 0);
  CHECK(report.removed == 8);
  CHECK(report.indexed == 8);
  CHECK(library.papers_held() == 8);
}

TEST_CASE("Files that hold nothing any more do not take most of a library with them") {
  EightPapers library;
  std::ofstream(library.papers / "p0.md").close();
  CHECK(library.build().skipped == 1);
  CHECK(library.papers_held() == 7);
  for (int i = 1; i < 4; ++i) std::ofstream(library.papers / ("p" + std::to_string(i) + ".md")).close();
  std::ofstream(library.papers / "sub" / "p4.md").close();
  const auto report = library.build();
  CHECK(report.skipped == 5);
  CHECK(library.papers_held() == 7);
  CHECK_FALSE(library.build().changed);
  library.options.allow_removal = true;
  library.build();
  CHECK(library.papers_held() == 3);
}

TEST_CASE("An index that is made anew does not lose most of its papers, or those that cannot be read") {
  EightPapers library;
  library.remove(0, 4);
  fs::remove(library.papers / "sub" / "p4.md");
  library.options.rebuild = true;
  auto report = library.build();
  CHECK(report.refused);
  CHECK(report.withheld == 5);
  CHECK_FALSE(report.changed);
  CHECK(library.papers_held() == 8);
  library.options.allow_removal = true;
  CHECK(library.build().changed);
  CHECK(library.papers_held() == 3);
  library.options.allow_removal = false;
  for (int i = 5; i < 8; ++i) fs::remove(library.papers / "sub" / ("p" + std::to_string(i) + ".md"));
  library.put_paper("", 1);
  CHECK(library.build().refused);
  CHECK(library.papers_held() == 3);
}

TEST_CASE("Links out of the library that were followed once do not take most of it with them") {
  EightPapers library;
  const auto share = library.folder.path() / "share";
  fs::create_directory(share);
  for (int i = 0; i < 5; ++i) {
    const auto name = "p" + std::to_string(i) + ".md";
    if (i == 4) library.put(name, "# On rails\n\n## Introduction\n\nThe train of the harbour is late.\n");
    fs::rename(library.papers / name, share / name);
    fs::create_symlink(share / name, library.papers / name);
  }
  library.options.follow_links = true;
  library.build();
  const auto held = library.papers_held();
  CHECK(held == 9);
  library.options.follow_links = false;
  const auto report = library.build();
  CHECK(report.withheld == 5);
  CHECK(library.papers_held() == held);
}

TEST_CASE("One file by several names is indexed once, under the name that it has in the index") {
  EightPapers library;
  fs::create_hard_link(library.papers / "p1.md", library.papers / "0-hard.md");
  fs::create_symlink("p1.md", library.papers / "0-soft.md");
  const auto report = library.build();
  CHECK(report.same == 2);
  CHECK(report.skipped == 0);
  CHECK(report.indexed == 0);
  CHECK(library.papers_held() == 8);
  const auto reader = IndexReader::open(library.options.index);
  CHECK(reader->paper("p1")->source == "papers/p1.md");
  CHECK_FALSE(library.build().changed);
  // When its name goes, another one takes its place.
  fs::remove(library.papers / "p1.md");
  CHECK(library.build().indexed == 1);
  CHECK(library.papers_held() == 8);
}

TEST_CASE("Files beyond the limits are skipped with the reason") {
  EightPapers library;
  library.options.max_file_size = 1U << 20U;
  std::ofstream(library.papers / "large.md") << std::string(2U << 20U, 'x');
  std::ofstream lines(library.papers / "lines.md");
  for (std::size_t i = 0; i < most_paper_lines; ++i) lines << "\n";
  lines << "\nThe end.\n";
  lines.close();
  const auto report = library.build();
  CHECK(report.skipped == 2);
  for (const auto& file : report.files) {
    if (file.path == "papers/large.md") {
      CHECK(file.skipped_because.starts_with("the file is larger than 1 MiB;"));
    }
    if (file.path == "papers/lines.md") CHECK(file.skipped_because.find("lines") != std::string::npos);
  }
  CHECK_FALSE(library.build().changed);
}
