// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// An author in the parts that CSL knows: a person, or an organisation, whose whole name is `family`.
struct Person {
  std::string family;    ///< without the particle where that is written small: `Berg`, `García Márquez`
  std::string given;     ///< names or initials, as printed
  std::string particle;  ///< `van der`: belongs to the family name, and is not what it is sorted by
  std::string suffix;    ///< `Jr.`, `III`
  bool organisation = false;
  bool operator==(const Person&) const = default;
};

/// Reads the name of one author, in any usual order: `Jane Doe`, `Doe, Jane`, `van der Berg, A.`, `Smith, J., Jr.`,
/// `Smith, Jr., John`, `Doe J. K.`, `DOE Jane`, `Park Ji-won`, `王小明`, `{World Bank}`. Titles and degrees are left
/// out
/// (`Prof.`, `Ph.D.`), as is what stands in brackets. A name that has the words of an organisation, or that braces
/// protect, is one. Any text gives some name; an empty one an empty family name.
Person parse_person(std::string_view name);

/// How a list of names came about.
enum class NameList {
  Field,    ///< somebody wrote it into a field that is for authors
  Printed,  ///< printed below a title: a lone word behind whole names is a place
};

/// Cuts a list of names and reads each: `Doe, Jane; Roe, John`, `Jane Doe, John Roe and Ann Poe`, `Doe, J., & Roe, K.`,
/// `A | B`, `A · B`, `A (Univ.), B (Univ.)`, `王小明、李华`. Organisations with "and" or commas in braces stay whole.
/// At most 1,000 names.
std::vector<Person> parse_people(std::string_view list, NameList kind = NameList::Field);

/// `Jan van der Berg Jr.`; of a name in Han characters the family name first and no blank.
std::string full_name(const Person& person);
/// `van der Berg`, without the suffix; of an organisation its name.
std::string family_name(const Person& person);
std::vector<std::string> full_names(const std::vector<Person>& people);

/// The first letters of the family name that a citation key is made of: letters and digits of ASCII, small; other
/// scripts are written in Latin ones. `O'Neil` → `oneil`, `van der Berg` → `vanderberg`, `王` → `wang`.
std::string key_letters(std::string_view text);

}  // namespace dossier
