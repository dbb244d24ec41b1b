// SPDX-License-Identifier: GPL-3.0-or-later
#include "vectors/known_program.hpp"

#include "index/format/disk.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_folder.hpp"

#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

using namespace dossier;
namespace fs = std::filesystem;

namespace {

/// Settings of the test's own, while it lasts.
class Settings {
 public:
  Settings() {
    if (const char* before = std::getenv("XDG_CONFIG_HOME"); before != nullptr) before_ = before;
    ::setenv("XDG_CONFIG_HOME", folder_.path().c_str(), 1);
  }
  Settings(const Settings&) = delete;
  Settings& operator=(const Settings&) = delete;
  ~Settings() { before_.empty() ? ::unsetenv("XDG_CONFIG_HOME") : ::setenv("XDG_CONFIG_HOME", before_.c_str(), 1); }
  [[nodiscard]] fs::path folder() const { return folder_.path() / "dossier"; }
  [[nodiscard]] fs::path file() const { return folder() / "vector-programs.json"; }

 private:
  test::TempFolder folder_;
  std::string before_;
};

ProgramChoice choice_of(const std::string& command) { return {command, "/", "model", 7}; }

}  // namespace

TEST_CASE("a program is remembered by index, and forgotten") {
  const Settings settings;
  CHECK_FALSE(known_program("/one"));
  REQUIRE(forget_program("/one"));
  CHECK_FALSE(fs::exists(settings.folder()));
  REQUIRE(remember_program("/one", choice_of("a")));
  REQUIRE(remember_program("/two", choice_of("b")));
  CHECK(known_program("/one") == choice_of("a"));
  REQUIRE(forget_program("/one"));
  CHECK_FALSE(known_program("/one"));
  CHECK(known_program("/two") == choice_of("b"));
}

TEST_CASE("programs that are remembered at once are all kept") {
  const Settings settings;
  constexpr int count = 16;
  std::vector<int> failed(count, 0);
  std::vector<std::thread> threads;
  for (int i = 0; i < count; ++i) {
    threads.emplace_back([i, &failed] {
      const auto name = std::to_string(i);
      if (!remember_program("/index-" + name, choice_of(name))) failed[static_cast<std::size_t>(i)] = 1;
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(failed == std::vector<int>(count, 0));
  for (int i = 0; i < count; ++i) {
    CHECK(known_program("/index-" + std::to_string(i)) == choice_of(std::to_string(i)));
  }
}

TEST_CASE("settings that cannot be read are told of, and never written over") {
  const Settings settings;
  fs::create_directories(settings.folder());
  for (const std::string content : {"{\"/one\": {\"command\": ", "[]", "", "\xff"}) {
    REQUIRE(index::write_whole(settings.file(), content));
    CHECK_FALSE(known_program("/one"));
    const auto kept = remember_program("/one", choice_of("a"));
    REQUIRE_FALSE(kept);
    CHECK(kept.error().code == ErrorCode::BadData);
    CHECK(kept.error().message == settings.file().string() + " is not a JSON object");
    CHECK(kept.error().hint ==
          "mend " + settings.file().string() + ", or remove it and name the program of each index again");
    CHECK_FALSE(forget_program("/one"));
    CHECK(index::read_file(settings.file()).value() == content);
  }
  fs::remove(settings.file());
  fs::create_directory(settings.file());
  const auto kept = remember_program("/one", choice_of("a"));
  REQUIRE_FALSE(kept);
  CHECK_FALSE(kept.error().hint.empty());
}
