// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/intake/source_file.hpp"

#include "indexer/intake/content_hash.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_folder.hpp"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>

using namespace dossier;
using namespace dossier::test;
namespace fs = std::filesystem;

TEST_CASE("A file is read to its end, and no further than the limit") {
  const TempFolder folder;
  folder.write("a.md", std::string(300000, 'x'));
  CHECK(SourceFile::open(folder.path() / "a.md")->read_all(300000)->size() == 300000);
  const auto refused = SourceFile::open(folder.path() / "a.md")->read_all(299999);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::BadData);
  CHECK(refused.error().hint.find("--max-file-size") != std::string::npos);
  folder.write("empty.md", "");
  CHECK(SourceFile::open(folder.path() / "empty.md")->read_all(0)->empty());
  CHECK(*hash_of_file(folder.path() / "a.md") == content_hash(std::string(300000, 'x')));
}

TEST_CASE("What is no regular file is neither waited for nor read") {
  const TempFolder folder;
  REQUIRE(::mkfifo((folder.path() / "fifo.md").c_str(), 0600) == 0);
  fs::create_directory(folder.path() / "folder.md");
  const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, (folder.path() / "socket.md").c_str(), sizeof address.sun_path - 1);
  REQUIRE(::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  fs::create_symlink("/dev/zero", folder.path() / "zero.md");
  for (const auto* name : {"fifo.md", "folder.md", "socket.md", "zero.md", "absent.md"}) {
    INFO(name);
    const auto file = SourceFile::open(folder.path() / name);
    REQUIRE_FALSE(file);
    CHECK(file.error().code == ErrorCode::Unreadable);
    CHECK_FALSE(hash_of_file(folder.path() / name));
  }
  ::close(socket);
}

TEST_CASE("A link in the place of a file is refused where none is expected") {
  const TempFolder folder;
  folder.write("a.md", "text");
  fs::create_symlink(folder.path() / "a.md", folder.path() / "link.md");
  CHECK(SourceFile::open(folder.path() / "link.md", true));
  CHECK_FALSE(SourceFile::open(folder.path() / "link.md", false));
}
