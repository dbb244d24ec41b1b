// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/types.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// What an index keeps of the meaning of its passages (docs/adr/0024-meaning-from-the-library.md): a direction for each
// of the more frequent stems, and for each passage the sum of its stems' directions, all with 8 bits a number.
namespace dossier::index {

/// One stem of the space.
struct MeaningStem {
  std::string stem;
  float weight = 0;  ///< inverse document frequency times the step of the direction's numbers
};

/// The space as stored, without the passages.
struct MeaningSpace {
  std::uint32_t rank = 0;               ///< numbers a vector
  std::uint32_t made_of = 0;            ///< passages that the index had when the space was made
  DocId covered = 0;                    ///< passages up to this one have a vector
  std::vector<MeaningStem> stems;       ///< sorted
  std::vector<std::int8_t> directions;  ///< of each stem, `rank` numbers
  std::uint32_t recipe = 0;             ///< how it was made: meaning_recipe, or an earlier one
};

/// Changes with what a vector is made of. Meaning of an earlier recipe is made anew by the next update_meaning().
inline constexpr std::uint32_t meaning_recipe = 1;

inline constexpr std::string_view meaning_prefix = "m";
inline constexpr std::string_view meaning_key = "m";
/// Stems, and passages, of one stored value.
inline constexpr std::uint32_t meaning_block = 512;
std::string meaning_stems_key(std::size_t block);
std::string meaning_passages_key(std::size_t block);

std::string encode_meaning_head(const MeaningSpace& space);
/// Fills all but stems and directions; gives their number.
std::optional<std::size_t> decode_meaning_head(std::string_view bytes, MeaningSpace& space);
std::string encode_meaning_stems(const MeaningSpace& space, std::size_t block);
bool decode_meaning_stems(std::string_view bytes, MeaningSpace& space);
/// Vectors of passages block · meaning_block + 1 and following; zeros where there is no passage.
std::string encode_meaning_passages(const std::vector<std::int8_t>& vectors);
/// The same vectors, in `bytes`; nothing where they are damaged.
std::optional<std::span<const std::int8_t>> decode_meaning_passages(std::string_view bytes);

}  // namespace dossier::index
