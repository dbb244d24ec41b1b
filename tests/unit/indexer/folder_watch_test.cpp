// SPDX-License-Identifier: GPL-3.0-or-later
// Which changes of files and folders count.
#include "indexer/intake/folder_watch.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_folder.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <fstream>
#include <functional>

using namespace dossier;
namespace fs = std::filesystem;
using std::chrono::milliseconds;

namespace {

/// Papers, one of them in a folder of its own, and an index among them.
struct Library {
  test::TempFolder folder;
  fs::path papers = folder.path() / "papers";
  fs::path index = papers / "index";

  Library() {
    fs::create_directories(papers / "deep");
    fs::create_directories(index);
    folder.write("papers/a.md", "a");
    folder.write("papers/deep/b.txt", "b");
  }
  [[nodiscard]] FolderWatch watch(const std::vector<fs::path>& paths, bool follow_links = false) const {
    return {paths, index, {milliseconds(2), milliseconds(20), milliseconds(5)}, follow_links};
  }
  void write(const std::string& name) const { folder.write(name, "x"); }
};

/// Whether what is done to a new library counts.
bool counts(const std::function<void(const Library&)>& change, bool follow_links = false) {
  const Library library;
  auto watch = library.watch({library.papers}, follow_links);
  watch.renew();
  REQUIRE_FALSE(watch.incomplete());
  REQUIRE_FALSE(watch.has_changed());
  change(library);
  return watch.has_changed();
}

bool writing_counts(const std::string& name) {
  return counts([&](const Library& library) { library.write(name); });
}

/// Makes and removes a file whose name does not count.
void make_and_remove(const fs::path& path) {
  const int file = ::open(path.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
  REQUIRE(file >= 0);
  ::close(file);
  ::unlink(path.c_str());
}

}  // namespace

TEST_CASE("files that may be read count, new or old, and no hidden ones") {
  CHECK(writing_counts("papers/c.md"));
  CHECK(writing_counts("papers/a.md"));
  CHECK(writing_counts("papers/deep/c.md"));
  CHECK(writing_counts("papers/notes"));
  CHECK_FALSE(writing_counts("papers/.c.md"));
  CHECK_FALSE(writing_counts("papers/c.zorv"));
  CHECK_FALSE(writing_counts("papers/index/c.md"));
  CHECK_FALSE(writing_counts("c.md"));
}

TEST_CASE("folders that come count, but hidden ones and the index") {
  const auto made = [](const std::string& name) {
    return counts([&](const Library& library) { fs::create_directory(library.papers / name); });
  };
  CHECK(made("more"));
  CHECK(made("more.zorv"));
  CHECK_FALSE(made(".more"));
  CHECK_FALSE(made("index/more"));
}

TEST_CASE("what goes, is renamed or changes its mode counts, and reading does not") {
  CHECK(counts([](const Library& library) { fs::remove(library.papers / "a.md"); }));
  CHECK(counts([](const Library& library) { fs::rename(library.papers / "a.md", library.papers / ".a"); }));
  CHECK(counts([](const Library& library) { fs::rename(library.papers / "a.md", library.folder.path() / "a.md"); }));
  CHECK(counts([](const Library& library) { fs::permissions(library.papers / "a.md", fs::perms::owner_read); }));
  CHECK(counts([](const Library& library) { fs::remove_all(library.papers / "deep"); }));
  CHECK(counts([](const Library& library) { fs::remove_all(library.papers); }));
  CHECK(counts([](const Library& library) { fs::rename(library.papers, library.folder.path() / "moved"); }));
  CHECK_FALSE(counts([](const Library& library) {
    std::ifstream file(library.papers / "a.md");
    CHECK(file.get() == 'a');
  }));
}

TEST_CASE("a file counts when its writer closes it") {
  const Library library;
  auto watch = library.watch({library.papers});
  watch.renew();
  std::ofstream file(library.papers / "a.md", std::ios::app);
  file << "more" << std::flush;
  CHECK_FALSE(watch.has_changed());
  file.close();
  CHECK(watch.has_changed());
}

TEST_CASE("the index alone is left out, not a folder whose name begins like its own") {
  const Library library;
  fs::create_directory(library.papers / "index2");
  auto watch = library.watch({library.papers});
  watch.renew();
  CHECK(watch.watched() == 4);  // the papers, two folders in them, and what they are in
  library.write("papers/index2/c.md");
  CHECK(watch.has_changed());
}

TEST_CASE("folders behind links are watched only where links are followed") {
  for (const bool follow : {false, true}) {
    const Library library;
    fs::create_directory(library.folder.path() / "outside");
    fs::create_directory_symlink(library.folder.path() / "outside", library.papers / "far");
    auto watch = library.watch({library.papers}, follow);
    watch.renew();
    library.write("outside/c.md");
    CHECK(watch.has_changed() == follow);
  }
}

TEST_CASE("a path that is named is watched from above, also where it is not there yet") {
  const Library library;
  auto watch = library.watch({library.folder.path() / "later.md"});
  watch.renew();
  CHECK(watch.watched() == 1);
  CHECK_FALSE(watch.incomplete());
  library.write("other.md");
  CHECK_FALSE(watch.has_changed());
  library.write("later.md");
  CHECK(watch.has_changed());
  auto nowhere = library.watch({library.folder.path() / "no" / "later.md"});
  nowhere.renew();
  CHECK(nowhere.incomplete());
  auto slash = library.watch({library.papers / ""});
  slash.renew();
  CHECK(slash.watched() == 3);
}

TEST_CASE("renewing watches new folders, and those that went are forgotten") {
  const Library library;
  auto watch = library.watch({library.papers});
  watch.renew();
  CHECK(watch.watched() == 3);
  fs::create_directory(library.papers / "more");
  CHECK(watch.watched() == 3);
  watch.renew();
  CHECK(watch.watched() == 4);
  fs::remove_all(library.papers / "deep");
  CHECK(watch.has_changed());
  CHECK(watch.watched() == 3);
}

TEST_CASE("waiting ends with a change, with its time, or where it is stopped") {
  const Library library;
  auto watch = library.watch({library.papers});
  watch.renew();
  std::atomic<bool> stop{false};
  CHECK(watch.wait(stop, milliseconds(1)) == FolderWatch::Outcome::TimeToLook);
  library.write("papers/c.md");
  CHECK(watch.wait(stop, milliseconds(0)) == FolderWatch::Outcome::Changed);
  CHECK_FALSE(watch.has_changed());
  library.write("papers/.c.md");
  CHECK(watch.wait(stop, milliseconds(1)) == FolderWatch::Outcome::TimeToLook);
  library.write("papers/c.md");
  CHECK(watch.has_changed());
  CHECK(watch.has_changed());
  CHECK(watch.wait(stop, milliseconds(0)) == FolderWatch::Outcome::Changed);
  CHECK(watch.wait(stop, milliseconds(1)) == FolderWatch::Outcome::TimeToLook);
  stop = true;
  CHECK(watch.wait(stop, milliseconds(0)) == FolderWatch::Outcome::Stopped);
  stop = false;
  auto nowhere = library.watch({library.folder.path() / "no" / "later.md"});
  nowhere.renew();
  CHECK(nowhere.wait(stop, milliseconds(0)) == FolderWatch::Outcome::TimeToLook);
  CHECK(nowhere.wait(stop, std::chrono::hours(1)) == FolderWatch::Outcome::TimeToLook);
}

TEST_CASE("more changes than the system keeps are a change, whatever they were") {
  long most = 0;
  std::ifstream("/proc/sys/fs/inotify/max_queued_events") >> most;
  if (most <= 0 || most > 100'000) return;
  const Library library;
  auto watch = library.watch({library.papers});
  watch.renew();
  for (int i = 0; i < 5; ++i) make_and_remove(library.papers / ".c.md");
  CHECK_FALSE(watch.has_changed());
  for (long events = 0; events <= most; events += 2) make_and_remove(library.papers / ".c.md");
  CHECK(watch.has_changed());
}
