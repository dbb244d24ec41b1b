// SPDX-License-Identifier: GPL-3.0-or-later
// What the terminal can show, from the streams, the environment and the flags.
#include "cli/options/arguments.hpp"
#include "cli/terminal/console.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace dossier {
namespace {

constexpr std::size_t usual_columns = 80;
constexpr std::size_t most_columns = 110;  // longer lines are hard to read
constexpr std::size_t least_columns = 40;

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

std::size_t columns_of_terminal(bool terminal) {
  std::size_t columns = 0;
  winsize size{};
  if (terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) columns = size.ws_col;
  if (columns == 0) columns = std::strtoul(std::string(environment("COLUMNS")).c_str(), nullptr, 10);
  if (columns == 0) columns = usual_columns;
  return std::clamp(columns, least_columns, most_columns);
}

// Terminals that say of themselves that they follow OSC 8; others may show the escape sequence.
bool knows_hyperlinks() {
  constexpr std::array<std::string_view, 5> programs{"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper"};
  constexpr std::array<std::string_view, 4> terms{"xterm-kitty", "alacritty", "foot", "xterm-ghostty"};
  const auto vte = environment("VTE_VERSION");
  if (vte.size() >= 4 && vte >= "5000") return true;
  if (!environment("KONSOLE_VERSION").empty() || !environment("WT_SESSION").empty()) return true;
  return std::ranges::find(programs, environment("TERM_PROGRAM")) != programs.end() ||
         std::ranges::find(terms, environment("TERM")) != terms.end();
}

bool wanted(std::string_view when, bool otherwise) { return when == "always" || (when == "auto" && otherwise); }

}  // namespace

Console Console::for_streams(const Arguments& arguments) {
  Looks looks;
  const bool dumb = environment("TERM") == "dumb";
  looks.terminal = isatty(STDOUT_FILENO) == 1;
  looks.columns = columns_of_terminal(looks.terminal);
  const bool color_by_itself = looks.terminal && !dumb && environment("NO_COLOR").empty();
  const auto color = arguments.command().hidden ? "never" : arguments.choice("color");
  const auto links = arguments.command().hidden ? "never" : arguments.choice("hyperlinks");
  looks.color = wanted(color, color_by_itself);
  looks.hyperlinks = wanted(links, color_by_itself && knows_hyperlinks());
  looks.pager = looks.terminal && !dumb && !arguments.has("no-pager");
  return Console(looks);
}

}  // namespace dossier
