// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/pdf/pdf_layout.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::pdf {

/// Gives the smaller lines at the foot of a column, and those of a column beside the text, the role of notes. Lines of
/// the lists at the end of a paper are none.
void mark_note_lines(Layout& layout, const Column& column, const std::vector<Zone>& zones);

/// Whether a line of notes begins one.
bool begins_note(const Layout& layout, const Column& column, std::size_t line);

/// Whether a text begins with a number right before its first word, `1See`: raised figures of a font's own have no size
/// and no place that tells them.
bool begins_glued(std::string_view text);

/// The number or sign that a line of notes begins with; empty where there is none.
std::string note_number(const Line& line);

}  // namespace dossier::pdf
