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

/// The words that set the matches of a query with its filters apart from all other passages.
struct KeynessRequest {
  SearchRequest search;
  std::uint32_t words = 50;  ///< most words given, and most pairs of words
};

/// A word, or two words that follow each other.
struct KeyWord {
  std::string term;             ///< folded
  std::uint64_t here = 0;       ///< times in the matches
  std::uint64_t elsewhere = 0;  ///< times in the other passages
  std::uint32_t passages = 0;   ///< matches that hold it
  double likelihood = 0;        ///< log-likelihood ratio (Dunning 1993)
  /// Effect size (Hardie 2014): binary logarithm of how many times more frequent it is in the matches, counting half an
  /// occurrence elsewhere where there is none. 1: twice, 2: four times as frequent.
  double log_ratio = 0;
};

struct KeynessResponse {
  QueryEcho echo;
  std::vector<KeyWord>
      words;  ///< by log-likelihood; none below key_likelihood, of fewer than 3 times, or of one passage
  std::vector<KeyWord> pairs;   ///< likewise
  std::uint32_t total = 0;      ///< matches
  std::uint64_t here = 0;       ///< words in them
  std::uint64_t elsewhere = 0;  ///< words in the other passages that a query without words would search
  double milliseconds = 0;
};

/// The least log-likelihood of a key word: chance gives as much once in a thousand words.
inline constexpr double key_likelihood = 10.83;

/// Stop words, numbers and the words of the query itself are left out. Reads the words of all passages, pairs a second
/// time: linear in the library.
Result<KeynessResponse> answer_keyness(SearchState& state, const KeynessRequest& request);

}  // namespace dossier
