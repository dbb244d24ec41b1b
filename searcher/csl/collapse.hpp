// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/csl/element.hpp"
#include "searcher/csl/item.hpp"
#include "searcher/csl/rich_text.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace dossier::csl {

/// One work of a citation, rendered.
struct CitePiece {
  Cite cite;
  std::size_t number = 0;  ///< its position in the bibliography
  RichText whole;
  RichText without_names;
  std::string names;  ///< those that it begins with
  std::string rest;   ///< all but these names and the letter behind the year
  std::string letter;
};

/// Whether a citation of several works is collapsed, or its works grouped by names, which needs all of a CitePiece.
bool groups_by_names(const Element& citation);

/// The works of a citation joined as the style collapses them: [1]–[3]; Khan 2019, 2021; Khan 2019a, b. Works with the
/// same names are moved together where it does so.
RichText collapsed(std::vector<CitePiece> pieces, const Element& citation);

}  // namespace dossier::csl
