// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/text_span.hpp"
#include "index/passage.hpp"
#include "index/types.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// Something to tell the user about the query, with its span. A query never fails; it is answered with these.
struct Diagnostic {
  std::string code;                      ///< stable: `unknown-field`, `unclosed-quote`, `query-too-long` …
  std::string message;                   ///< a sentence
  TextSpan span;                         ///< in the query text as it was given
  std::vector<std::string> suggestions;  ///< nearest known names
  bool operator==(const Diagnostic&) const = default;
};

/// How one word or phrase of the query was expanded.
struct Expansion {
  enum class Kind : std::uint8_t { Stem, Spelling, Variant, Synonym, Acronym, Wildcard, Related, Derived, Compound };
  /// Their names, in the order of the kinds: in JSON and for programs.
  static constexpr std::array<std::string_view, 9> kind_names{
      "stem", "spelling", "variant", "synonym", "acronym", "wildcard", "related", "derivation", "compound"};
  static_assert(kind_names.size() == static_cast<std::size_t>(Kind::Compound) + 1);
  [[nodiscard]] std::string_view kind_name() const { return kind_names[static_cast<std::size_t>(kind)]; }
  Kind kind = Kind::Stem;
  TextSpan span;                ///< of the query's word
  std::string from;             ///< the word, folded
  std::vector<std::string> to;  ///< the words or phrases searched beside it (Spelling: in its place; Related: only
                                ///< looked for in the best passages)
  bool operator==(const Expansion&) const = default;
};

/// For a query without hits: one term or filter, and how many passages there would be without it.
struct Relaxation {
  std::string without;  ///< as printed in the echo: `"durand line"`, `dyad:China-Pakistan`; or `the quotation marks`
  std::uint32_t passages = 0;  ///< hits when it is dropped
  std::string query;           ///< the query text without it; unchanged for a filter of the request
  std::string facet;           ///< for a filter of the request: its facet
};

/// How the query was understood.
struct QueryEcho {
  std::string given;       ///< the text as it was given, broken bytes replaced
  std::string understood;  ///< canonical text of the query; parses to the same query
  std::string implied;     ///< restrictions that were added: `-kind:(reference OR front)`; may be empty
  std::vector<Diagnostic> diagnostics;
  std::vector<Expansion> expansions;
  std::vector<Relaxation> relaxations;
};

/// A piece of a passage's text around matches. No markup: byte ranges.
struct Fragment {
  TextSpan span;                     ///< of the fragment in the passage's text
  std::vector<TextSpan> highlights;  ///< in the passage's text, inside `span`, ascending, not touching
  bool cut_before = false;           ///< text of the passage was left out before it
  bool cut_after = false;
};

/// One part of a hit's score.
struct ScorePart {
  std::string term;   ///< the query's word, with what it was expanded to; for a label its facet and value
  std::string field;  ///< a text field, `label`, `proximity`, `context`, `related`, `neighbours`, `meaning`, `vectors`,
                      ///< `peers`, `written`, `all-words`, `own-words` or `as-typed`
  double weight = 0;
};

/// A passage that answers the query.
struct Hit {
  Passage passage;
  double score = 0;
  bool all_words = false;            ///< every word of the query is in it
  bool near_in_meaning = false;      ///< no word of the query is in it; not one of SearchResponse::total
  std::vector<Fragment> fragments;   ///< one or two; empty where no snippet was asked for
  std::vector<TextSpan> highlights;  ///< all matches in the whole text
  std::vector<ScorePart> parts;      ///< where asked for; they add up to the score
};

/// Counts of one facet among the matches, its own filter left out; exact.
struct FacetCounts {
  struct Count {
    std::string value;
    std::uint32_t passages = 0;
    bool selected = false;
    bool excluded = false;
  };
  std::string facet;
  std::vector<Count> counts;   ///< by count, then value; only values with a count or a selection
  std::uint32_t distinct = 0;  ///< values with a count; more than `counts` holds where the request limits them

  /// Keeps at most `limit` of the values from `offset` on. Beyond those that were counted stand the chosen ones,
  /// whatever their count: they stay with the first part.
  void keep_part(std::size_t offset, std::size_t limit);
};

/// The answer to a SearchRequest. Papers of the hits are given once each.
struct SearchResponse {
  QueryEcho echo;
  std::uint32_t total = 0;            ///< passages that match, exact
  std::uint32_t total_all_words = 0;  ///< those of them that hold every word of the query or a form of it
  std::uint32_t total_loose = 0;      ///< those found by derived or corrected words alone, or that lack a quotation
  std::uint32_t papers = 0;           ///< papers that they are of
  std::vector<Hit> hits;
  bool more = false;  ///< hits follow these: passages near in meaning make the list longer than `total`, a limit on
                      ///< those of one paper makes it shorter
  std::map<std::string, Paper> hit_papers;  ///< by paper id
  std::vector<FacetCounts> facets;          ///< in the order of IndexReader::facets()
  double milliseconds = 0;                  ///< time taken; left out of JSON unless asked for
};

}  // namespace dossier
