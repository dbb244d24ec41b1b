// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/options/help.hpp"
#include "base/columns.hpp"
#include "cli/options/nearest.hpp"
#include "cli/options/reference.hpp"
#include "tests/support/catch.hpp"

#include <set>

using namespace dossier;

TEST_CASE("each name of the table stands there once") {
  std::set<std::string_view> names;
  for (const auto& command : commands()) {
    CHECK(names.insert(command.name).second);
    CHECK(command.run != nullptr);
    std::set<std::string> flags;
    for_each_flag(command, [&](const FlagGroup&, const Flag& flag) {
      INFO(command.name << " --" << flag.name);
      CHECK(flags.insert(std::string(flag.name)).second);
      if (flag.letter != 0) CHECK(flags.insert(std::string(1, flag.letter)).second);
    });
  }
}

TEST_CASE("each flag says what it takes, and choices are there to choose from") {
  for (const auto& command : commands()) {
    for_each_flag(command, [&](const FlagGroup&, const Flag& flag) {
      INFO(command.name << " --" << flag.name);
      CHECK_FALSE(flag.help.empty());
      CHECK(flag.help.back() != '.');
      CHECK((flag.takes == Takes::Nothing) == flag.value.empty());
      CHECK((flag.takes == Takes::Choice) == !flag.choices.empty());
      CHECK((flag.takes != Takes::Number || flag.least < flag.most));
    });
  }
}

TEST_CASE("help fits the screen") {
  for (const std::size_t columns : {60U, 80U, 110U}) {
    for (const auto& command : commands()) {
      const auto help = command_help(command, columns);
      for (const auto line : wrap(help, 1000)) {
        const auto text = line.of(help);
        // Lines to type are not broken.
        if (!text.starts_with("  dossier ") && !text.starts_with("Usage:")) {
          INFO(text);
          CHECK(columns_of(text) <= columns);
        }
      }
    }
  }
}

TEST_CASE("the man page escapes what troff reads as its own") {
  const auto page = reference::man_page();
  CHECK(page.find(".TH DOSSIER 1") == 0);
  CHECK(page.find("\\-\\-limit N") != std::string::npos);
  CHECK(page.find("\n'") == std::string::npos);
}

TEST_CASE("near misses are found, far ones are not") {
  const std::vector<std::string_view> names{"search", "show", "similar", "status", "serve"};
  CHECK(nearest("serach", names) == "search");
  CHECK(nearest("seerch", names) == "search");
  CHECK(nearest("sho", names) == "show");
  CHECK(nearest("stat", names) == "status");
  CHECK(nearest("x", names).empty());
  CHECK(nearest("frobnicate", names).empty());
  CHECK(nearest("", names).empty());
  CHECK(nearest(std::string(100000, 's'), names).empty());
  CHECK(did_you_mean("serach", names, "dossier ") == "did you mean dossier search?");
  CHECK(did_you_mean("frobnicate", names).empty());
}
