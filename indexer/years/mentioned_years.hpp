// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/text_span.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// A year or decade that a text mentions.
struct MentionedYear {
  std::string value;  ///< `1971`, or a decade as it is written: `1970s`
  TextSpan span;      ///< of the words that name it: `1971–72` for both of its years
  bool operator==(const MentionedYear&) const = default;
};

/// The years from 1000 to 2099 that a running text mentions, in its order, some more than once. A range gives its two
/// ends: `1971–72` is 1971 and 1972. Left out are numbers that are no years by their neighbours (pages, sums, amounts
/// with a unit, numbers of resolutions and issues, parts of a DOI, an address or a date's day), and the years of
/// in-text citations. Linear in the text.
std::vector<MentionedYear> mentioned_years(std::string_view text);

/// The same of a table whose rows are lines and whose cells ` | ` parts: a cell that is a bare number counts in the
/// first row and the first column only.
std::vector<MentionedYear> mentioned_years_of_table(std::string_view text);

}  // namespace dossier
