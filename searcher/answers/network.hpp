// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "searcher/types/request.hpp"
#include "searcher/types/response.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier {

class Taxonomy;
struct SearchState;

/// The states that the matches of a query are about.
struct NetworkRequest {
  SearchRequest search;
  std::uint32_t most_edges = 60;  ///< the pairs with most passages; 0: all
};

/// A state.
struct NetworkNode {
  std::string name;
  std::uint32_t passages = 0;  ///< matches about any of its pairs, those that are not listed included
  std::uint32_t pairs = 0;     ///< listed
};

/// A pair of states.
struct NetworkEdge {
  std::string dyad;
  std::uint32_t from = 0;  ///< index in NetworkResponse::nodes
  std::uint32_t to = 0;
  std::uint32_t passages = 0;
  std::uint32_t papers = 0;
};

struct NetworkResponse {
  QueryEcho echo;
  std::vector<NetworkNode> nodes;    ///< by passages, the most first, then name
  std::vector<NetworkEdge> edges;    ///< likewise
  std::uint32_t total = 0;           ///< matches
  std::uint32_t without = 0;         ///< matches without a pair
  std::uint32_t edges_left_out = 0;  ///< pairs beyond the limit
  double milliseconds = 0;
};

Result<NetworkResponse> answer_network(SearchState& state, const NetworkRequest& request);

/// The two states of a pair as a facet value names it; of one that the taxonomy does not know, the parts before and
/// behind the first hyphen.
std::pair<std::string, std::string> states_of(const Taxonomy& taxonomy, std::string_view dyad);

}  // namespace dossier
