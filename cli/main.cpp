// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/options/arguments.hpp"
#include "cli/terminal/bug.hpp"
#include "cli/terminal/console.hpp"

#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

int run(const std::vector<std::string>& words) {
  using namespace dossier;
  // Whoever starts it by hand without a word is asked what to do; a script gets the help.
  const bool by_hand = words.empty() && ::isatty(STDIN_FILENO) != 0 && ::isatty(STDOUT_FILENO) != 0;
  const auto arguments = parse_arguments(by_hand ? std::vector<std::string>{"start"} : words);
  if (!arguments) return Console(Looks{}).fail(arguments.error());
  auto console = Console::for_streams(*arguments);
  return console.finish(arguments->command().run(*arguments, console));
}

}  // namespace

int main(int argc, char* argv[]) {
  // A reader that goes away ends the program quietly, also where the parent ignored the signal.
  std::signal(SIGPIPE, SIG_DFL);
  // Xapian would write smaller pieces, or keep the changes of each commit beside the index.
  for (const auto* name : {"XAPIAN_FLUSH_THRESHOLD", "XAPIAN_MAX_CHANGESETS"}) ::unsetenv(name);
  return dossier::run_or_report_bug([&] { return run({argv + (argc > 0 ? 1 : 0), argv + argc}); });
}
