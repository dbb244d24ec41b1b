// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/fields.hpp"

#include "base/strings.hpp"

#include <algorithm>

namespace dossier {
namespace {

constexpr bool same_letter(char a, char b) { return lower_ascii(a) == lower_ascii(b); }

constexpr bool table_is_sound() {
  for (const auto& field : query_fields) {
    if (field.name.empty() || field.description.empty() || !field.example.starts_with(field.name)) return false;
  }
  // Every index has the standard facets, so every one must be known to queries, in the same order.
  for (std::size_t i = 0; i < standard_facets.size(); ++i) {
    if (query_fields[i].name != standard_facets[i] || query_fields[i].kind != QueryField::Kind::Facet) return false;
  }
  return true;
}
static_assert(table_is_sound());

}  // namespace

const QueryField* find_query_field(std::string_view name) {
  const auto* const found = std::find_if(query_fields.begin(), query_fields.end(), [&](const QueryField& field) {
    return std::equal(name.begin(), name.end(), field.name.begin(), field.name.end(), same_letter);
  });
  return found == query_fields.end() ? nullptr : found;
}

std::string query_fields_markdown() {
  std::string out = "| field | what it asks for | example |\n|---|---|---|\n";
  for (const auto& field : query_fields) {
    out += "| `" + std::string(field.name) + "` | " + std::string(field.description) + " | `" +
           std::string(field.example) + "` |\n";
  }
  return out;
}

}  // namespace dossier
