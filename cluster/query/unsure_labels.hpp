// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/client/json.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

// A least confidence of labels: what OpenSearch is asked where labels less sure than it are no values of facets. A
// passage's field of a facet holds the values of all its labels, its confidence column those that are not quite sure.
namespace dossier::cluster {

/// What a facet loses by a least confidence.
struct UnsureValues {
  std::uint32_t least = 0;  ///< Label::thousandths
  /// By value: the entries of the confidence column that say that it is less sure than that.
  std::map<std::string, std::vector<std::string>, std::less<>> entries;

  /// Takes one value of the confidence column.
  void add(std::string_view entry);
};
/// By facet: those that have a confidence column.
using UnsureFacets = std::map<std::string, UnsureValues, std::less<>>;

/// A script that gives the values of a passage that are sure enough, unknown_value where there are none.
Json sure_values(std::string_view facet, std::uint32_t least);

/// The passages with any of some values, in which it is sure enough; with unknown_value among them also those that have
/// no value that is.
Json with_sure_value(std::string_view facet, const std::vector<std::string>& values, const UnsureValues& unsure);

}  // namespace dossier::cluster
