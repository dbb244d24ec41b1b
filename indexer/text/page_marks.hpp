// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace dossier::reading {

/// The number at an end of a line, as a running head has its page: "12 Journal of X", "Author 13".
std::optional<long> page_beside(std::string_view text);
/// `12`, `- 12 -`, `Page 12 of 30`, `12 | P a g e`, `xii`.
bool is_page_number(std::string_view text);
/// "Check for updates", "Open Access" and the like.
bool is_badge(std::string_view text);
/// The same where up to two letters are missing or doubled, as where a badge was cut into pieces that overlap.
bool is_damaged_badge(std::string_view text);

}  // namespace dossier::reading
