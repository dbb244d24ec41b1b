// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/passage.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

/// Plain readers of the formats of exports, each by the rules of its format alone. What does not fit fails the test.
namespace dossier::testing {

std::vector<std::vector<std::string>> read_csv(std::string_view text);
/// Whether a spreadsheet would take the cell for a formula.
bool is_formula(std::string_view cell);

struct BibEntry {
  std::string type;
  std::string key;
  std::map<std::string, std::string> fields;  ///< what stands between the outer braces
};
/// As BibTeX reads: an entry begins at any @ outside of one, and a field ends where its braces are even.
std::vector<BibEntry> read_bibtex(std::string_view text);
/// What TeX prints of a field.
std::string tex_text(std::string_view field);
/// Names of an author field: those between the word `and` outside of braces.
std::size_t names_in(std::string_view field);
std::string joined_keywords(const Paper& paper);

/// Records of RIS; of a tag that comes again the first line.
std::vector<std::map<std::string, std::string>> read_ris(std::string_view text);

struct MarkdownQuote {
  std::vector<std::string> text;  ///< its lines
  std::string id;
};
struct MarkdownDocument {
  std::string title;
  std::vector<MarkdownQuote> quotes;
  std::size_t papers = 0;
};
MarkdownDocument read_markdown(std::string_view text);
/// The lines of a text that hold anything, each made one_line.
std::vector<std::string> lines_of(std::string_view text);

/// Cut at every line end of Unicode, as many readers do.
std::vector<std::string> unicode_lines(std::string_view text);
/// Cut at white space of Unicode.
std::vector<std::string> unicode_fields(std::string_view line);
std::string percent_decoded(std::string_view text);

}  // namespace dossier::testing
