// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/blocks/paper_fields.hpp"

#include "indexer/text/front_values.hpp"
#include "indexer/text/text_rules.hpp"

#include <array>
#include <utility>

namespace dossier {
namespace {

using TextMember = std::string Paper::*;

/// The member of a field that is a text; null for others.
TextMember text_member(std::string_view field) {
  constexpr std::array<std::pair<std::string_view, TextMember>, 8> members{{{"title", &Paper::title},
                                                                            {"journal", &Paper::journal},
                                                                            {"volume", &Paper::volume},
                                                                            {"issue", &Paper::issue},
                                                                            {"pages", &Paper::pages},
                                                                            {"doi", &Paper::doi},
                                                                            {"url", &Paper::url},
                                                                            {"language", &Paper::language}}};
  for (const auto& [name, member] : members) {
    if (name == field) return member;
  }
  return nullptr;
}

}  // namespace

bool has_field(const Paper& paper, std::string_view field) {
  if (const auto member = text_member(field)) return !(paper.*member).empty();
  if (field == "authors") return !paper.authors.empty();
  if (field == "year") return paper.year.has_value();
  return field == "keywords" && !paper.keywords.empty();
}

void take_field(Paper& to, const Paper& from, std::string_view field) {
  if (const auto member = text_member(field)) {
    to.*member = from.*member;
  } else if (field == "authors") {
    to.authors = from.authors;
    to.people = from.people;
  } else if (field == "year") {
    to.year = from.year;
  } else if (field == "keywords") {
    to.keywords = from.keywords;
  }
}

bool set_field(Paper& paper, std::string_view field, const std::string& text) {
  if (field == "doi") {
    paper.doi = reading::plain_doi(text);
    return text.empty() || !paper.doi.empty();
  }
  if (const auto member = text_member(field)) {
    paper.*member = reading::trim(text);
  } else if (field == "authors") {
    set_authors(paper, parse_people(text));
    return text.empty() || !paper.authors.empty();
  } else if (field == "year") {
    paper.year = reading::find_plain_year(text);
    return text.empty() || paper.year.has_value();
  } else if (field == "keywords") {
    paper.keywords = reading::split_keywords(text);
  } else {
    return false;
  }
  return true;
}

void note_sources(Paper& paper, std::string_view source) {
  for (const auto field : paper_fields) {
    if (has_field(paper, field)) paper.sources.try_emplace(std::string(field), source);
  }
}

}  // namespace dossier
