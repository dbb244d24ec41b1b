// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/passage.hpp"
#include "searcher/citing/citation_style.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace dossier {

/// What tells a paper apart from others that would be cited alike; see Citer.
struct Distinct {
  std::string letter;     ///< behind the year: `a`
  std::size_t names = 0;  ///< at least so many are named in the text
  bool title = false;     ///< the text names the title, too
};

/// `2021a`, `n.d.`, `n.d.-a`
std::string year_in(const Paper& paper, const Distinct& distinct);

/// The citation of a passage in the text, with the page as printed, or without pages the heading above it:
/// `[@khan2021, p. 214]`, `(Khan, 2021, p. 214)`, `(Khan 2021, 214)`, `(Khan 214)`. One line of plain text; only
/// Pandoc's is escaped for Markdown. What the user wrote or marked is an `own note on` the paper.
std::string cite(CitationStyle style, const Paper& paper, const Passage& passage, const Distinct& distinct = {});

/// The same of a paper as a whole.
std::string cite(CitationStyle style, const Paper& paper);

/// A piece of a reference.
struct ReferencePart {
  std::string text;
  bool italic = false;
};

/// The entry of a list of references, as plain text in pieces. Titles keep the capitals of the paper.
std::vector<ReferencePart> reference(CitationStyle style, const Paper& paper, const Distinct& distinct = {});
std::string plain_text(const std::vector<ReferencePart>& parts);

/// The paper's key in citations: its citation_key, else its id without what a key must not hold.
std::string citation_key(const Paper& paper);

/// `cite` in the style of Pandoc.
inline std::string pandoc_citation(const Paper& paper, const Passage& passage) {
  return cite(CitationStyle::Pandoc, paper, passage);
}

}  // namespace dossier
