// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/options/help.hpp"

#include "base/columns.hpp"

#include <algorithm>

namespace dossier {
namespace {

constexpr std::size_t most_label = 26;

std::string padded(std::string text, std::size_t columns) {
  const auto used = columns_of(text);
  if (used < columns) text.append(columns - used, ' ');
  return text;
}

std::string indented(std::string_view text, std::size_t indent, std::size_t columns) {
  std::string out;
  for (const auto line : wrap(text, columns - indent)) {
    out += std::string(indent, ' ') + std::string(line.of(text)) + "\n";
  }
  return out;
}

// A label and its text beside it, or below it where the label is long.
std::string row(const std::string& label, std::string_view text, std::size_t width, std::size_t columns) {
  const auto indent = width + 4;
  auto body = indented(text, indent, columns);
  if (columns_of(label) > width) return "  " + label + "\n" + body;
  return "  " + padded(label, width) + "  " + body.substr(indent);
}

std::string flags_help(std::string_view title, std::span<const Flag> flags, std::size_t columns) {
  std::string out = "\n" + std::string(title) + ":\n";
  for (const auto& flag : flags) out += row(flag_label(flag), flag_sentence(flag), most_label, columns);
  return out;
}

}  // namespace

std::string usage_line(const Command& command) {
  std::string line = "dossier " + std::string(command.name) + " [flags]";
  for (const auto& operand : command.operands) {
    const auto name = std::string(operand.name) + (operand.most == any_number ? "…" : "");
    line += operand.least == 0 ? " [" + name + "]" : " " + name;
  }
  return line;
}

std::string flag_label(const Flag& flag) {
  std::string label = flag.letter != 0 ? std::string("-") + flag.letter + ", " : "    ";
  label += "--" + std::string(flag.name);
  if (!flag.value.empty()) label += " " + std::string(flag.value);
  return label;
}

std::string flag_name(const Flag& flag) {
  const auto label = flag_label(flag);
  return label.substr(label.find_first_not_of(' '));
}

std::string flag_sentence(const Flag& flag) {
  std::string text(flag.help);
  if (flag.takes == Takes::Choice) {
    std::string choices(flag.choices);
    for (std::size_t at = 0; (at = choices.find(' ', at)) != std::string::npos; at += 2) choices.replace(at, 1, ", ");
    const auto first = choices.substr(0, choices.find(','));
    text += ": " + choices + " (default " + first + ")";
  }
  return text + ".";
}

std::string general_help(std::size_t columns) {
  std::string out = "Dossier finds the evidence in your own papers.\n\nUsage: dossier COMMAND [flags] …\n\nCommands:\n";
  for (const auto& command : commands()) {
    if (!command.hidden) out += row(std::string(command.name), std::string(command.summary) + ".", 10, columns);
  }
  out += "\nTo start: dossier index PATH, then dossier search WORDS.\n";
  out += "For help on a command: dossier help COMMAND, or dossier COMMAND --help.\n";
  return out;
}

std::string command_help(const Command& command, std::size_t columns) {
  std::string out =
      "Usage: " + usage_line(command) + "\n\n" + indented(std::string(command.summary) + ".", 0, columns) + "\n";
  out += indented(command.description, 0, columns);
  if (!command.operands.empty()) out += "\n";
  for (const auto& operand : command.operands) {
    out += row(std::string(operand.name), std::string(operand.help) + ".", 10, columns);
  }
  for (const auto* group : command.groups) out += flags_help(group->title, group->flags, columns);
  out += flags_help(common_flags().title, common_flags().flags, columns);
  if (!command.examples.empty()) out += "\nExamples:\n";
  for (const auto& example : command.examples) {
    out += "  " + std::string(example.line) + "\n      " + std::string(example.does) + "\n";
  }
  return out;
}

}  // namespace dossier
