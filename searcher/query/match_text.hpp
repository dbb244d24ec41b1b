// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/query/match_tree.hpp"

#include <string>

namespace dossier {

/// `(and (soft (term gas gas) (term sanction sanction sanctions~0.8)) (not (facet dyad China-Pakistan)))`. A phrase
/// is in quotes, `/n` behind it is its window (`/any`: anywhere), `~w` its weight where that is not 1 behind it what it
/// is to the word typed: `+` a form, `=` another name, `/derived`, `/corrected`; `^w` a group's weight, `?` an optional
/// group, `@heading` its field, `dyad:…` a label that counts like a word.
std::string to_string(const MatchNode& node);

}  // namespace dossier
