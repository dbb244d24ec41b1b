// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/options/arguments.hpp"

#include "cli/options/nearest.hpp"
#include "searcher/types/confidence.hpp"

#include <getopt.h>

#include <algorithm>
#include <charconv>

namespace dossier {
namespace {

constexpr int first_long = 256;
constexpr int operand_code = 1;

Error usage(std::string message, std::string hint) { return {ErrorCode::Usage, std::move(message), std::move(hint)}; }

std::string see_help(const Command& command) { return "see dossier " + std::string(command.name) + " --help"; }

std::vector<const Flag*> flags_of(const Command& command) {
  std::vector<const Flag*> flags;
  for_each_flag(command, [&](const FlagGroup&, const Flag& flag) { flags.push_back(&flag); });
  return flags;
}

std::vector<std::string_view> split(std::string_view words) {
  std::vector<std::string_view> list;
  while (!words.empty()) {
    const auto space = std::min(words.find(' '), words.size());
    list.push_back(words.substr(0, space));
    words.remove_prefix(std::min(space + 1, words.size()));
  }
  return list;
}

std::optional<std::uint32_t> read_number(std::string_view text) {
  std::uint32_t number = 0;
  const auto* const end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || at != end || text.empty()) return std::nullopt;
  return number;
}

// What is wrong with the value of a flag that takes one of some names, or nothing.
Result<void> check_choice(const Flag& flag, const std::string& name, const std::string& value) {
  const auto choices = split(flag.choices);
  if (std::ranges::find(choices, value) != choices.end()) return {};
  std::string list;
  for (const auto choice : choices) list += (list.empty() ? "" : ", ") + std::string(choice);
  return usage(name + " takes one of " + list + ", not \"" + value + "\"", did_you_mean(value, choices));
}

// What is wrong with a flag's value, or nothing.
Result<void> check_value(const Flag& flag, const std::string& value) {
  const std::string name = "--" + std::string(flag.name);
  if (flag.takes == Takes::Number) {
    const auto number = read_number(value);
    if (number && *number >= flag.least && *number <= flag.most) return {};
    return usage(name + " takes a number from " + std::to_string(flag.least) + " to " + std::to_string(flag.most) +
                     ", not \"" + value + "\"",
                 "");
  }
  if (flag.takes == Takes::Share) {
    if (read_confidence(value)) return {};
    return usage(name + " takes a number from 0 to 1, such as 0.75, not \"" + value + "\"", "");
  }
  if (flag.takes == Takes::Choice) return check_choice(flag, name, value);
  if (flag.takes == Takes::Filter) {
    const auto equals = value.find('=');
    if (equals != std::string::npos && equals > (value[equals > 0 ? equals - 1 : 0] == '!' ? 1U : 0U)) return {};
    return usage(name + " takes FACET=VALUE or FACET!=VALUE, not \"" + value + "\"", "");
  }
  if (flag.takes != Takes::Nothing && value.empty()) {
    return usage(name + " needs a value that is not empty", "");
  }
  return {};
}

Error unknown_flag(const Command& command, std::string_view word) {
  const auto name = word.substr(0, word.find('='));
  if (!name.starts_with("--")) {
    return usage("unknown flag for dossier " + std::string(command.name) + ": " + std::string(word),
                 "to exclude a word, put -- before the query: dossier " + std::string(command.name) + " -- QUERY " +
                     std::string(word));
  }
  std::vector<std::string_view> names;
  for (const auto* flag : flags_of(command)) names.push_back(flag->name);
  const auto guess = did_you_mean(name.substr(2), names, "--");
  return usage("unknown flag for dossier " + std::string(command.name) + ": " + std::string(name),
               guess.empty() ? see_help(command) : guess);
}

// Runs getopt_long over the words of one command.
class Getopt {
 public:
  Getopt(const Command& command, const std::vector<std::string>& words)
      : command_(command), words_(words), flags_(flags_of(command)) {
    for (const auto* flag : flags_) {
      names_.emplace_back(flag->name);
      if (flag->letter != 0) letters_ += std::string(1, flag->letter) + (flag->takes != Takes::Nothing ? ":" : "");
    }
    for (std::size_t i = 0; i < flags_.size(); ++i) {
      const int takes = flags_[i]->takes == Takes::Nothing ? no_argument : required_argument;
      options_.push_back({names_[i].c_str(), takes, nullptr, first_long + static_cast<int>(i)});
    }
    options_.push_back({nullptr, 0, nullptr, 0});
    argv_.push_back(program_.data());
    for (auto& word : words_) argv_.push_back(word.data());
    argv_.push_back(nullptr);
  }

  Result<Arguments> parse() {
    Arguments arguments(command_);
    const int argc = static_cast<int>(argv_.size()) - 1;
    optind = 0;  // glibc: begin anew
    opterr = 0;
    for (;;) {
      const std::string_view word = current_word(argc);
      const int code = getopt_long(argc, argv_.data(), letters_.c_str(), options_.data(), nullptr);
      if (code == -1) break;
      if (auto taken = take(code, word, arguments); !taken) return std::move(taken).error();
    }
    for (int i = optind; i < argc; ++i) arguments.add_operand(argv_[static_cast<std::size_t>(i)]);
    return arguments;
  }

 private:
  [[nodiscard]] std::string_view current_word(int argc) const {
    const int at = std::max(optind, 1);
    return at < argc ? argv_[static_cast<std::size_t>(at)] : std::string_view();
  }

  Result<void> take(int code, std::string_view word, Arguments& arguments) {
    if (code == operand_code) {
      arguments.add_operand(optarg);
      return {};
    }
    if (code == ':') return usage(std::string(word) + " needs a value", see_help(command_));
    if (code == '?') return complaint(word);
    const Flag& flag = *(code >= first_long ? flags_[static_cast<std::size_t>(code - first_long)]
                                            : find_flag(command_, std::string(1, static_cast<char>(code))));
    const std::string value = flag.takes == Takes::Nothing ? "" : optarg;
    // `-nato` is a word to leave out rather than `-n ato`.
    if (code < first_long && word.size() > 2 && !read_number(word.substr(2))) return unknown_flag(command_, word);
    if (auto checked = check_value(flag, value); !checked) return checked;
    arguments.add(flag, value);
    return {};
  }

  [[nodiscard]] Error complaint(std::string_view word) const {
    if (optopt >= first_long) {
      return usage("--" + names_[static_cast<std::size_t>(optopt - first_long)] + " takes no value", "");
    }
    return unknown_flag(command_, word);
  }

  const Command& command_;
  std::vector<std::string> words_;
  std::vector<const Flag*> flags_;
  std::vector<std::string> names_;
  std::string letters_ = "-:";  // operands come in their place; a missing value is told from an unknown flag
  std::string program_ = "dossier";
  std::vector<option> options_;
  std::vector<char*> argv_;
};

Result<void> check_operands(const Arguments& arguments) {
  const auto& command = arguments.command();
  std::size_t least = 0;
  std::size_t most = 0;
  bool any = false;
  std::string missing;
  for (const auto& operand : command.operands) {
    least += operand.least;
    most += operand.most;
    any = any || operand.most == any_number;
    if (arguments.operands().size() < least && missing.empty()) missing = operand.name;
  }
  const auto name = "dossier " + std::string(command.name);
  if (!missing.empty()) return usage(name + " needs " + missing, see_help(command));
  if (!any && arguments.operands().size() > most) {
    return usage(name + " does not take \"" + arguments.operands()[most] + "\"", see_help(command));
  }
  return {};
}

// Two shapes of one answer, or two answers about the notes.
Result<void> check_shapes(const Arguments& arguments) {
  const auto& command = arguments.command();
  const auto has = [&](const char* flag) { return find_flag(command, flag) != nullptr && arguments.has(flag); };
  if (has("with-notes") && has("no-notes")) {
    return usage("--with-notes and --no-notes cannot be combined", "choose one of them");
  }
  if (!has("json") || !has("format")) return {};
  return usage("--json and --format cannot be combined", "choose one of them");
}

Result<Arguments> help_on(const std::string& command) {
  Arguments arguments(*find_command("help"));
  if (!command.empty()) arguments.add_operand(command);
  return arguments;
}

Error unknown_command(const std::string& name) {
  std::vector<std::string_view> names;
  for (const auto& command : commands()) {
    if (!command.hidden) names.push_back(command.name);
  }
  const auto guess = did_you_mean(name, names, "dossier ");
  return usage("unknown command \"" + name + "\"", guess.empty() ? "see dossier help" : guess);
}

// Common flags before the command are moved behind it; the command is then the first word.
Result<std::vector<std::string>> command_first(const std::vector<std::string>& words) {
  std::vector<std::string> before;
  std::size_t at = 0;
  for (; at < words.size() && words[at].starts_with('-'); ++at) {
    const auto& word = words[at];
    if (word == "--version") return std::vector<std::string>{"version"};
    const auto dashes = word.find_first_not_of('-');
    const auto* flag = dashes == std::string::npos
                           ? nullptr
                           : find_flag(*find_command("help"), word.substr(dashes, word.find('=') - dashes));
    if (flag == nullptr) return usage("a command must come before " + word, "see dossier help");
    before.push_back(word);
    const bool takes_next = flag->takes != Takes::Nothing && word.find('=') == std::string::npos;
    if (takes_next && at + 1 < words.size()) before.push_back(words[++at]);
  }
  std::vector<std::string> ordered{at < words.size() ? words[at] : "help"};
  ordered.insert(ordered.end(), before.begin(), before.end());
  if (at < words.size())
    ordered.insert(ordered.end(), words.begin() + static_cast<std::ptrdiff_t>(at) + 1, words.end());
  return ordered;
}

}  // namespace

const std::vector<std::string>& Arguments::values(std::string_view flag) const {
  static const std::vector<std::string> none;
  const auto found = values_.find(flag);
  return found == values_.end() ? none : found->second;
}

std::string Arguments::value(std::string_view flag, std::string_view otherwise) const {
  const auto& all = values(flag);
  return all.empty() ? std::string(otherwise) : all.back();
}

std::string Arguments::choice(std::string_view flag) const {
  const auto* entry = find_flag(*command_, flag);
  return value(flag, entry == nullptr ? std::string_view() : split(entry->choices).front());
}

std::uint32_t Arguments::number(std::string_view flag, std::uint32_t otherwise) const {
  const auto& all = values(flag);
  return all.empty() ? otherwise : read_number(all.back()).value_or(otherwise);
}

Result<Arguments> parse_arguments(const std::vector<std::string>& words) {
  auto ordered = command_first(words);
  if (!ordered) return std::move(ordered).error();
  const std::string name = ordered->front();
  const auto* command = find_command(name);
  if (command == nullptr) return unknown_command(name);
  const std::vector<std::string> rest(ordered->begin() + 1, ordered->end());
  // What completes a line must see its words, flags and all, as they are.
  if (command->hidden) {
    Arguments raw(*command);
    for (const auto& word : rest) raw.add_operand(word);
    return raw;
  }
  auto arguments = Getopt(*command, rest).parse();
  if (!arguments) return arguments;
  if (arguments->has("help")) return help_on(name == "help" ? "" : name);
  if (auto checked = check_operands(*arguments); !checked) return std::move(checked).error();
  if (auto checked = check_shapes(*arguments); !checked) return std::move(checked).error();
  return arguments;
}

}  // namespace dossier
