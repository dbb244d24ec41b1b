// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace dossier::reading {

/// What a stage has found to begin with a line, though no blank line says so.
enum class Begins : std::uint8_t { Unknown, Paragraph, Note, RestOfNote };

/// A line of the source, without its end and without blanks at its end; a view into the source text.
struct SourceLine {
  std::string_view text;
  std::uint32_t number = 0;   ///< from 1, as an editor counts
  std::uint32_t page = 0;     ///< from 1, counted by form feeds; 0 in a source without them
  std::uint32_t printed = 0;  ///< the number printed on that page, where a stage found it; 0 elsewhere
  bool starts_page = false;   ///< a form feed stands right before it
  std::string_view capital;   ///< a drop capital that stood alone above: goes before `text` without a blank
  bool cuts_word = false;     ///< its last word goes on further down; the hyphen has been left out
  Begins begins = Begins::Unknown;
  std::uint32_t note = 0;  ///< of a note that begins here the number, which is not in `text`; 0 for a star or dagger

  [[nodiscard]] bool blank() const { return text.empty(); }
};

/// Whether form feeds part pages, so that the text was printed.
inline bool has_form_feeds(const std::vector<SourceLine>& lines) { return !lines.empty() && lines.back().page >= 2; }

/// Ends are LF, CR LF or a lone CR; a form feed ends a line too, and begins a page. At most 2^32 - 1 lines.
std::vector<SourceLine> split_lines(std::string_view text);

}  // namespace dossier::reading
