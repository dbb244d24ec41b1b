// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/version.hpp"
#include "cli/options/help.hpp"
#include "cli/options/reference.hpp"

namespace dossier::reference {
namespace {

// Text for troff: backslashes and hyphens are its own, and so are a dot or an apostrophe that begin a line.
std::string escaped(std::string_view text) {
  std::string out;
  bool begins = true;
  for (const char c : text) {
    if (begins && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
    begins = c == '\n';
  }
  return out;
}

std::string flag_entries(std::span<const Flag> flags) {
  std::string out;
  for (const auto& flag : flags) {
    out += ".TP\n.B " + escaped(flag_name(flag)) + "\n" + escaped(flag_sentence(flag)) + "\n";
  }
  return out;
}

std::string command_section(const Command& command) {
  std::string out = ".SS " + escaped(usage_line(command)) + "\n" + escaped(command.summary) + ".\n";
  out += escaped(command.description) + "\n";
  for (const auto& operand : command.operands) {
    out += ".TP\n.I " + escaped(operand.name) + "\n" + escaped(operand.help) + ".\n";
  }
  for (const auto* group : command.groups) out += ".PP\n" + escaped(group->title) + ":\n" + flag_entries(group->flags);
  for (const auto& example : command.examples) {
    out += ".PP\n.RS\n.nf\n" + escaped(example.line) + "\n.fi\n.RE\n" + escaped(example.does) + ".\n";
  }
  return out;
}

}  // namespace

std::string man_page() {
  std::string out = ".TH DOSSIER 1 \"\" \"dossier " + std::string(program_version) + "\" \"User commands\"\n";
  out += ".SH NAME\ndossier \\- finds the evidence in a researcher's own papers\n";
  out += ".SH SYNOPSIS\n.B dossier\n.I COMMAND\n[flags] …\n.SH COMMANDS\n";
  for (const auto& command : commands()) {
    if (!command.hidden) out += command_section(command);
  }
  out += ".SH \"COMMON FLAGS\"\n" + flag_entries(common_flags().flags) + ".SH \"EXIT STATUS\"\n";
  for (const auto& row : exit_statuses()) {
    out += ".TP\n.B " + std::to_string(row.status) + "\n" + escaped(row.meaning) + ".\n";
  }
  out += ".SH ENVIRONMENT\n";
  for (const auto& variable : environment_variables()) {
    out += ".TP\n.B " + escaped(variable.name) + "\n" + escaped(variable.meaning) + ".\n";
  }
  return out;
}

}  // namespace dossier::reference
