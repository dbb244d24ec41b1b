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

/// One question put to every paper alike. Of `search`, `limit`, `offset` and `per_paper` are of no meaning here; `sort`
/// orders the papers.
struct EvidenceRequest {
  SearchRequest search;
  std::uint32_t passages_per_paper = 2;  ///< best passages given of a paper
  std::uint32_t papers = 50;             ///< most papers given
  std::uint32_t offset = 0;              ///< papers passed over
};

/// What one paper has to say on the question. A passage that matches is strong when it holds every word of the query,
/// or when it scores at least evidence_share of the best match of all, without the bonus for all words: one common word
/// is weak evidence. A paper is weak when none of its matches is strong.
struct PaperEvidence {
  Paper paper;
  double strength = 0;         ///< sum of the scores of its best strong passages (weak ones of a weak paper), each next
                               ///< one counting half
  std::uint32_t passages = 0;  ///< that match: as many as a search within the paper finds
  std::uint32_t strong = 0;    ///< those of them that are strong
  std::uint32_t all_words = 0;  ///< those of them that hold every word of the query
  std::vector<Hit> hits;        ///< the best strong ones, or of a weak paper the best, by score
};

/// The answer of all papers, on the same set of passages that a search with the request finds.
struct EvidenceResponse {
  QueryEcho echo;
  std::uint32_t passages = 0;         ///< that match, in all papers
  std::uint32_t all_words = 0;        ///< those of them that hold every word of the query
  std::uint32_t papers_asked = 0;     ///< papers that pass the filters
  std::uint32_t papers_with = 0;      ///< papers with a match
  std::uint32_t papers_strong = 0;    ///< papers with a strong match
  std::vector<PaperEvidence> papers;  ///< by strength, weak ones behind the others; or as `sort` says
  std::uint32_t papers_without = 0;   ///< papers without any match
  std::vector<Paper> without;         ///< these papers, by id; at most without_limit
  double milliseconds = 0;
};

inline constexpr double evidence_share = 0.5;
inline constexpr std::uint32_t without_limit = 200;

/// Puts the question to every paper.
Result<EvidenceResponse> answer_evidence(SearchState& state, const EvidenceRequest& request);

}  // namespace dossier
