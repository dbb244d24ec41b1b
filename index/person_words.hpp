// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

/// What the words of a name are.
namespace dossier::names {

using Words = std::vector<std::string_view>;

/// Parted at blanks of any kind.
Words words_of(std::string_view text);
/// The words from `begin` to `end` with a blank between them.
std::string joined(const Words& words, std::size_t begin, std::size_t end);
/// Without the blanks, commas, semicolons and marks at its ends.
std::string_view trimmed(std::string_view text);

/// `van`, `de`, `bin`, `بن`: belongs to the family name behind it.
bool is_particle(std::string_view word);
/// `Abd al-Wahhab`: servant of the one whom the next word names.
bool is_inseparable(std::string_view word, std::string_view next);
/// `Van`, `De`, `Le`: a particle with a capital, which is one only behind a given name.
bool is_capital_particle(std::string_view word);
/// `Jr.`, `III`
bool is_suffix(std::string_view word);
/// `Dr.`, `Prof.`, `Ambassador`
bool is_title(std::string_view word);
/// `PhD`, `M.A.`: what a person has and is not called. `MA` and the like only where `behind_comma`.
bool is_degree(std::string_view word, bool behind_comma);
/// `J.`, `J.-P.`, `JK`
bool is_initials(std::string_view word);
/// `Ji-won`: a given name of two syllables, which stands behind the family name.
bool is_given_pair(std::string_view word);
/// `García`, `López`: first of two family names where another stands behind it.
bool is_first_of_two(std::string_view word);
/// Two letters or more, all of them capitals.
bool is_all_capitals(std::string_view word);
/// A word of Han characters alone.
bool is_all_han(std::string_view word);
bool is_all_hangul(std::string_view word);
/// Whether the whole name is that of an organisation.
bool is_organisation(std::string_view name);

}  // namespace dossier::names
