// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/pdf/pdf_layout.hpp"

#include <cstdint>
#include <vector>

namespace dossier::pdf {

/// The zone of each line, from the headings `References` and `Notes` on their own lines to the next heading.
std::vector<Zone> zones_of(const Layout& layout);

/// How a list of entries tells where one begins.
enum class EntryHabit : std::uint8_t { Unknown, Hanging, Numbered, Plain };

/// The habit of the entries in these lines of one column; `left` becomes the outermost beginning, in points from the
/// column's edge.
EntryHabit entry_habit(const Layout& layout, const std::vector<std::size_t>& lines, float& left);

/// `[12]`, `12.` or a raised number at the beginning.
bool has_label(const Line& line);

}  // namespace dossier::pdf
