// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

/// Words of languages by which parts of a paper are known, from stopwords/sections/.
namespace dossier::pdf {

enum class Name { References, Notes, Abstract, Keywords, Section, After, Contents };

/// Whether a whole line, its numbering left out, is such a name: `References`, `7. Bibliografía`, `参考文献`.
bool is_named(Name name, std::string_view line);

/// Whether the text begins with such a name and a mark or blank behind it: `Abstract. We …`.
bool begins_with_name(Name name, std::string_view text);

enum class Label { None, Figure, Table };

/// `Figure 3.`, `Tab. II:`, `图 2` at the beginning of a text.
struct CaptionLabel {
  Label label = Label::None;
  std::size_t size = 0;  ///< bytes of label, number and mark
  bool marked = false;   ///< a mark (`.` `:` `|` a dash) stands behind the number, or nothing at all
};
CaptionLabel caption_label(std::string_view text);

/// Whether a whole line is the label of a numbered part: `Article 1`, `CHAPTER IV.`, `Annex B – Tolls`.
bool is_part_label(std::string_view line);

/// How many phrases of a publisher's cover page it holds: how to cite, ISSN, terms of use …
std::size_t cover_phrases(std::string_view text);

/// How many phrases of the small print on a first page it holds: dates of receipt, licence, correspondence …
std::size_t imprint_phrases(std::string_view text);

/// Bytes of the numbering that a heading begins with, and the blank behind it: `2.1 `, `IV. `, `A. `; its depth.
struct Numbering {
  std::size_t size = 0;
  std::size_t depth = 0;
};
Numbering numbering_of(std::string_view text);

/// Bytes of a list marker and the blank behind it: `• `, `– `, `1. `, `(a) `, `iv) `; 0 where there is none. `bullet`
/// is set for signs that count nothing, `ordinal` to the number of a counting one.
struct ListMarker {
  std::size_t size = 0;
  bool bullet = false;
  long ordinal = 0;
};
ListMarker list_marker(std::string_view text);

}  // namespace dossier::pdf
