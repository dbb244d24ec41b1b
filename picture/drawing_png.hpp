// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>

namespace dossier {

/// Whether the program that draws SVG, `rsvg-convert` of librsvg, is in PATH.
bool can_draw_png();

/// A drawing in SVG as PNG on white, with two pixels for one of CSS, fewer where it would be larger than 30 million.
/// `width` and `height` are its pixels of CSS. In a process with limits of time (20 s), memory (1 GiB) and output;
/// costs some 50 ms. Errors: Unreadable, where the program is not there or fails; NoResources.
Result<std::string> drawing_as_png(std::string_view svg, double width, double height);

}  // namespace dossier
