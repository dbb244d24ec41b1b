// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/commands.hpp"
#include "cli/options/arguments.hpp"
#include "cli/options/help.hpp"
#include "cli/terminal/console.hpp"

namespace dossier {

int run_help(const Arguments& arguments, Console& console) {
  console.start_pager();
  if (arguments.operands().empty()) {
    console.write(general_help(console.looks().columns));
    return 0;
  }
  // The name is known, or else parsing it as a command says what may have been meant.
  const auto& name = arguments.operands().front();
  const auto* command = find_command(name);
  if (command == nullptr || command->hidden) return console.fail(parse_arguments({name}).error());
  console.write(command_help(*command, console.looks().columns));
  return 0;
}

}  // namespace dossier
