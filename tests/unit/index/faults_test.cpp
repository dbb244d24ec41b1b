// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/check/check.hpp"
#include "index/format/disk.hpp"
#include "index/format/xapian.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/index/invented.hpp"

#include <sys/resource.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <new>
#include <stdexcept>
#include <system_error>

using namespace dossier;
using namespace dossier::index;
using namespace dossier::test;
namespace fs = std::filesystem;

namespace {

/// Files cannot grow beyond so many bytes while this object lives: writing fails with EFBIG.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) {
    handler_ = std::signal(SIGXFSZ, SIG_IGN);
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;
  ~FileSizeLimit() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }

 private:
  rlimit before_{};
  void (*handler_)(int) = nullptr;
};

Result<void> write(const fs::path& index, SourceContent source, const WriterOptions& options = {}) {
  auto writer = IndexWriter::open(index, options);
  if (!writer) return writer.error();
  if (auto replaced = writer->replace(std::move(source)); !replaced) return replaced;
  return writer->commit();
}

std::vector<std::string> texts_of(const fs::path& index) {
  const auto reader = IndexReader::open(index);
  REQUIRE(reader);
  std::vector<std::string> texts;
  for (DocId doc = 1; doc <= reader->last_doc(); ++doc) {
    if (const auto passage = reader->passage(doc)) texts.push_back(passage->text);
  }
  return texts;
}

bool is_sound(const fs::path& index) {
  const auto report = check_index(index);
  REQUIRE(report);
  for (const auto& finding : report->findings) UNSCOPED_INFO(finding);
  return report->sound();
}

void check_refused(const Result<void>& result) {
  REQUIRE_FALSE(result);
  CHECK(result.error().code == ErrorCode::BadData);
  CHECK(result.error().hint.find("the index is as it was") == 0);
}

Xapian::WritableDatabase new_database(const TempFolder& folder) {
  return open_to_write(folder.path() / "db", Xapian::DB_CREATE_OR_OPEN);
}

void add_documents(Xapian::WritableDatabase& db, int documents) {
  for (int i = 0; i < documents; ++i) {
    Xapian::Document document;
    document.add_term("w" + std::to_string(i));
    db.add_document(document);
    db.set_metadata("key" + std::to_string(i), "value");
  }
}

}  // namespace

TEST_CASE("A transaction that is not committed leaves nothing, whatever Xapian's threshold is") {
  const TempFolder folder;
  const auto threshold = GENERATE(1, 10000);
  ::setenv("XAPIAN_FLUSH_THRESHOLD", std::to_string(threshold).c_str(), 1);
  { new_database(folder); }
  try {
    auto db = new_database(folder);
    const Transaction transaction(db);
    add_documents(db, 10);
    throw std::bad_alloc();
  } catch (const std::bad_alloc&) {
  }
  CHECK(open_database(folder.path() / "db").get_doccount() == 0);
  CHECK(open_database(folder.path() / "db").get_metadata("key0").empty());
  {
    auto db = new_database(folder);
    Transaction transaction(db);
    add_documents(db, 10);
    transaction.commit();
  }
  ::unsetenv("XAPIAN_FLUSH_THRESHOLD");
  CHECK(open_database(folder.path() / "db").get_doccount() == 10);
}

TEST_CASE("A commit that fails is not made up for when the handle goes away") {
  const TempFolder folder;
  { new_database(folder); }
  {
    auto db = new_database(folder);
    Transaction transaction(db);
    add_documents(db, 2000);
    {
      const FileSizeLimit limit(4096);
      CHECK_THROWS_AS(transaction.commit(), Xapian::Error);
    }
    // There is room again, and the handle goes away.
  }
  CHECK(open_database(folder.path() / "db").get_doccount() == 0);
  CHECK(open_database(folder.path() / "db").get_metadata("key0").empty());
}

TEST_CASE("A change that finds no room leaves the index as it was and says so") {
  const TempFolder folder;
  const auto index = folder.path() / "i";
  std::mt19937 random(1);
  REQUIRE(write(index, random_source("one", random, 200)));
  const auto before = texts_of(index);
  // In place, and as a new generation.
  const WriterOptions options{.in_place_limit = GENERATE(std::size_t{2000}, std::size_t{0})};
  Result<void> written;
  {
    const FileSizeLimit limit(12000);
    written = write(index, random_source("two", random, 300), options);
  }
  REQUIRE_FALSE(written);
  CHECK(written.error().code == ErrorCode::DiskFull);
  CHECK(written.error().hint == "the index is as it was; make room and run the command again");
  CHECK(texts_of(index) == before);
  CHECK(is_sound(index));
  REQUIRE(write(index, random_source("two", random, 300), options));
  CHECK(texts_of(index).size() == 500);
  CHECK(is_sound(index));
}

TEST_CASE("An index that cannot be read now is not taken for a missing one") {
  const TempFolder folder;
  const auto index = folder.path() / "i";
  REQUIRE(write(index, invented_source("one", {"river"})));
  fs::rename(index / "current", index / "kept");
  fs::create_symlink("current", index / "current");  // a circle: opening it fails
  const auto reader = IndexReader::open(index);
  REQUIRE_FALSE(reader);
  CHECK(reader.error().code == ErrorCode::Unreadable);
  const auto writer = IndexWriter::open(index);
  REQUIRE_FALSE(writer);
  CHECK(writer.error().code == ErrorCode::Unreadable);
  fs::rename(index / "kept", index / "current");
  CHECK(texts_of(index) == std::vector<std::string>{"river"});
}

TEST_CASE("Ids that collide are refused, and the index stays sound") {
  const TempFolder folder;
  const auto index = folder.path() / "i";
  REQUIRE(write(index, invented_source("one", {"river", "treaty"})));
  auto source = invented_source("two", {"border", "trade", "canal"});
  SECTION("within a file") { source.passages[2].id = source.passages[0].id; }
  SECTION("with a passage of another file") { source.passages[1].id = "one:2"; }
  SECTION("with a paper of another file") {
    source.papers[0].id = "one";
    for (auto& passage : source.passages) passage.paper = "one";
  }
  SECTION("a paper that is one of its passages") { source.passages[1].id = "two"; }
  SECTION("the same, first") { source.passages[0].id = "two"; }
  SECTION("a paper that is not there") { source.passages[1].paper = "three"; }
  check_refused(write(index, std::move(source)));
  CHECK(texts_of(index) == std::vector<std::string>{"river", "treaty"});
  CHECK(is_sound(index));
}

TEST_CASE("A paper that is a passage of another file is refused, and the other way round") {
  const TempFolder folder;
  const auto index = folder.path() / "i";
  auto own = invented_source("own", {"river"});
  own.passages[0].id = "own";
  auto other = invented_source("other", {"treaty", "border"});
  other.papers[0].id = "own";
  for (auto& passage : other.passages) passage.paper = "own";
  const bool swapped = GENERATE(false, true);
  if (swapped) std::swap(own, other);
  REQUIRE(write(index, own));
  check_refused(write(index, std::move(other)));
  CHECK(is_sound(index));
}

TEST_CASE("Ids that are free again may be used in the same commit, in either order") {
  const TempFolder folder;
  const auto index = folder.path() / "i";
  REQUIRE(write(index, invented_source("one", {"river", "treaty"})));
  auto moved = invented_source("one", {"river", "canal"});
  moved.record.path = "elsewhere.md";
  auto writer = IndexWriter::open(index);
  REQUIRE(writer);
  const bool first = GENERATE(true, false);
  if (first) REQUIRE(writer->remove("one.md"));
  REQUIRE(writer->replace(moved));
  if (!first) REQUIRE(writer->remove("one.md"));
  REQUIRE(writer->commit());
  CHECK(texts_of(index) == std::vector<std::string>{"river", "canal"});
  CHECK(is_sound(index));
  const auto reader = IndexReader::open(index);
  CHECK(reader->passages_of("one")->size() == 2);
}

TEST_CASE("A file that is given twice in one run is refused") {
  const TempFolder folder;
  auto writer = IndexWriter::open(folder.path() / "i");
  REQUIRE(writer);
  REQUIRE(writer->replace(invented_source("one", {"river"})));
  const auto again = writer->replace(invented_source("one", {"treaty"}));
  REQUIRE_FALSE(again);
  CHECK(again.error().code == ErrorCode::BadData);
}

TEST_CASE("What the machine refuses is not damage") {
  const auto code = [](const Xapian::Error& failure) { return error_of(failure, "i").code; };
  CHECK(code(Xapian::DatabaseError("x", ENOSPC)) == ErrorCode::DiskFull);
  CHECK(code(Xapian::DatabaseError("x", EDQUOT)) == ErrorCode::DiskFull);
  CHECK(code(Xapian::DatabaseOpeningError("x", EMFILE)) == ErrorCode::NoResources);
  CHECK(code(Xapian::DatabaseOpeningError("x", ENOMEM)) == ErrorCode::NoResources);
  CHECK(code(Xapian::DatabaseOpeningError("x", EACCES)) == ErrorCode::Unreadable);
  CHECK(code(Xapian::DatabaseError("x", EIO)) == ErrorCode::Unreadable);
  CHECK(
      code(Xapian::DatabaseError("Modifications failed (DatabaseError: Error writing block (No space left on device)), "
                                 "and couldn't open at the old revision: x")) == ErrorCode::DiskFull);
  CHECK(code(Xapian::DatabaseLockError("Unable to get write lock on i: already locked")) == ErrorCode::IndexLocked);
  CHECK(code(Xapian::DatabaseLockError("Unable to get write lock on i: too many open files")) ==
        ErrorCode::NoResources);
  CHECK(code(Xapian::DatabaseLockError("Unable to get write lock on i: x")) == ErrorCode::Unreadable);
  CHECK(code(Xapian::DatabaseModifiedError("x")) == ErrorCode::IndexLocked);
  CHECK(code(Xapian::DatabaseCorruptError("x")) == ErrorCode::IndexDamaged);
  CHECK(code(Xapian::DatabaseOpeningError("x", ENOENT)) == ErrorCode::IndexDamaged);
}

TEST_CASE("Exceptions of the library become errors where they enter, a bug goes on") {
  const auto code = [](const auto& exception) {
    return guarded("i", [&]() -> Result<void> { throw exception; }).error().code;
  };
  CHECK(code(std::bad_alloc()) == ErrorCode::NoResources);
  CHECK(code(std::system_error(EAGAIN, std::generic_category())) == ErrorCode::NoResources);
  CHECK(code(std::system_error(ENOSPC, std::generic_category())) == ErrorCode::DiskFull);
  CHECK_THROWS_AS(code(std::logic_error("a bug made for this test")), std::logic_error);
}

TEST_CASE("Files that are missing are told from files that cannot be read") {
  const TempFolder folder;
  fs::create_symlink("circle", folder.path() / "circle");
  CHECK_FALSE(read_file(folder.path() / "none")->has_value());
  CHECK_FALSE(checksum_of_file(folder.path() / "none")->has_value());
  CHECK_FALSE(*is_there(folder.path() / "none"));
  CHECK(names_in(folder.path() / "none")->empty());
  CHECK_FALSE(read_file(folder.path() / "circle"));
  CHECK_FALSE(checksum_of_file(folder.path() / "circle"));
  CHECK_FALSE(is_there(folder.path() / "circle"));
  CHECK_FALSE(names_in(folder.path() / "circle"));
  CHECK_FALSE(read_file(folder.path()));  // a folder
  REQUIRE(write_whole(folder.path() / "some", "content"));
  CHECK(**read_file(folder.path() / "some") == "content");
}
