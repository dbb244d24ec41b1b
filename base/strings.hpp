// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

// ASCII alone, whatever the locale.
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_upper_ascii(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_lower_ascii(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_alpha_ascii(char c) { return is_upper_ascii(c) || is_lower_ascii(c); }
constexpr char lower_ascii(char c) { return is_upper_ascii(c) ? static_cast<char>(c + ('a' - 'A')) : c; }

/// The text with its letters of ASCII made small.
std::string lowered(std::string_view text);

/// Whether two texts are alike but for the case of their letters of ASCII.
bool same_letters(std::string_view a, std::string_view b);

/// The position of a name among others: the very name, else the first that differs from it in the case of ASCII letters
/// alone; names.size() where there is none.
std::size_t position_of_name(std::span<const std::string> names, std::string_view name);

/// Whether a term holds digits, points and commas alone.
bool is_number(std::string_view term);

/// Whether a text is of ASCII digits alone, one at least.
bool all_digits(std::string_view text);

/// The parts joined, empty ones left out.
std::string joined(const std::vector<std::string>& parts, std::string_view between);

/// `1,234,567`
std::string with_separators(std::uint64_t number);

/// `1 passage`, `1,200 passages`; the plural is the singular with an s where none is given.
std::string counted(std::uint64_t number, std::string_view one, std::string_view many = {});

/// Adds values to others; both ascending, as is the result, without repeats. Linear.
void add_sorted(std::vector<std::string>& values, std::vector<std::string> more);

}  // namespace dossier
