// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace dossier {

/// Where the program keeps what it knows of a user, whatever the library: `dossier` in $XDG_CONFIG_HOME, else in
/// ~/.config. Empty where the user has no home.
std::filesystem::path user_settings_folder();

}  // namespace dossier
