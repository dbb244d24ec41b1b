// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace dossier {

/// The folder of papers that `dossier start` was last used on: kept in `dossier/library` of the user's configuration
/// ($XDG_CONFIG_HOME, else ~/.config). Empty where there is none, or where it is gone.
std::filesystem::path known_library();
/// Keeps it for the next time; where that cannot be done, it is asked for again.
void remember_library(const std::filesystem::path& folder);

/// The folder that a user typed: `~` stands for the home folder, blanks around it and quotation marks are left out.
std::filesystem::path typed_folder(std::string text);

}  // namespace dossier
