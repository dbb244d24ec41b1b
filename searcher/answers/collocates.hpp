// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/analyzer.hpp"
#include "base/result.hpp"
#include "index/read/index_reader.hpp"
#include "searcher/answers/kwic.hpp"

#include <cstdint>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace dossier {

/// Dunning's log-likelihood ratio: twice the logarithm of how much better two rates explain the counts than one.
/// `near` of `near_all` words and `all` of `everything` words are the term; the first are part of the second. 0 where
/// the term is not more frequent near the matches than elsewhere.
double log_likelihood(std::uint64_t near, std::uint64_t near_all, std::uint64_t all, std::uint64_t everything);

/// Counts the words around matches, passage by passage.
class CollocateCounter {
 public:
  /// `span`: words on each side.
  explicit CollocateCounter(std::uint32_t span) : span_(span) {}

  /// Matches as first and last token. A word near several of them counts once; words of matches do not count.
  void add(const Tokens& tokens, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& matches);
  /// The most telling words. Reads the posting lists of the words that are near matches at least twice.
  [[nodiscard]] Result<std::vector<Collocate>> finish(const IndexReader& reader, std::size_t most) const;

 private:
  std::uint32_t span_;
  std::uint64_t words_ = 0;
  std::unordered_map<std::string, std::uint32_t> near_;
  std::set<std::string, std::less<>> matched_;
};

}  // namespace dossier
