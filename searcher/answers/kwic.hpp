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

/// Order of the lines of a concordance: as ranked, or by the words left (outwards) or right of the keyword.
enum class KwicOrder : std::uint8_t { Relevance, Left, Right };

/// A concordance: every match as a line. `search.limit` and `offset` count lines.
struct KwicRequest {
  SearchRequest search;
  KwicOrder order = KwicOrder::Relevance;
  std::uint32_t words = 8;  ///< on each side
};

/// A match with its neighbourhood, in ranges of the passage's text.
struct KwicLine {
  std::string id;     ///< of the passage
  std::string paper;  ///< id of its paper
  PageRange pages;    ///< of the passage
  PrintedPages printed;
  std::string left;  ///< text before, on one line, white space made single
  std::string keyword;
  std::string right;
  TextSpan span;  ///< of the keyword in the passage's text
};

struct KwicResponse {
  QueryEcho echo;
  std::uint32_t total = 0;      ///< lines of all passages looked at
  std::uint32_t passages = 0;   ///< that match, exact
  std::uint32_t looked_at = 0;  ///< the best of them, at most kwic_passages
  std::vector<KwicLine> lines;
  double milliseconds = 0;
};

inline constexpr std::uint32_t kwic_passages = 2000;

/// Gives every match of the query as a line with its neighbourhood.
Result<KwicResponse> answer_kwic(SearchState& state, const KwicRequest& request);

}  // namespace dossier
