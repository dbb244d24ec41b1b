// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "cli/options/options.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// What was typed for one command, checked against the table: numbers are numbers in range, choices are choices, and
/// there are as many operands as the command takes.
class Arguments {
 public:
  explicit Arguments(const Command& command) : command_(&command) {}

  [[nodiscard]] const Command& command() const { return *command_; }
  [[nodiscard]] bool has(std::string_view flag) const { return values_.find(flag) != values_.end(); }
  /// All values of a flag, in order; empty where it was not given.
  [[nodiscard]] const std::vector<std::string>& values(std::string_view flag) const;
  /// The last value of a flag; where it was not given, `otherwise`.
  [[nodiscard]] std::string value(std::string_view flag, std::string_view otherwise = {}) const;
  /// The value of a flag that takes a choice: where it was not given, the first of the table.
  [[nodiscard]] std::string choice(std::string_view flag) const;
  [[nodiscard]] std::uint32_t number(std::string_view flag, std::uint32_t otherwise) const;
  [[nodiscard]] const std::vector<std::string>& operands() const { return operands_; }

  void add(const Flag& flag, std::string value) { values_[std::string(flag.name)].push_back(std::move(value)); }
  void add_operand(std::string value) { operands_.push_back(std::move(value)); }

 private:
  const Command* command_;
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
  std::vector<std::string> operands_;
};

/// Understands a command line without the program's name. `--` ends the flags; `--flag=value` and `--flag value` are
/// alike; the common flags may stand before the command. No words at all, or --help, mean `help`.
/// Errors: Usage, naming the nearest known command, flag or choice.
Result<Arguments> parse_arguments(const std::vector<std::string>& words);

}  // namespace dossier
