// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/person.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What stands in the front matter of a paper, taken out of the text around it.
namespace dossier::reading {

/// The authors printed below a title, without "By" and the marks that tie names to notes and places.
std::vector<Person> printed_people(std::string_view text);
/// Parts between commas, semicolons or bullets, without the name "Keywords:" before them.
std::vector<std::string> split_keywords(std::string_view text);
/// `10.1000/xyz` in small letters, out of whatever it was printed in; empty where there is none.
std::string plain_doi(std::string_view text);
/// The first number from 1500 to 2099 that stands alone.
std::optional<int> find_plain_year(std::string_view text);

}  // namespace dossier::reading
