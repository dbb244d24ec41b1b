// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// A key whose bytes sort as readers expect names to: by letters before accents and case, in every script, and numbers
/// by their value (`paper-9` before `paper-10`). By the root order of Unicode's collation (UTS #10), so that it is the
/// same on every machine; texts that are alike to it are in the order of their bytes.
std::string collation_key(std::string_view text);

/// The numbers of the texts in that order. Of more than most_collated texts the order of
/// bytes, since making keys would take longer than a search.
std::vector<std::uint32_t> collated_order(std::span<const std::string> texts);
/// The rank of each text in it: of texts[collated_order(texts)[k]] it is k.
std::vector<std::uint32_t> collated_ranks(std::span<const std::string> texts);
inline constexpr std::size_t most_collated = 50000;

}  // namespace dossier
