// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/passage.hpp"
#include "index/types.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What the database tells of vectors (index/vectors/vector_file.hpp): for each passage the key of its own, whether or
// not there is such a vector.
namespace dossier::index {

/// What a program is given to make a vector of.
struct VectorText {
  std::string title;    ///< of the paper
  std::string heading;  ///< printed headings above the passage, outermost first, with ` / ` between them
  std::string text;
};
VectorText vector_text(const Paper& paper, const Passage& passage);
/// The same for equal texts; never 0.
std::uint64_t key_of(const VectorText& text);

/// Of which vectors the keys speak.
struct VectorKeysHead {
  std::uint64_t digest = 0;  ///< of the file's head
  DocId covered = 0;         ///< passages up to this one have a key
  std::uint64_t rows = 0;    ///< that the file had then, so that more of them are a change that readers see
};

inline constexpr std::string_view vectors_prefix = "v";
inline constexpr std::string_view vectors_key = "v";
/// Passages of one stored value.
inline constexpr std::uint32_t vector_block = 512;
std::string vector_keys_key(std::size_t block);

std::string encode_vectors_head(const VectorKeysHead& head);
std::optional<VectorKeysHead> decode_vectors_head(std::string_view bytes);
/// Keys of passages block · vector_block + 1 and following; 0 where there is no passage.
std::string encode_vector_keys(const std::vector<std::uint64_t>& keys);
bool decode_vector_keys(std::string_view bytes, std::vector<std::uint64_t>& out);

}  // namespace dossier::index
