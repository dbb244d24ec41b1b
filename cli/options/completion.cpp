// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/options/completion.hpp"

#include "base/strings.hpp"
#include "cli/options/help.hpp"
#include "cli/options/options.hpp"

#include <algorithm>
#include <optional>

namespace dossier {
namespace {

bool begins(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() &&
         std::ranges::equal(text.substr(0, prefix.size()), prefix, {}, lower_ascii, lower_ascii);
}

// Where the line stands: its command, what was typed before, and what the last word is.
class Line {
 public:
  Line(const std::vector<std::string>& words, const CompletionSource& source) : source_(source) {
    if (words.size() > 1) prefix_ = words.back();
    for (std::size_t i = 1; i + 1 < words.size(); ++i) read(words[i]);
  }

  std::vector<Candidate> candidates() {
    if (pending_ != nullptr) {
      add_values(pending_->takes, *pending_, "");
    } else if (!only_operands_ && prefix_.starts_with("-")) {
      add_flags();
    } else if (command_ == nullptr) {
      add_commands();
    } else {
      add_operand();
    }
    return std::move(found_);
  }

 private:
  void read(const std::string& word) {
    if (pending_ != nullptr) {
      pending_ = nullptr;
    } else if (word == "--") {
      only_operands_ = true;
    } else if (!only_operands_ && word.size() > 1 && word[0] == '-') {
      const auto* flag = find_flag(flags_of(), word.substr(word.find_first_not_of('-')));
      if (flag != nullptr && flag->takes != Takes::Nothing) pending_ = flag;
    } else if (command_ == nullptr) {
      command_ = find_command(word);
      unknown_ = command_ == nullptr;
    } else {
      ++operands_;
    }
  }

  [[nodiscard]] const Command& flags_of() const { return command_ != nullptr ? *command_ : *find_command("help"); }

  void add(std::string text, std::string_view help = {}) {
    if (begins(text, prefix_)) found_.push_back({std::move(text), std::string(help)});
  }

  void add_commands() {
    for (const auto& command : commands()) {
      if (!command.hidden && !unknown_) add(std::string(command.name), command.summary);
    }
  }

  void add_flags() {
    const auto equals = prefix_.find('=');
    if (equals != std::string::npos) {
      const auto name = prefix_.substr(0, equals);
      const auto* flag = find_flag(flags_of(), name.substr(std::min<std::size_t>(2, name.size())));
      if (flag != nullptr) add_values(flag->takes, *flag, name + "=");
      return;
    }
    for_each_flag(flags_of(),
                  [&](const FlagGroup&, const Flag& flag) { add("--" + std::string(flag.name), flag.help); });
  }

  void add_operand() {
    std::size_t number = operands_;
    for (const auto& operand : command_->operands) {
      if (operand.most == any_number || number < operand.most) {
        add_values(operand.takes, Flag{}, "");
        return;
      }
      number -= operand.most;
    }
  }

  void add_values(Takes takes, const Flag& flag, const std::string& before) {
    const auto typed = std::string_view(prefix_).substr(before.size());
    if (takes == Takes::Choice) {
      for (std::size_t at = 0; at < flag.choices.size();) {
        const auto end = std::min(flag.choices.find(' ', at), flag.choices.size());
        add(before + std::string(flag.choices.substr(at, end - at)));
        at = end + 1;
      }
    }
    if (takes == Takes::CommandName) add_commands();
    if (takes == Takes::Facet) add_all(source_.facets(), before, "");
    if (takes == Takes::FacetValue) add_all(source_.values(flag.name), before, "");
    if (takes == Takes::Passage) add_all(source_.passages(typed), before, "");
    if (takes == Takes::SavedSearch && source_.searches) add_all(source_.searches(), before, "");
    if (takes == Takes::Filter) add_filter(typed, before);
  }

  void add_filter(std::string_view typed, const std::string& before) {
    const auto equals = typed.find('=');
    if (equals == std::string_view::npos) {
      add_all(source_.facets(), before, "=");
      return;
    }
    auto facet = typed.substr(0, equals);
    if (facet.ends_with('!')) facet.remove_suffix(1);
    add_all(source_.values(facet), before + std::string(typed.substr(0, equals + 1)), "");
  }

  void add_all(const std::vector<std::string>& list, const std::string& before, std::string_view behind) {
    for (const auto& text : list) add(before + text + std::string(behind));
  }

  const CompletionSource& source_;
  std::string prefix_;
  const Command* command_ = nullptr;
  const Flag* pending_ = nullptr;  // a flag whose value comes next
  std::size_t operands_ = 0;
  bool only_operands_ = false;
  bool unknown_ = false;
  std::vector<Candidate> found_;
};

}  // namespace

std::vector<Candidate> complete(const std::vector<std::string>& words, const CompletionSource& source) {
  return Line(words, source).candidates();
}

}  // namespace dossier
