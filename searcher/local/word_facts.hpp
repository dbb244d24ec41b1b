// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/expand/vocabulary.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace dossier {

/// What looking at postings and passages has told of the words of one generation, kept for the queries that follow. For
/// one thread. At most some megabytes: whatever is full is emptied.
struct WordFacts {
  template <class Fact>
  class Kept {
   public:
    /// Null for what is not known.
    [[nodiscard]] const Fact* find(const std::string& key) const {
      const auto known = facts_.find(key);
      return known == facts_.end() ? nullptr : &known->second;
    }
    void keep(std::string key, Fact fact) {
      if (facts_.size() >= most) facts_.clear();
      facts_.emplace(std::move(key), fact);
    }

   private:
    static constexpr std::size_t most = 16384;
    std::unordered_map<std::string, Fact> facts_;
  };

  std::optional<std::vector<std::string>> languages;  ///< as Vocabulary::languages()
  Kept<Vocabulary::Together> together;                ///< by both lists of terms
  Kept<bool> side_by_side;                            ///< by both words
};

}  // namespace dossier
