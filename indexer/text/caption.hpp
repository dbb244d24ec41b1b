// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace dossier::reading {

/// Whether the text is the number and title of a table or figure: "Table 2", "Figure 3: …"; not "Table 2 shows …".
bool is_caption(std::string_view text);
/// Whether it is that of a figure, chart or map.
bool is_figure_caption(std::string_view text);

}  // namespace dossier::reading
