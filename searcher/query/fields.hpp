// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/types.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace dossier {

/// A field that `field:value` may name in every index. Facets of one index come on top (IndexReader::facets()).
struct QueryField {
  enum class Kind : std::uint8_t {
    Facet,  ///< exact values of a facet
    Text,   ///< words of a text
  };
  std::string_view name;
  Kind kind;
  TextField text;  ///< for Text only
  std::string_view description;
  std::string_view example;
};

/// The one table of query fields: parser, help and documentation are made from it.
inline constexpr std::array<QueryField, 9> query_fields{{
    {"paper", QueryField::Kind::Facet, TextField::Text, "id of the paper: the file's name without its ending",
     "paper:pak-iran"},
    {"dyad", QueryField::Kind::Facet, TextField::Text,
     "pair of states that the passage is about, in any order, by name, adjective, prefix or code; one state alone "
     "stands for all its pairs",
     "dyad:pak-us"},
    {"section", QueryField::Kind::Facet, TextField::Text, "role of the section that the passage is in",
     "section:methods"},
    {"theory", QueryField::Kind::Facet, TextField::Text,
     "theory that the passage names or applies, by name or "
     "abbreviation",
     "theory:constructivism"},
    {"kind", QueryField::Kind::Facet, TextField::Text,
     "sort of text: paragraph, list, table, footnote, reference or front; note and annotation are your own",
     "kind:table"},
    {"year", QueryField::Kind::Facet, TextField::Text, "year of the paper, or a range of years open at either end",
     "year:2015..2022"},
    {"heading", QueryField::Kind::Text, TextField::Heading, "words of the headings above the passage",
     "heading:\"research design\""},
    {"title", QueryField::Kind::Text, TextField::Title, "words of the paper's title", "title:corridor"},
    {"author", QueryField::Kind::Text, TextField::Author, "names of the paper's authors", "author:ahmad"},
}};

/// In any case of letters; null for an unknown name.
const QueryField* find_query_field(std::string_view name);

/// The table in Markdown, as it stands in docs/query-language.md.
std::string query_fields_markdown();

}  // namespace dossier
