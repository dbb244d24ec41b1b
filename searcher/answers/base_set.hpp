// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/answers/search_state.hpp"

namespace dossier {

/// The passages that a question without words and filters finds, and those of `found`: what a part of the library is
/// measured against. Runs on the state's matcher.
Result<DocSet> base_set(SearchState& state, const SearchRequest& asked, const DocSet& found);

}  // namespace dossier
