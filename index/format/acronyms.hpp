// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/acronym_sense.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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

/// What stands for what among acronyms and their long forms, folded; the most frequent first.
using AcronymPartners = std::map<std::string, std::vector<std::string>, std::less<>>;
AcronymPartners partners_in(const AcronymCounts& counts);

/// Acronym → long form → the papers of the files that give it.
using AcronymGivers = std::map<std::string, std::map<std::string, std::set<std::string>>, std::less<>>;
/// Adds what one file gives.
void add_givers(AcronymGivers& into, const AcronymCounts& counts, const std::vector<std::string>& papers);
/// Acronyms with more than one long form.
using AcronymSenses = std::map<std::string, std::vector<AcronymSense>, std::less<>>;
AcronymSenses senses_in(const AcronymGivers& givers);

}  // namespace dossier::index
