// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "searcher/types/request.hpp"
#include "searcher/types/response.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace dossier {

struct SearchState;

/// One question put to every paper alike. `search.limit`, `offset`, `per_paper` and `sort` are of no meaning here.
struct EvidenceRequest {
  SearchRequest search;
  std::uint32_t passages_per_paper = 2;  ///< best passages given of a paper
  std::uint32_t papers = 50;             ///< most papers given, the strongest; 0: all
};

/// What one paper has to say on the question.
struct PaperEvidence {
  Paper paper;
  double strength = 0;          ///< sum of its best passages' scores, each next one counting half
  std::uint32_t passages = 0;   ///< that speak to the question
  std::uint32_t all_words = 0;  ///< those of them that hold every word of the query
  std::vector<Hit> hits;        ///< the best, by score
};

/// The answer of all papers. A passage speaks to the question when it holds every word of it, or when it scores at
/// least evidence_share of the best passage of all, without the bonus for all words: one common word is no evidence.
struct EvidenceResponse {
  QueryEcho echo;
  std::uint32_t passages = 0;         ///< that speak to the question, in all papers
  std::uint32_t papers_asked = 0;     ///< papers that pass the filters
  std::uint32_t papers_with = 0;      ///< papers with such a passage
  std::vector<PaperEvidence> papers;  ///< strongest first
  std::vector<Paper> silent;          ///< papers without such a passage, by id; at most silent_limit
  std::uint32_t silent_total = 0;
  double milliseconds = 0;
};

inline constexpr double evidence_share = 0.5;
inline constexpr std::uint32_t silent_limit = 200;

/// Puts the question to every paper.
Result<EvidenceResponse> answer_evidence(SearchState& state, const EvidenceRequest& request);

}  // namespace dossier
