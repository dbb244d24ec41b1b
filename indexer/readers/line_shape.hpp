// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/source/source_lines.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace dossier::reading {

/// Number of `#` of an ATX heading, 0 where the line is none; `text` becomes what follows, without closing marks.
std::uint8_t atx_level(std::string_view line, std::string_view& text);
/// Marks of a heading with nothing behind them, as Pandoc makes of Word's empty headings.
bool is_empty_heading(std::string_view line);
/// The run of three or more ` or ~ that begins the line; empty where there is none.
std::string_view fence_of(std::string_view line);
/// Where `<table` begins in a line that holds only tags before it; npos where there is none.
std::size_t html_table_begin(std::string_view line);
/// Level of `<h2>…</h2>` on one line, 0 where it is none; `text` becomes its content.
std::uint8_t html_heading_level(std::string_view line, std::string_view& text);
/// A heading without the attributes that Pandoc writes behind it: `{#sec:aims .unnumbered}`.
std::string_view without_attributes(std::string_view heading);
/// A line of three or more - * _ = (blanks between them) and nothing else.
bool is_rule(std::string_view line);
/// 1 for a line of = only, 2 for a line of - only (the underlines of setext headings), else 0.
std::uint8_t setext_level(std::string_view line);
/// The page that a converter's mark begins: `{12}-----`, `<!-- page 12 -->`, `[Page 12]`, `--- Page 12 ---`.
std::optional<std::uint32_t> page_mark(std::string_view line);
/// The line without the `>` of a block quote.
std::string_view without_quote_mark(std::string_view line);
/// The content of a line that begins an item of an HTML list (`<li>`), with its offset in the line; 0 where it is none.
std::size_t html_item(std::string_view line);
/// Whether the line begins or ends a part of an HTML page: p, ul, ol, div, blockquote, section …
bool is_html_part(std::string_view line);
/// Whether the whole line is bold: `**Findings**`.
bool is_whole_bold(std::string_view line);
/// `*Title*` or `_Title_`, anchors in front of it apart; not so where it is bold too.
bool is_whole_italic(std::string_view line);
/// The line without empty tags in front of it (`<span id="page-3-0"></span>`), which are marks for links.
std::string_view without_anchors(std::string_view line);
/// Whether the line holds tags only.
bool only_tags(std::string_view line);
/// Whether the line may be a heading that stands right above its text: short, no end of sentence, known name, number
/// or capitals.
bool is_heading_line(std::string_view line);
/// The number of a note that begins as pdftotext leaves it (`12 Kux, The United States …`), 0 where the line begins
/// none.
std::uint32_t bare_note_number(std::string_view line);

}  // namespace dossier::reading
