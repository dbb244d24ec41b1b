// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace dossier {

/// A row as RFC 4180 has it, every cell in quotes, ending in CR LF. A cell that a spreadsheet would take for a formula
/// is kept from it by an apostrophe; NUL is left out.
std::string csv_line(const std::vector<std::string>& row);

}  // namespace dossier
