// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/passage.hpp"

#include <array>
#include <string>
#include <string_view>

/// The fields of a paper that its bibliographic record has, by their names in JSON.
namespace dossier {

inline constexpr std::array<std::string_view, 11> paper_fields{
    "title", "authors", "year", "journal", "volume", "issue", "pages", "doi", "url", "language", "keywords"};

/// Whether the paper has something in the field. False for a name that is none.
bool has_field(const Paper& paper, std::string_view field);
/// Copies the field, whatever is in it.
void take_field(Paper& to, const Paper& from, std::string_view field);
/// Sets the field from text: names and keywords separated by semicolons, a year as a number. Empty text empties it.
/// False where the name is none, or the text is no year.
bool set_field(Paper& paper, std::string_view field, const std::string& text);
/// Says of every field that has something and no source yet where it comes from.
void note_sources(Paper& paper, std::string_view source);

}  // namespace dossier
