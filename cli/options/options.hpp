// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace dossier {

class Arguments;
class Console;

/// What a flag or an operand takes; says how it is checked and completed.
enum class Takes : std::uint8_t {
  Nothing,  ///< a switch
  Text,
  Number,  ///< `least` to `most`
  Share,   ///< 0 to 1, with decimals
  Choice,  ///< one of `choices`
  Folder,
  File,
  Facet,        ///< the name of a facet
  FacetValue,   ///< a value of the facet that has the flag's name
  Filter,       ///< FACET=VALUE or FACET!=VALUE
  Passage,      ///< the id of a passage
  SavedSearch,  ///< the name of a saved search
  CommandName,
};

/// A flag of one or more commands.
struct Flag {
  std::string_view name;  ///< without dashes
  char letter = 0;        ///< short form, 0 for none
  Takes takes = Takes::Nothing;
  std::string_view value;    ///< what help calls its value
  std::string_view help;     ///< one sentence, without the full stop
  std::string_view choices;  ///< for Choice: separated by spaces, the default first
  std::uint32_t least = 0;
  std::uint32_t most = 0;
  bool repeats = false;
};

/// Flags that belong together, under one title of the help.
struct FlagGroup {
  std::string_view title;
  std::span<const Flag> flags;
};

/// What stands on the command line without dashes.
struct Operand {
  std::string_view name;
  Takes takes = Takes::Text;
  std::string_view help;
  std::uint32_t least = 1;
  std::uint32_t most = 1;  ///< 0: any number
};

inline constexpr std::uint32_t any_number = 0;

/// A line to type, and what it does.
struct Example {
  std::string_view line;
  std::string_view does;
};

/// A command of the program: the one source of parser, help, man page, completions and docs/cli.md.
struct Command {
  std::string_view name;
  std::string_view summary;      ///< one line, no full stop
  std::string_view description;  ///< paragraphs
  std::span<const Operand> operands;
  std::span<const FlagGroup* const> groups;
  std::span<const Example> examples;
  int (*run)(const Arguments&, Console&);  ///< gives the exit status
  bool hidden = false;                     ///< for scripts; not in help and completions
};

/// What an exit status means.
struct ExitStatus {
  int status;
  std::string_view meaning;
};

/// A variable of the environment that the program looks at.
struct EnvironmentVariable {
  std::string_view name;
  std::string_view meaning;
};

/// All commands, in the order of the help.
std::span<const Command> commands();
/// Flags that every command takes.
const FlagGroup& common_flags();
std::span<const ExitStatus> exit_statuses();
std::span<const EnvironmentVariable> environment_variables();
/// Null for an unknown name.
const Command* find_command(std::string_view name);
/// A flag of a command by its name without dashes, or by its letter; null if there is none.
const Flag* find_flag(const Command& command, std::string_view name);

/// Calls `visit(const FlagGroup&, const Flag&)` for each flag of a command, the common ones last.
template <class Visit>
void for_each_flag(const Command& command, Visit visit) {
  for (const auto* group : command.groups) {
    for (const auto& flag : group->flags) visit(*group, flag);
  }
  for (const auto& flag : common_flags().flags) visit(common_flags(), flag);
}

}  // namespace dossier
