// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

/// What is generated from the table of commands beside parser and help.
namespace dossier::reference {

/// The man page dossier(1), in man(7) macros.
std::string man_page();
/// docs/cli.md.
std::string markdown();
/// Completions: commands and flags from the table; values of facets, passages and papers by `dossier __complete`.
std::string bash_completion();
std::string zsh_completion();
std::string fish_completion();

}  // namespace dossier::reference
