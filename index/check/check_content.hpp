// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "index/check/check_report.hpp"

#include <filesystem>

namespace dossier::index {

/// Reads all that an index holds and adds to the report what does not agree. May crash in Xapian on damaged tables.
Result<void> check_content(const std::filesystem::path& index, CheckReport& report);

}  // namespace dossier::index
