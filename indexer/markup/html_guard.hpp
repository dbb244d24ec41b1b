// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace dossier::reading::html {

/// Whether a page would cost its parser too much: elements that nest thousands deep, or hundreds of emphases left open
/// over many elements, each of which has to open them all again. Linear.
bool costs_too_much(std::string_view page);

}  // namespace dossier::reading::html
