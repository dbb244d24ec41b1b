// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "searcher/types/request.hpp"
#include "searcher/types/response.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dossier {

struct SearchState;

/// Who cites whom among the papers of the library, over the passages that match a query (all for an empty one).
struct CitationsRequest {
  SearchRequest search;
  std::string paper;            ///< id or citation key; empty: the whole library
  std::uint32_t sentences = 3;  ///< most citing sentences given of each pair of papers; 0: all
};

/// A sentence that cites a paper.
struct CitingSentence {
  std::string id;  ///< of its passage
  PageRange pages;
  PrintedPages printed;
  PassageKind kind = PassageKind::Paragraph;
  Section section = Section::Analysis;
  std::string text;                 ///< the sentence
  std::vector<TextSpan> citations;  ///< in `text`, as printed
};

/// One paper cites another.
struct CitationLink {
  std::string citing;          ///< id
  std::string cited;           ///< id
  std::uint32_t passages = 0;  ///< of the matches that cite it; as many as a search with `cites:` and `paper:` finds
  bool listed = false;         ///< it stands in the list of references
  std::vector<CitingSentence> sentences;  ///< in reading order; none for the whole library
};

/// Pairs by passages, most first, then by ids. A pair without passages is given where nothing narrows the question and
/// the list of references has it.
struct CitationsResponse {
  QueryEcho echo;
  std::string paper;                    ///< id of the one that was asked for; empty: the whole library
  std::vector<CitationLink> cited_by;   ///< who cites it; of the whole library all pairs
  std::vector<CitationLink> cites;      ///< whom it cites
  std::uint32_t passages = 0;           ///< matches that cite any of the pairs
  std::uint32_t elsewhere = 0;          ///< entries of the paper's list of references that the library does not have
  std::map<std::string, Paper> papers;  ///< by id: all that the pairs name
  double milliseconds = 0;
};

/// Errors: NotFound for an unknown paper; NotFound too for an index that knows of no citations.
Result<CitationsResponse> answer_citations(SearchState& state, const CitationsRequest& request);

}  // namespace dossier
