// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/system/descriptor.hpp"

#include "tests/support/catch.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <thread>

namespace dossier {
namespace {

using Clock = std::chrono::steady_clock;

bool is_open(int number) { return ::fcntl(number, F_GETFD) >= 0; }

std::string all_of(const Descriptor& file) {
  std::string bytes;
  CHECK(read_all(file.number(), [&](std::string_view piece) { bytes += piece; }) == 0);
  return bytes;
}

}  // namespace

TEST_CASE("a descriptor is closed once, by its last owner") {
  int number = -1;
  {
    Descriptor first(::open("/dev/null", O_RDONLY | O_CLOEXEC));
    REQUIRE(first);
    number = first.number();
    const Descriptor second(std::move(first));
    CHECK(second.number() == number);
    CHECK(is_open(number));
  }
  CHECK_FALSE(is_open(number));
  Descriptor none;
  CHECK_FALSE(none);
  CHECK(none.close() == 0);
}

TEST_CASE("what a descriptor held is closed when it takes another") {
  auto pipe = open_pipe();
  REQUIRE(pipe);
  const int before = pipe->reading.number();
  const int after = pipe->writing.number();
  pipe->reading = std::move(pipe->writing);
  CHECK_FALSE(is_open(before));
  CHECK(pipe->reading.number() == after);
  CHECK(is_open(after));
}

TEST_CASE("a descriptor that was closed by others says so") {
  Descriptor file(::open("/dev/null", O_RDONLY | O_CLOEXEC));
  REQUIRE(file);
  ::close(file.number());
  CHECK(file.close() == EBADF);
  CHECK(file.close() == 0);
}

TEST_CASE("all bytes go through a pipe, more of them than it holds") {
  auto pipe = open_pipe();
  REQUIRE(pipe);
  std::string sent(1000000, 'a');
  for (std::size_t i = 0; i < sent.size(); ++i) sent[i] = static_cast<char>('a' + i % 23);
  int failure = -1;
  std::thread writer([&] {
    failure = write_all(pipe->writing.number(), sent);
    pipe->writing.close();
  });
  const auto received = all_of(pipe->reading);
  writer.join();
  CHECK(failure == 0);
  CHECK(received == sent);
}

TEST_CASE("reading and writing give the number of the error") {
  auto pipe = open_pipe();
  REQUIRE(pipe);
  CHECK(write_all(pipe->reading.number(), "text") == EBADF);
  CHECK(write_all(pipe->reading.number(), "") == 0);
  CHECK(read_all(pipe->writing.number(), [](std::string_view) { FAIL("nothing can be read"); }) == EBADF);
  const auto until = Clock::now() + std::chrono::seconds(10);
  const Descriptor folder(::open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  REQUIRE(folder);
  CHECK(read_until(folder.number(), until, [](std::string_view) { return true; }) == ReadEnd::Failed);
}

TEST_CASE("reading ends at the end, when it is told to, and when the time is over") {
  auto pipe = open_pipe();
  REQUIRE(pipe);
  const auto soon = Clock::now() + std::chrono::milliseconds(30);
  std::string bytes;
  const auto take = [&](std::string_view piece) {
    bytes += piece;
    return bytes != "stop";
  };
  CHECK(read_until(pipe->reading.number(), soon, take) == ReadEnd::OutOfTime);
  CHECK(Clock::now() >= soon - std::chrono::milliseconds(1));
  const auto later = Clock::now() + std::chrono::minutes(1);
  REQUIRE(write_all(pipe->writing.number(), "stop") == 0);
  CHECK(read_until(pipe->reading.number(), later, take) == ReadEnd::Stopped);
  REQUIRE(write_all(pipe->writing.number(), " and go on") == 0);
  pipe->writing.close();
  CHECK(read_until(pipe->reading.number(), later, take) == ReadEnd::Whole);
  CHECK(bytes == "stop and go on");
}

}  // namespace dossier
