// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "cluster/client/json.hpp"
#include "cluster/read/opened_index.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::cluster {

/// A passage in the answer of a search.
struct FoundHit {
  std::string id;
  std::string paper;
  std::uint32_t n = 0;
  double score = 0;                 ///< as OpenSearch has it: a sum of floats
  std::vector<std::string> marked;  ///< names of the queries that it matches, of those that have one
  std::string record;               ///< stored bytes; empty where they were not asked for
};

/// What a search has to ask for of each hit. `records`: their stored bytes too.
void ask_for_hits(Json& body, bool records);
/// The hits of an answer, in its order. Errors: IndexDamaged.
Result<std::vector<FoundHit>> hits_in(const Json& answer, const std::string& where);

}  // namespace dossier::cluster
