// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace dossier::index {

/// (acronym, long form), both folded and the long form's words joined by a space → times that a text gives them.
using AcronymCounts = std::map<std::pair<std::string, std::string>, std::uint32_t>;

/// Finds definitions such as "long form (LF)" and "LF (long form)" and adds them to `counts`. After Schwartz and
/// Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text" (PSB 2003). Linear but for
/// the words of one definition, of which there are at most twice the letters of the acronym.
void mine_acronyms(std::string_view text, AcronymCounts& counts);

void merge_acronyms(AcronymCounts& into, const AcronymCounts& from);

std::string encode_acronyms(const AcronymCounts& counts);
std::optional<AcronymCounts> decode_acronyms(std::string_view bytes);

}  // namespace dossier::index
