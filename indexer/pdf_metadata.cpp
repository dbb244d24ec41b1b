// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pdf_metadata.hpp"

#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "index/person_words.hpp"
#include "indexer/blocks/paper_fields.hpp"
#include "indexer/markup/xml_tree.hpp"
#include "indexer/text/front_values.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>

namespace dossier::reading {
namespace {

bool holds_any(std::string_view text, std::span<const std::string_view> marks) {
  const auto small = lowered(text);
  return std::ranges::any_of(marks, [&](std::string_view mark) { return small.find(mark) != std::string::npos; });
}

/// Names as accounts and programs have them are none of persons: `jsmith`, `Administrator`, `User`, `LaTeX with
/// hyperref`.
bool is_likely_name(const Person& person) {
  constexpr auto words =
      std::to_array<std::string_view>({"admin", "administrator", "user", "owner", "author", "unknown", "latex",
                                       "microsoft", "adobe", "acrobat", "windows", "office"});
  constexpr auto marks = std::to_array<std::string_view>(
      {"@", "\\", "/", "elsevier", "taylor & francis", "john wiley", "springer nature", "springer-verlag", "sage pub"});
  const auto name = full_name(person);
  const auto parts = names::words_of(name);
  if (std::ranges::any_of(
          parts, [&](std::string_view part) { return std::ranges::find(words, lowered(part)) != words.end(); })) {
    return false;
  }
  const bool digits = std::ranges::any_of(name, is_digit);
  return !person.family.empty() && !person.given.empty() && !digits && !holds_any(name, marks);
}

std::vector<Person> likely_people(std::string_view text) {
  auto people = parse_people(text);
  if (!std::ranges::all_of(people, is_likely_name)) people.clear();
  return people;
}

/// The text of the first element of this local name.
std::string first_of(const pugi::xml_node& root, std::string_view name) {
  std::string found;
  xml::each(root, name, [&](const pugi::xml_node& node) {
    if (found.empty()) found = xml::plain_text(node);
  });
  return found;
}

/// Properties stand in elements or, in the short form, in attributes of `rdf:Description`.
std::string property(const pugi::xml_node& root, std::string_view name) {
  auto found = first_of(root, name);
  xml::each(root, "Description", [&](const pugi::xml_node& node) {
    if (found.empty()) found = std::string(xml::attribute(node, name));
  });
  return found;
}

void read_xmp(const std::string& xmp, Paper& paper) {
  pugi::xml_document document;
  if (xmp.empty() || !xml::parse(xmp, document)) return;
  // The first `li` of a title is that of the default language.
  xml::each(document, "title", [&](const pugi::xml_node& node) {
    if (paper.title.empty()) paper.title = first_of(node, "li");
  });
  std::string authors;
  xml::each(document, "creator", [&](const pugi::xml_node& node) {
    xml::each(node, "li",
              [&](const pugi::xml_node& one) { authors += (authors.empty() ? "" : "; ") + xml::plain_text(one); });
  });
  if (auto people = likely_people(authors); !people.empty()) set_authors(paper, std::move(people));
  for (const auto* name : {"doi", "DOI", "WPS-ARTICLEDOI", "identifier"}) {
    if (paper.doi.empty()) paper.doi = plain_doi(property(document, name));
  }
  paper.journal = property(document, "publicationName");
  paper.volume = property(document, "volume");
  paper.issue = property(document, "number");
  for (const auto* name : {"publicationDate", "coverDate", "coverDisplayDate"}) {
    if (!paper.year) paper.year = find_plain_year(property(document, name));
  }
}

}  // namespace

bool is_likely_title(std::string_view title) {
  constexpr auto marks =
      std::to_array<std::string_view>({".doc", ".pdf", ".tex", ".indd", ".qxd", ".rtf", ".odt", "microsoft word",
                                       "untitled", "/", "\\", "powerpoint", "layout 1", "no title", "pii:"});
  const auto words = count_words(title, 41);
  return words >= 3 && words <= 40 && title.find('_') == std::string_view::npos && !holds_any(title, marks);
}

Paper paper_in(const pdf::PdfInfo& info) {
  Paper paper;
  read_xmp(info.xmp, paper);
  if (!is_likely_title(paper.title)) paper.title = is_likely_title(info.title) ? info.title : "";
  if (paper.authors.empty()) {
    if (auto people = likely_people(info.author); !people.empty()) set_authors(paper, std::move(people));
  }
  for (auto* text : {&paper.title, &paper.journal, &paper.volume, &paper.issue}) *text = utf8::repaired(*text);
  note_sources(paper, "file");
  return paper;
}

void complete_from(const Paper& data, Paper& paper) {
  for (const auto field : paper_fields) {
    const bool better = field == "doi" || !has_field(paper, field);
    if (!better || !has_field(data, field)) continue;
    take_field(paper, data, field);
    paper.sources[std::string(field)] = "file";
  }
}

}  // namespace dossier::reading
