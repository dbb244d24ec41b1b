// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/options/help.hpp"
#include "cli/options/reference.hpp"

namespace dossier::reference {
namespace {

std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '|' || c == '<' || c == '*' || c == '_') out += '\\';
    out += c;
  }
  return out;
}

std::string flag_table(std::string_view title, std::span<const Flag> flags) {
  std::string out = "\n" + std::string(title) + ":\n\n| flag | does |\n|---|---|\n";
  for (const auto& flag : flags) {
    out += "| `" + flag_name(flag) + "` | " + cell(flag_sentence(flag)) + " |\n";
  }
  return out;
}

std::string command_section(const Command& command) {
  std::string out = "\n## " + std::string(command.name) + "\n\n`" + usage_line(command) + "`\n\n";
  out += std::string(command.summary) + ". " + cell(command.description) + "\n";
  if (!command.operands.empty()) out += "\n";
  for (const auto& operand : command.operands) {
    out += "- `" + std::string(operand.name) + "`: " + cell(operand.help) + ".\n";
  }
  for (const auto* group : command.groups) out += flag_table(group->title, group->flags);
  if (!command.examples.empty()) out += "\nExamples:\n\n| line | does |\n|---|---|\n";
  for (const auto& example : command.examples) {
    out += "| `" + std::string(example.line) + "` | " + cell(example.does) + " |\n";
  }
  return out;
}

}  // namespace

std::string markdown() {
  std::string out =
      "# The command line\n\nGenerated from the table in `cli/commands/command_table.cpp` and "
      "`cli/options/flag_groups.cpp` by `dossier "
      "__reference markdown`; a test compares them. Results go to the standard output, all else to the standard error. "
      "`--flag value` and `--flag=value` are alike, flags and words may be mixed, and `--` ends the flags.\n\n"
      "| command | does |\n|---|---|\n";
  for (const auto& command : commands()) {
    if (command.hidden) continue;
    const std::string name(command.name);
    out.append("| [`").append(name).append("`](#").append(name).append(") | ");
    out.append(cell(command.summary)).append(" |\n");
  }
  out += "\n## Exit status\n\n| status | means |\n|---|---|\n";
  for (const auto& row : exit_statuses()) out += "| " + std::to_string(row.status) + " | " + cell(row.meaning) + " |\n";
  out += "\n## Environment\n\n| variable | means |\n|---|---|\n";
  for (const auto& row : environment_variables()) {
    out += "| `" + std::string(row.name) + "` | " + cell(row.meaning) + " |\n";
  }
  out += flag_table("## Common flags\n\nEvery command takes these, also before its name", common_flags().flags);
  for (const auto& command : commands()) {
    if (!command.hidden) out += command_section(command);
  }
  return out;
}

}  // namespace dossier::reference
