// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/passage.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace dossier::reading {

/// The numbering that a heading begins with.
struct HeadingNumber {
  enum class Style : std::uint8_t { None, Decimal, Letter, Roman };
  Style style = Style::None;
  std::uint8_t parts = 0;   ///< 1 for `2.`, 2 for `2.1`; 0 without numbering
  std::uint32_t last = 0;   ///< value of the last part
  std::uint32_t first = 0;  ///< value of the first part
  std::size_t size = 0;     ///< bytes of numbering and blanks before the words
  bool roman_too = false;   ///< a single capital that may be a letter as well as a Roman number: I, V, C …
};

/// Reads `2`, `2.`, `2.1.3`, `A.`, `IV.`, `Chapter 2:`, `Section 3`, `Part I` in front of words.
HeadingNumber heading_number(std::string_view heading);

/// The role that a whole heading names, looked at without its numbering: `Introduction`, `2. Literature Review`,
/// `MATERIAL AND METHODS`. None where it says what the paper is about.
std::optional<Section> named_role(std::string_view heading);

/// Whether a heading speaks of the parts of a research design (data, sample, questions …): inside a methods part it
/// belongs to it.
bool speaks_of_methods(std::string_view heading);

/// The name that a paragraph is introduced by (`Abstract: …`, `Keywords—…`, `1. Introduction. The …`).
struct RunIn {
  enum class Sort : std::uint8_t { None, Abstract, Keywords, Heading };
  Sort sort = Sort::None;
  std::size_t name = 0;  ///< bytes of the name
  std::size_t size = 0;  ///< bytes of the name, its mark and blanks
};
/// `bold` is the number of bytes at the beginning that are bold.
RunIn run_in_name(std::string_view text, std::size_t bold);

}  // namespace dossier::reading
