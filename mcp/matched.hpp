// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/types/response.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dossier::mcp {

/// A word or phrase by which a passage was found, as it stands there.
struct MatchedText {
  std::string text;
  std::string_view by;  ///< `word`: the query's own; else the kind of expansion as in the JSON of the query (`stem`,
                        ///< `spelling`, `derivation` …), or `expansion` where the kind is not known
};

/// What of a hit matched, each text once (upper and lower case are one), in the order of the passage.
std::vector<MatchedText> matched_texts(const Hit& hit, const QueryEcho& echo);

}  // namespace dossier::mcp
