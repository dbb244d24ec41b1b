// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/passage.hpp"

#include <string>
#include <string_view>

/// A passage's pages in words: the one place for it, so that citations, exports, the terminal and the page agree.
namespace dossier {

/// Whether a text may be the name of a printed page: at most 12 letters and digits of ASCII, `-` and `.`, with a digit
/// among them, or a Roman number. Whoever fills PrintedPages from a file asks this.
bool is_page_name(std::string_view text);

/// The number to cite: as printed, else the source's count. `214`, `214–215`, `xii`; empty where no page is known.
std::string page_numbers(const PageRange& pages, const PrintedPages& printed);
inline std::string page_numbers(const Passage& passage) { return page_numbers(passage.pages, passage.printed); }

/// The same as a citation has it: `p. 214`, `pp. 214–215`.
std::string page_locator(const PageRange& pages, const PrintedPages& printed);
inline std::string page_locator(const Passage& passage) { return page_locator(passage.pages, passage.printed); }

/// Where to find it in the file, where that is another number than the printed one: `PDF page 7`, `PDF pages 7–8`, and
/// `page 7 of the file` where the source is no PDF. Empty where the numbers agree.
std::string page_in_file(const Passage& passage);

}  // namespace dossier
