// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "searcher/types/ranking.hpp"
#include "searcher/types/request.hpp"
#include "searcher/types/response.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dossier {

struct SearchState;

/// Passages of other papers like a given one.
struct SimilarRequest {
  std::string id;  ///< of the passage
  std::uint32_t limit = 10;
  std::uint32_t per_paper = 3;  ///< most passages of one paper; 0: no limit
  RankingParams ranking;
  std::vector<FacetFilter> filters;               ///< the passages found keep to these; the given one need not
  SortOrder sort = SortOrder::Relevance;          ///< of the passages that are given: the most similar, in this order
  bool facets = false;                            ///< count the facets of all passages that share a word
  std::optional<bool> user_notes = std::nullopt;  ///< as SearchRequest has it
  std::uint32_t min_confidence = 0;               ///< as SearchRequest has it
};

/// What it asks for as a search would ask for it.
SearchRequest asked_of(const SimilarRequest& request);

/// A word that two passages share, with its part in their likeness.
struct SharedTerm {
  std::string term;
  double weight = 0;
};

struct SimilarHit {
  Hit hit;
  std::vector<SharedTerm> shared;  ///< greatest part first
};

struct SimilarResponse {
  Passage passage;                      ///< the one that was given
  std::vector<SharedTerm> terms;        ///< its words that were searched, by weight
  std::vector<Diagnostic> diagnostics;  ///< of the filters
  std::vector<SimilarHit> hits;
  std::vector<FacetCounts> facets;          ///< where asked for
  std::map<std::string, Paper> hit_papers;  ///< by paper id, that of the given passage too
  double milliseconds = 0;
};

/// Finds passages of other papers like a given one. Errors: NotFound.
Result<SimilarResponse> answer_similar(SearchState& state, const SimilarRequest& request);

}  // namespace dossier
