// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace dossier {

/// Now, as `2026-03-31T09:05:00Z`. Such times are in order as texts.
std::string utc_now();
/// Whether a text is a day, `2026-03-31`, or a time as above.
bool is_date(std::string_view text);

}  // namespace dossier
