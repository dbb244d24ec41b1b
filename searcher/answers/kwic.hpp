// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "searcher/types/request.hpp"
#include "searcher/types/response.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

struct SearchState;

/// Order of the lines of a concordance: as ranked, or by a word left or right of the match, the first, second or third
/// from it, then by those further out.
enum class KwicOrder : std::uint8_t { Relevance, Left, Left2, Left3, Right, Right2, Right3 };
/// As the API and the page take them, in the order of the enumerators.
inline constexpr std::array<std::string_view, 7> kwic_order_names{"relevance", "left",   "left2", "left3",
                                                                  "right",     "right2", "right3"};

inline constexpr std::uint32_t kwic_passages = 2000;

/// A concordance: every match as a line. `search.limit` and `offset` count lines.
struct KwicRequest {
  SearchRequest search;
  KwicOrder order = KwicOrder::Relevance;
  std::uint32_t words = 8;                 ///< on each side
  std::uint32_t passages = kwic_passages;  ///< most passages looked at, the best; 0: all that match
  std::uint32_t collocates = 0;            ///< most collocates given
  std::uint32_t span = 5;                  ///< words on each side of a match that collocates are counted in
};

/// A word that stands near the matches more often than it would by chance.
struct Collocate {
  std::string term;        ///< folded
  std::uint32_t near = 0;  ///< occurrences within the span, each counted once
  std::uint64_t all = 0;   ///< occurrences in all texts of the index
  double likelihood = 0;   ///< log-likelihood ratio G² (Dunning 1993)
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
  std::uint32_t looked_at = 0;  ///< the best of them, as many as were asked for
  std::vector<KwicLine> lines;
  std::vector<Collocate> collocates;  ///< by likelihood, greatest first; no stop words, numbers or words of the query
  double milliseconds = 0;
};

/// Gives every match of the query as a line with its neighbourhood.
Result<KwicResponse> answer_kwic(SearchState& state, const KwicRequest& request);

}  // namespace dossier
