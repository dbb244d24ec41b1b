// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/text_span.hpp"
#include "index/person.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// A work as a paper cites it: what its entry in the list of references says, or, where it has none, what the text
/// says. Holds what is needed to know the work again among the papers of a library, now or when it arrives later.
struct CitedWork {
  using Forms = std::vector<std::string>;  ///< forms of one name, see name_forms
  std::vector<Forms> authors;              ///< the first ones, in printed order
  bool more_authors = false;               ///< "et al.", or more than are kept
  int year = 0;                            ///< 0: not known
  std::string title;                       ///< the first words of it, folded; empty where only the text cites it
  std::string doi;                         ///< lower case
  bool operator==(const CitedWork&) const = default;
};

/// Most authors and bytes of a title that are kept of a cited work.
inline constexpr std::size_t most_cited_authors = 4;
inline constexpr std::size_t most_cited_title = 120;

/// A place in a passage that cites a work.
struct Citation {
  TextSpan span;  ///< of the printed citation in the passage's text; the whole entry in a list of references
  CitedWork work;
  std::string paper;  ///< the paper of the library that it is; empty where the library does not have it
};

/// The forms under which a citation may name the author, in letters of ASCII: family name with and without particle,
/// the first of two family names; of an organisation the name and its initials. Never empty for a name with letters.
CitedWork::Forms name_forms(const Person& author);
/// Whether two names have a form in common.
bool same_name(const CitedWork::Forms& a, const CitedWork::Forms& b);
/// Words of a title as CitedWork keeps them: folded, parted by blanks, at most most_cited_title bytes.
std::string title_words(std::string_view title);

/// Whether the words of one title stand in another, next to each other; false for none. Both as title_words gives them.
bool holds_words(const std::string& title, const std::string& words);

/// How a cited work is stored: as the value of a label of cited_facet, whose span is that of the citation. The facet is
/// hidden: readers give it as IndexReader::citations, and what it means in the library as the facet `cites`.
inline constexpr std::string_view cited_facet =
    "\x1C"
    "cited";
inline constexpr std::string_view cites_facet = "cites";
std::string encode_cited_work(const CitedWork& work);
/// Nothing for a text that is no such value.
std::optional<CitedWork> decode_cited_work(std::string_view value);

}  // namespace dossier
