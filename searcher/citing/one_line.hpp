// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace dossier {

/// The text on one line: each run of white space, line separators and control characters is one space. Characters that
/// turn the direction are left out.
std::string one_line(std::string_view text);

}  // namespace dossier
