// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/user_settings.hpp"

#include <cstdlib>

namespace dossier {
namespace fs = std::filesystem;

fs::path user_settings_folder() {
  const auto variable = [](const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? fs::path() : fs::path(value);
  };
  auto folder = variable("XDG_CONFIG_HOME");
  if (!folder.is_absolute()) {
    folder = variable("HOME");
    if (!folder.is_absolute()) return {};
    folder /= ".config";
  }
  return folder / "dossier";
}

}  // namespace dossier
