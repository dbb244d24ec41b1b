// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::reading {

/// A stretch of Markdown and HTML made plain.
struct InlineText {
  std::string text;                       ///< without markup; entities and escapes decoded; runs of blanks made one
  std::vector<std::uint32_t> note_marks;  ///< numbers of the raised marks that were taken out, in order
  std::string lead_mark;                  ///< the raised mark that it began with: `1`, `*`, `†`; else empty
  std::size_t bold_lead = 0;              ///< bytes of `text` at its beginning that are bold
  bool raised_symbols = false;            ///< a raised * or † was taken out

  /// Whether all of it is bold.
  [[nodiscard]] bool bold() const { return bold_lead > 0 && bold_lead >= text.size(); }
};

/// Takes emphasis, links (their text stays), HTML tags and comments, `$^1$`, `[^1]` and raised numerals out; decodes
/// entities (also twice escaped ones) and backslash escapes. Linear.
InlineText clean_inline(std::string_view raw);

/// Appends the character or characters of the entity that begins at text[at] ('&'); returns its size, 0 where there is
/// none. Knows the numeric ones and the names of HTML 4.
std::size_t append_entity(std::string& out, std::string_view text, std::size_t at);

}  // namespace dossier::reading
