// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/text_span.hpp"
#include "searcher/query/query_token.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// What stands between two words.
enum class Joint : std::uint8_t {
  Blank,
  Dash,  ///< a hyphen or dash of any width, perhaps with blanks, as where a line was broken
  Other,
};

/// Words that a query writes as one thing, with marks or blanks between: `cease-fire`, `T 72`. An index keeps what
/// words stand side by side, not what stands between them.
struct TypedCompound {
  std::vector<std::string> terms;
  std::vector<Joint> joints;  ///< between each term and the next
  TextSpan span;              ///< in the query's text
  bool alone = false;         ///< the query asks for no other word
};

/// Of the text between two words.
Joint joint_of(std::string_view between);

/// The compound that `terms` are in the query's text; nothing where two of them stand side by side without anything
/// between, as Chinese words do.
std::optional<TypedCompound> typed_compound(const std::vector<QueryTerm>& terms, std::string_view text);

}  // namespace dossier
