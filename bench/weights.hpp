// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/types/request.hpp"

#include <string>

namespace dossier::bench {

/// Takes `name=value`: sets the weight, switch or count of this name; false where there is none.
bool set_weight(SearchRequest& request, const std::string& setting);

/// What an engine for keywords does: a word is looked for in its forms, not in other names and spellings, and passages
/// rank by their words alone, those with all of them first. No rescoring, no meaning.
void take_words_alone(SearchRequest& request);

}  // namespace dossier::bench
