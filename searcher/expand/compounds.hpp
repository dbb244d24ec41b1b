// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/expand/vocabulary.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier {

/// Whether a word is a prefix that is written with a hyphen, and no acronym there: `co` of co-IR.
bool is_hyphenated_prefix(std::string_view word);

/// A name of letters and a number, as of treaties, groups and weapons: G20, F-16s, Su-30MKI, T 72.
struct Designation {
  std::string letters;
  std::string number;  ///< with letters behind it, but without a plural's s
  /// Whether in two words it may be no name at all: its letters are a word that says little, and no letter stands
  /// behind its number. `A 10` is in "a 10 percent rise", `A 10C` in no such text.
  bool doubtful = false;
};

/// Reads one or two folded terms, `g20` or `g` `20`; nothing where they are no designation.
std::optional<Designation> designation_of(const std::vector<std::string>& terms);

/// How a designation is written: in one or in two words, in singular and plural; in one alone where two are doubtful.
std::vector<std::vector<std::string>> writings(const Designation& designation);

/// Finds compounds that an index holds in two words. One for each query, whose cost it bounds.
class CompoundFinder {
 public:
  explicit CompoundFinder(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

  /// The two words of which a closed compound may be made (`ceasefire` → cease, fire), where they stand side by side in
  /// a text; each has three letters or more, but for prefixes such as co-, and is no stop word. Where
  /// `written` has a capital inside, the word is parted there whatever its parts (`KPop` → k, pop).
  std::vector<std::pair<std::string, std::string>> openings(const std::string& word, std::string_view written = {});

  /// Whether a text has one word behind the other.
  bool side_by_side(const std::string& first, const std::string& second);

 private:
  const Vocabulary& vocabulary_;
  std::size_t asked_ = 0;
};

}  // namespace dossier
