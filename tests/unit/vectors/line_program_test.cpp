// SPDX-License-Identifier: GPL-3.0-or-later
#include "vectors/line_program.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/temp_folder.hpp"

#include <chrono>
#include <thread>

using namespace dossier;
using namespace std::chrono_literals;

namespace {

std::unique_ptr<LineProgram> started(const std::string& command) {
  auto program = LineProgram::start(command, "/");
  REQUIRE(program);
  return std::move(program.value());
}

Error failure_of(const std::string& command, std::size_t lines = 1, LineLimits limits = {}) {
  const auto answer = started(command)->ask("a\n", lines, limits);
  REQUIRE_FALSE(answer);
  return answer.error();
}

}  // namespace

TEST_CASE("a program answers line by line, again and again, in its folder") {
  const auto program = started("pwd; cat");
  CHECK(program->ask("", 1, {}).value() == std::vector<std::string>{"/"});
  for (int i = 0; i < 3; ++i)
    CHECK(program->ask("one\ntwo\n", 2, {}).value() == std::vector<std::string>{"one", "two"});
}

TEST_CASE("what is written and read at once may be more than a pipe holds") {
  const auto program = started("cat");
  std::string input;
  constexpr std::size_t lines = 2000;
  for (std::size_t i = 0; i < lines; ++i) input += std::string(1000, static_cast<char>('a' + i % 26)) + "\n";
  const auto answer = program->ask(input, lines, {});
  REQUIRE(answer);
  CHECK(answer->size() == lines);
  CHECK(answer->back() == std::string(1000, 'a' + (lines - 1) % 26));
}

TEST_CASE("whatever a program does wrong is told, with what it said of it") {
  CHECK(failure_of("echo no model >&2; exit 3").message == "the program ended with status 3 before it had answered");
  CHECK(failure_of("printf 'Downloading\\nno model\\n\\n' >&2; exit 3").hint == "it wrote: no model");
  CHECK(failure_of("kill -9 $$").message == "the program was ended by signal 9");
  CHECK(failure_of("exec >&-; sleep 100").message == "the program closed its output");
  CHECK(failure_of("printf 'a\\nb\\nc\\n'; sleep 100").message == "the program wrote more lines than it was asked for");
  LineLimits limits;
  limits.line_bytes = 4096;
  CHECK(failure_of("yes | tr -d '\\n'", 1, limits).message == "the program wrote a line of more than 4 KiB");
  CHECK(failure_of("no-such-program-at-all").message == "the program ended with status 127 before it had answered");
  CHECK_FALSE(LineProgram::start("cat", "/no/such/folder"));
}

TEST_CASE("a line that was not asked for is told with the next question") {
  const auto program = started("read a; printf 'a\\nleft'; sleep 100");
  REQUIRE(program->ask("x\n", 1, {}));
  std::this_thread::sleep_for(100ms);
  LineLimits limits;
  limits.line = 200ms;
  CHECK_FALSE(program->ask("x\n", 1, limits));
}

TEST_CASE("no program is waited for longer than allowed, and none is left behind") {
  LineLimits limits;
  limits.line = 100ms;
  const auto begin = std::chrono::steady_clock::now();
  CHECK(failure_of("sleep 100 & sleep 100", 1, limits).message == "the program did not answer within 1 s");
  CHECK(std::chrono::steady_clock::now() - begin < 10s);
  std::atomic<bool> cancel = true;
  LineLimits cancelled;
  cancelled.cancel = &cancel;
  CHECK(failure_of("sleep 100", 1, cancelled).code == ErrorCode::Cancelled);
  LineLimits in_all;
  in_all.all = 300ms;
  CHECK(failure_of("while :; do echo a; sleep 0.05; done", 1000, in_all).message ==
        "the program did not answer within 1 s");
}

TEST_CASE("a program that has failed stays failed") {
  const auto program = started("read a; exit 1");
  CHECK_FALSE(program->ask("a\n", 1, {}));
  CHECK(program->ask("a\n", 1, {}).error().message == "the program has ended");
}
