// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.hpp"
#include "cli/options/arguments.hpp"
#include "cli/options/reference.hpp"
#include "cli/terminal/console.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace dossier {

int run_reference(const Arguments& arguments, Console& console) {
  constexpr std::array<std::pair<std::string_view, std::string (*)()>, 5> forms{{
      {"man", reference::man_page},
      {"markdown", reference::markdown},
      {"bash", reference::bash_completion},
      {"zsh", reference::zsh_completion},
      {"fish", reference::fish_completion},
  }};
  for (const auto& [name, make] : forms) {
    if (arguments.operands() != std::vector<std::string>{std::string(name)}) continue;
    console.write(make());
    return 0;
  }
  return console.fail({ErrorCode::Usage, "__reference takes man, markdown, bash, zsh or fish", ""});
}

}  // namespace dossier
