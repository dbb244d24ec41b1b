// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/expand/vocabulary.hpp"
#include "searcher/query/diagnostics.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dossier {

class Taxonomy;
struct State;

/// Turns values of facets as people write them into the exact values of an index.
class FacetResolver {
 public:
  FacetResolver(const Vocabulary& vocabulary, const Taxonomy& taxonomy, Diagnostics& diagnostics)
      : vocabulary_(vocabulary), taxonomy_(taxonomy), diagnostics_(diagnostics) {}

  /// The exact name of a facet of the index, for a name in any case of letters; empty for an unknown one.
  [[nodiscard]] std::string find_facet(std::string_view name) const;

  /// The exact values that a text stands for, sorted: the value itself; else the values alike but for case, accents,
  /// dashes and a plural s; a dyad by its states in any form, or all dyads of one state; a theory by its synonyms; a
  /// range of numbers (`2015..2022`, `2015-2022`, `2015..`, `..2022`). With `prefix`, all values that begin so. None
  /// for an unknown value, which is said, with the nearest known ones.
  std::vector<std::string> resolve(const std::string& facet, std::string_view text, bool prefix, TextSpan span);
  /// The same without a word to the user.
  [[nodiscard]] std::vector<std::string> find_values(const std::string& facet, std::string_view text,
                                                     bool prefix) const;

 private:
  [[nodiscard]] std::vector<std::string> dyads(const std::vector<std::string>& values, std::string_view text) const;
  /// The state of this name, or of one that is a slip away (two in a long name); null if none is near.
  [[nodiscard]] const State* near_state(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> near_dyads(const std::vector<std::string>& values,
                                                    std::string_view text) const;
  /// What may have been meant by an unknown value.
  [[nodiscard]] std::vector<std::string> near_values(const std::string& facet, std::string_view text) const;

  const Vocabulary& vocabulary_;
  const Taxonomy& taxonomy_;
  Diagnostics& diagnostics_;
};

}  // namespace dossier
