// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/terminal/console.hpp"
#include "index/catalogue.hpp"

#include <string>
#include <vector>

namespace dossier {

/// Opens the passage's file, at its page where the viewer takes one. Gives the exit status.
int show_in_viewer(const Catalogue& catalogue, const Passage& passage, Console& console);

/// Writes the first page of the passage as PNG. Gives the exit status.
int write_picture(const Catalogue& catalogue, const Passage& passage, const std::string& to, Console& console);

/// The words of a command that opens `file` at `page` (0: none). `viewer` is a program with its flags, parted by
/// blanks;
/// `%f` and `%p` in it stand for file and page. A known viewer is given the page in its own way, a browser an
/// address with `#page=`; another one the file alone.
std::vector<std::string> viewer_command(const std::string& viewer, const std::string& file, std::uint32_t page);

}  // namespace dossier
