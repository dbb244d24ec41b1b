// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/csl/locale.hpp"

#include <string>
#include <string_view>

namespace dossier::csl {

/// Whether a text is made of numbers alone, which may have letters beside them: `12`, `2nd`, `D2-4, 7`.
bool is_numeric(std::string_view text);
/// Whether it names several: `12–14`, `3, 5`.
bool is_several(std::string_view text);
/// Numbers in a form of CSL: `numeric`, `ordinal`, `long-ordinal`, `roman`.
std::string formed_number(std::string_view text, std::string_view form, const Locale& locale);
/// Pages with the dash of ranges, the last page shortened as the style's `page-range-format` has it.
std::string formed_pages(std::string_view pages, std::string_view format, const Locale& locale);

}  // namespace dossier::csl
