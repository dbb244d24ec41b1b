// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace dossier {

/// A text of a paper or a file's name as it may be sent to a terminal: control characters (escape sequences among them)
/// become their pictures (U+2400…), those that turn the direction of what follows go, broken UTF-8 becomes U+FFFD.
/// Newlines and tabs become spaces unless `keep_lines`.
std::string safe_text(std::string_view text, bool keep_lines = false);

}  // namespace dossier
