// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/content_hash.hpp"
#include "base/result.hpp"

#include <filesystem>
#include <string>

namespace dossier {

/// Hex hash of a file's content. Errors: Unreadable.
Result<std::string> hash_of_file(const std::filesystem::path& path);

}  // namespace dossier
