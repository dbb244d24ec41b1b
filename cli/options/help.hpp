// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/options/options.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace dossier {

/// The list of commands, for a screen of this width.
std::string general_help(std::size_t columns);
/// Everything about one command.
std::string command_help(const Command& command, std::size_t columns);

/// `dossier search [flags] QUERY…`
std::string usage_line(const Command& command);
/// `-n, --limit N`, without the letter where there is none.
std::string flag_label(const Flag& flag);
/// The same without the room in front of a flag that has no letter.
std::string flag_name(const Flag& flag);
/// A flag's sentence, with its choices, ending in a full stop.
std::string flag_sentence(const Flag& flag);

}  // namespace dossier
