// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/citing/cite.hpp"

#include "base/strings.hpp"
#include "index/page_text.hpp"
#include "searcher/citing/cited_names.hpp"
#include "searcher/citing/cited_text.hpp"
#include "searcher/citing/locator.hpp"
#include "searcher/citing/one_line.hpp"

namespace dossier {
namespace {

using citing::LastPage;
using citing::Locator;
using citing::locator_of;

// Letters and digits of ASCII, and what Pandoc and BibTeX both take inside a key.
bool fits_key(char c) { return is_digit(c) || is_alpha_ascii(c) || c == '-' || c == '_' || c == '.'; }

/// Marks that Pandoc reads inside a citation are escaped; those that could end it are left out.
std::string escaped_for_pandoc(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("{}[]@\\").find(c) != std::string_view::npos) continue;
    if (std::string_view("`*_<>$~^|#!").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

/// `p. 214`, `pp. 214–215`, `under “The Durand Line”`
std::string with_name(const Locator& where) {
  if (!where.first.empty()) {
    return (where.last.empty() ? "p. " : "pp. ") + citing::shown_pages(where.first, where.last, LastPage::Whole);
  }
  return where.heading.empty() ? std::string() : "under " + citing::quoted(where.heading);
}

std::string pandoc(const Paper& paper, const Locator& where) {
  auto locator = with_name(where);
  if (where.first.empty()) locator = escaped_for_pandoc(locator);
  return "[@" + citation_key(paper) + (locator.empty() ? "" : ", " + locator) + "]";
}

/// What stands in the place of names where a paper has none: its title, else its id.
std::string title_in_text(const Paper& paper) { return citing::quoted(paper.title.empty() ? paper.id : paper.title); }

/// Names, or the title with the comma inside its marks.
std::string subject(CitationStyle style, const Paper& paper, const Distinct& distinct, bool comma) {
  const auto names = citing::names_in_text(style, paper, distinct.names);
  if (!names.empty()) return names + (comma ? "," : "");
  return comma ? citing::quoted_with(paper.title.empty() ? paper.id : paper.title, ',') : title_in_text(paper);
}

std::string apa(const Paper& paper, const Locator& where, const Distinct& distinct) {
  auto locator = with_name(where);
  if (!where.heading.empty()) locator = where.heading + " section";
  return "(" +
         joined({subject(CitationStyle::Apa, paper, distinct, true) + " " + year_in(paper, distinct), locator}, ", ") +
         ")";
}

std::string chicago(const Paper& paper, const Locator& where, const Distinct& distinct) {
  const auto locator =
      where.first.empty() ? with_name(where) : citing::shown_pages(where.first, where.last, LastPage::Chicago);
  const auto head = subject(CitationStyle::Chicago, paper, distinct, !paper.year) + " " + year_in(paper, distinct);
  return "(" + joined({head, locator}, ", ") + ")";
}

/// A title up to its colon, where it tells one work from another.
std::string short_title(const Paper& paper) {
  const auto title = one_line(paper.title.empty() ? paper.id : paper.title);
  return citing::quoted(title.substr(0, title.find(": ")));
}

std::string mla(const Paper& paper, const Locator& where, const Distinct& distinct) {
  const bool told = distinct.title && !citing::names_in_text(CitationStyle::Mla, paper).empty();
  auto who = subject(CitationStyle::Mla, paper, distinct, told);
  if (told) who += " " + short_title(paper);
  if (!where.first.empty()) return "(" + who + " " + citing::shown_pages(where.first, where.last, LastPage::Mla) + ")";
  if (where.heading.empty()) return "(" + who + ")";
  if (!told) who = subject(CitationStyle::Mla, paper, distinct, true);
  return "(" + who + (told ? ", " : " ") + citing::quoted(where.heading) + ")";
}

std::string cited(CitationStyle style, const Paper& paper, const Locator& where, const Distinct& distinct) {
  switch (style) {
    case CitationStyle::Pandoc:
      return pandoc(paper, where);
    case CitationStyle::Apa:
      return apa(paper, where, distinct);
    case CitationStyle::Chicago:
      return chicago(paper, where, distinct);
    case CitationStyle::Mla:
      return mla(paper, where, distinct);
    case CitationStyle::Plain:
      return "(" + joined({plain_text(reference(CitationStyle::Plain, paper)), with_name(where)}, ", ") + ")";
  }
  return {};
}

}  // namespace

std::string citation_key(const Paper& paper) {
  std::string key;
  for (const char c : paper.citation_key.empty() ? paper.id : paper.citation_key) key += fits_key(c) ? c : '-';
  return key;
}

std::string year_in(const Paper& paper, const Distinct& distinct) {
  if (!paper.year) return distinct.letter.empty() ? "n.d." : "n.d.-" + distinct.letter;
  return std::to_string(*paper.year) + distinct.letter;
}

std::string cite(CitationStyle style, const Paper& paper, const Passage& passage, const Distinct& distinct) {
  auto citation = cited(style, paper, locator_of(passage), distinct);
  if (by_user(passage.kind)) citation.insert(1, "own note on ");  // behind the bracket
  return citation;
}

std::string cite(CitationStyle style, const Paper& paper) { return cited(style, paper, {}, {}); }

}  // namespace dossier
