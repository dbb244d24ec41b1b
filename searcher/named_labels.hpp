// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/index_reader.hpp"
#include "searcher/match_tree.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

namespace dossier {

class Taxonomy;

/// A value of a facet that the words of a query name, though it is no filter: passages that have the label rank higher.
struct NamedLabel {
  const FacetColumn* column = nullptr;
  std::uint32_t id = 0;  ///< of the value in the column
  double weight = 0;     ///< inverse document frequency of the value

  [[nodiscard]] bool holds(DocId doc) const {
    const auto values = column->of(doc);
    return std::binary_search(values.begin(), values.end(), id);
  }
  [[nodiscard]] std::string name() const { return column->name + ":" + column->values[id]; }
};

/// What the positive words of a tree name: a dyad for each two states, however they are called, and values of the
/// facets that have a lexicon. Of at most four states.
std::vector<NamedLabel> named_labels(const IndexReader& reader, const Taxonomy& taxonomy, const MatchNode& root);

}  // namespace dossier
