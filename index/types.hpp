// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace dossier {

/// Number of a passage in one generation of an index: 1 to IndexReader::last_doc(), with holes where passages went.
using DocId = std::uint32_t;

/// Number of a word of the index's vocabulary; of no meaning outside one index.
using WordId = std::uint32_t;
inline constexpr WordId no_word = std::numeric_limits<WordId>::max();

/// The texts of a passage that are indexed as words.
enum class TextField : std::uint8_t { Text, Heading, Title, Author };
inline constexpr std::array<TextField, 4> text_fields{TextField::Text, TextField::Heading, TextField::Title,
                                                      TextField::Author};

/// Facets that every index has; further ones come from the taxonomy and from fields of JSON records.
inline constexpr std::array<std::string_view, 6> standard_facets{"paper", "dyad", "section", "theory", "kind", "year"};

}  // namespace dossier
