// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "searcher/types/request.hpp"
#include "searcher/types/response.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace dossier {

struct SearchState;

/// For one question, passages of different papers that speak of the same things, two by two.
struct CompareRequest {
  SearchRequest search;
  std::vector<std::string> same{"dyad", "theory"};  ///< facets of which both passages must have a value in common
  std::uint32_t pairs = 10;                         ///< most pairs given
  std::uint32_t passages = 200;                     ///< best passages of the question that are compared; at most 500
};

/// What a passage says that may be agreement or tension; shown, never judged.
struct ComparedPassage {
  Hit hit;
  std::vector<TextSpan> cues;  ///< words of contrast in its text: `however`, `unlike`
  struct Cited {
    TextSpan span;      ///< in its text
    std::string paper;  ///< id, of the library
  };
  std::vector<Cited> citations;  ///< of papers of the library
};

/// Two passages of different papers.
struct ComparedPair {
  std::uint32_t first = 0;                               ///< in CompareResponse::passages
  std::uint32_t second = 0;                              ///< of the lower rank
  double likeness = 0;                                   ///< 0 to 1: cosine of their words, rare ones counting more
  std::map<std::string, std::vector<std::string>> same;  ///< facet → values in common
  bool cites = false;                                    ///< one of them cites the other's paper
};

/// Pairs by likeness, the most alike first. A passage stands in at most three pairs, two papers in at most two.
struct CompareResponse {
  QueryEcho echo;
  std::uint32_t total = 0;                ///< passages that match, as a search counts them
  std::uint32_t compared = 0;             ///< of them, those that were looked at: the best
  std::uint32_t found = 0;                ///< pairs of these that have values of each facet in common
  std::vector<ComparedPassage> passages;  ///< that stand in a pair, by rank
  std::vector<ComparedPair> pairs;
  std::map<std::string, Paper> papers;  ///< by id: those of the passages, and those that they cite
  double milliseconds = 0;
};

/// Errors: Usage for an unknown facet, with the facets of the index; those of the index.
Result<CompareResponse> answer_compare(SearchState& state, const CompareRequest& request);

}  // namespace dossier
