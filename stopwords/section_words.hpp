// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

namespace dossier {

/// How a name has to fit a heading.
enum class SectionFit : unsigned char { Whole, Prefix, Within, Last, Framework };

/// A name that sections have.
struct SectionWord {
  std::string_view role;  ///< as in the files: "abstract", "methods"
  SectionFit fit = SectionFit::Whole;
  std::string_view words;  ///< small letters
};

/// The names of sections in all languages (stopwords/sections/, a file each), English first. The first that fits
/// decides.
const std::vector<SectionWord>& section_words();

/// Words of a kind, sorted: what a heading speaks of ("theory", "school", "aims", "framework", "methods"), or what is
/// printed before a part of a paper ("abstract", "keywords", "figure", "table", "table-note", "notes", "chapter",
/// "article-info"), or between sentences ("list-follows", "takes-up"), or what only pages have ("contents", "heading",
/// "after", "cover", "imprint").
std::vector<std::string_view> heading_words(std::string_view kind);

}  // namespace dossier
