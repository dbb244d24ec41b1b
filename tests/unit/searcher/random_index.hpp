// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/read/index_reader.hpp"
#include "index/write/index_writer.hpp"
#include "searcher/expand/interpreter.hpp"
#include "searcher/query/match_tree.hpp"
#include "searcher/types/ranking.hpp"
#include "tests/support/temp_folder.hpp"

#include <optional>
#include <random>
#include <string>
#include <vector>

namespace dossier::testing {

using Random = std::mt19937_64;
std::size_t below(Random& random, std::size_t limit);

/// An index of random passages in a folder of its own, which goes with it; small words, so that everything meets.
class RandomIndex {
 public:
  RandomIndex(Random& random, std::size_t papers, std::size_t passages_a_paper);

  [[nodiscard]] const IndexReader& reader() const { return *reader_; }
  [[nodiscard]] const SourceContent& content() const { return content_; }

 private:
  SourceContent content_;
  test::TempFolder folder_;
  std::optional<IndexReader> reader_;
};

/// A word of the vocabulary of random indexes, now and then one that no index holds.
std::string random_word(Random& random);
MatchNode random_tree(Random& random, int depth);
std::vector<FacetSelection> random_selections(Random& random);

/// What a tree says of one passage, found without any index.
struct NaiveVerdict {
  bool matches = false;
  bool all_words = false;
  double score = 0;
};

/// The matcher's rules word by word: tokens of each passage, counted; statistics over all passages. Slow and plain.
class NaiveMatcher {
 public:
  NaiveMatcher(const SourceContent& content, const RankingParams& params);

  [[nodiscard]] std::vector<NaiveVerdict> match(const MatchNode& root) const;
  [[nodiscard]] bool passes(std::size_t passage, const FacetSelection& selection) const;
  [[nodiscard]] std::vector<std::string> values(std::size_t passage, const std::string& facet) const;

 private:
  using Words = std::vector<std::string>;
  struct Texts {
    std::vector<Words> of_field[4];  ///< a heading path has several
  };
  [[nodiscard]] std::uint32_t length(std::size_t passage, TextField field) const;
  [[nodiscard]] double mean(TextField field) const;
  [[nodiscard]] bool has_label(std::size_t passage, const FacetTest& labels) const;
  [[nodiscard]] double frequency(std::size_t passage, const TermGroup& group) const;
  [[nodiscard]] long passages_with(const TermGroup& group) const;
  [[nodiscard]] NaiveVerdict verdict(std::size_t passage, const MatchNode& node) const;
  void add_score(const MatchNode& node, std::vector<NaiveVerdict>& verdicts) const;

  const SourceContent& content_;
  RankingParams params_;
  std::vector<Texts> texts_;
};

}  // namespace dossier::testing
