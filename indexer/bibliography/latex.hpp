// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace dossier::bibliography {

/// The text of a BibTeX field: accents (`\"o`, `{\'e}`, `\c{c}`) as letters, `--` as a dash, `~` as a blank, other
/// commands left out and what is in their braces kept; without braces and runs of blanks. Any text gives some text.
std::string plain_text(std::string_view tex);

}  // namespace dossier::bibliography
