// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/system/confined_child.hpp"

#include "base/system/sanitized.hpp"
#include "tests/support/catch.hpp"

#include <cstdlib>
#include <string>
#include <vector>

using namespace dossier;

namespace {

ChildEnd ended(const ConfinedLimits& limits, const std::function<void(const SendBytes&)>& work, std::string& got) {
  return run_confined(limits, work, [&](std::string_view bytes) {
    got.append(bytes);
    return true;
  });
}

}  // namespace

TEST_CASE("what a child sends arrives whole and in order") {
  std::string expected;
  for (int i = 0; i < 100000; ++i) expected += std::to_string(i);
  std::string got;
  const auto end = ended(
      {},
      [&](const SendBytes& send) {
        for (std::size_t at = 0; at < expected.size(); at += 1000) send(std::string_view(expected).substr(at, 1000));
      },
      got);
  CHECK(end == ChildEnd::Done);
  CHECK(got == expected);
}

TEST_CASE("a child that crashes, hangs or eats memory ends alone") {
  if (sanitized) SUCCEED("the work runs in this process");
  if (sanitized) return;
  std::string got;
  CHECK(ended(
            {}, [](const SendBytes&) { std::abort(); }, got) == ChildEnd::Crashed);
  const ConfinedLimits short_time{std::chrono::seconds(1), std::size_t{1} << 26U};
  CHECK(ended(
            short_time,
            [](const SendBytes&) {
              for (volatile int i = 0;;) i = i + 1;
            },
            got) == ChildEnd::OutOfTime);
  CHECK(ended(
            short_time, [](const SendBytes& send) { send(std::string(std::size_t{1} << 28U, 'x')); }, got) ==
        ChildEnd::Crashed);
  CHECK(got.empty());
}

TEST_CASE("a child is ended when nobody wants more of it") {
  if (sanitized) SUCCEED("the work runs in this process");
  if (sanitized) return;
  std::size_t pieces = 0;
  const auto end = run_confined(
      {},
      [](const SendBytes& send) {
        for (;;) send("piece");
      },
      [&](std::string_view) { return ++pieces < 3; });
  CHECK(end == ChildEnd::Done);
  CHECK(pieces == 3);
}
