// SPDX-License-Identifier: GPL-3.0-or-later
#include "own/backup.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_folder.hpp"

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

using namespace dossier;

namespace {

using Names = std::vector<std::string>;

class Place {
 public:
  void write(const std::string& name, const std::string& content) const { std::ofstream(at(name)) << content; }
  [[nodiscard]] std::string read(const std::string& name) const {
    std::ifstream in(at(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  [[nodiscard]] std::filesystem::path at(const std::string& name) const { return folder_.path() / name; }
  [[nodiscard]] std::filesystem::path index() const { return at(".dossier"); }

 private:
  test::TempFolder folder_;
};

const std::string corrections = "dossier-corrections.jsonl";
const std::string papers = "dossier-papers.jsonl";

/// A backup of two files, in `from`.
std::filesystem::path backup_in(const Place& from) {
  from.write(corrections, "{\"id\": \"a\"}\n");
  from.write(papers, std::string(1000, 'x'));
  const auto backup = backup_of(from.index());
  REQUIRE(backup);
  REQUIRE(write_backup(*backup, from.at("b.tar")));
  return from.at("b.tar");
}

}  // namespace

TEST_CASE("a backup puts back what was there, and is never written over") {
  const Place from;
  const Place to;
  const auto file = backup_in(from);
  CHECK(write_backup(*backup_of(from.index()), file).error().code == ErrorCode::Usage);
  const auto backup = read_backup(file);
  REQUIRE(backup);
  const auto done = restore(*backup, to.index(), false);
  REQUIRE(done);
  CHECK(done->written == Names{corrections, papers});
  CHECK(done->before.empty());
  CHECK(to.read(papers) == std::string(1000, 'x'));
  CHECK(to.read(corrections) == "{\"id\": \"a\"}\n");
  CHECK(restore(*backup, to.index(), false)->same == Names{corrections, papers});
}

TEST_CASE("what differs is replaced only when told, and can be had back exactly") {
  const Place from;
  const Place to;
  const auto backup = read_backup(backup_in(from));
  REQUIRE(backup);
  to.write(papers, "mine");
  const auto refused = restore(*backup, to.index(), false);
  REQUIRE(refused);
  CHECK(refused->differing == Names{papers});
  CHECK(refused->written.empty());
  CHECK_FALSE(std::filesystem::exists(to.at(corrections)));
  CHECK(to.read(papers) == "mine");

  const auto done = restore(*backup, to.index(), true);
  REQUIRE(done);
  CHECK(done->written == Names{corrections, papers});
  CHECK(to.read(papers) == std::string(1000, 'x'));
  const auto before = read_backup(done->before);
  REQUIRE(before);
  CHECK(before->exact);
  const auto undone = restore(*before, to.index(), true);
  REQUIRE(undone);
  CHECK(undone->written == Names{papers});
  CHECK(undone->removed == Names{corrections});
  CHECK(to.read(papers) == "mine");
  CHECK_FALSE(std::filesystem::exists(to.at(corrections)));
  CHECK(undone->before != done->before);
}

TEST_CASE("a changed byte anywhere is found") {
  const Place from;
  const auto file = backup_in(from);
  const auto bytes = from.read("b.tar");
  REQUIRE(read_backup(file));
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    auto changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    from.write("b.tar", changed);
    CAPTURE(at);
    CHECK(read_backup(file).error().code == ErrorCode::BadData);
  }
  for (const auto size : {std::size_t{0}, std::size_t{511}, std::size_t{512}, std::size_t{1536}, bytes.size() - 512}) {
    from.write("b.tar", bytes.substr(0, size));
    CHECK(read_backup(file).error().code == ErrorCode::BadData);
  }
  CHECK(read_backup(from.at("none.tar")).error().code == ErrorCode::NotFound);
}

TEST_CASE("an archive with a name of its own choosing is refused") {
  const Place place;
  for (const auto* name : {"../x", "/etc/passwd", "notes.md"}) {
    Backup backup;
    backup.made = "2026-01-01T00:00:00Z";
    backup.files = {{name, "x"}};
    const auto file = place.at("other.tar");
    std::filesystem::remove(file);
    REQUIRE(write_backup(backup, file));
    CHECK(read_backup(file).error().code == ErrorCode::BadData);
  }
}
