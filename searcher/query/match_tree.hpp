// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/text_span.hpp"
#include "index/types.hpp"

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace dossier {

/// What the interpreter hands to the matcher: the query in terms and facet values that this index holds. Every string
/// is a folded term of the vocabulary or an exact facet value; nothing is left to be looked up or expanded.

/// The window of words that may stand anywhere in the passage.
inline constexpr std::uint32_t anywhere = std::numeric_limits<std::uint32_t>::max();

/// What a way of standing in a text is to the word that was typed.
enum class Likeness : std::uint8_t {
  Same,       ///< as typed
  Form,       ///< an inflection, or another spelling of it
  Alias,      ///< another name for the same thing
  Derived,    ///< another word made of the same root
  Corrected,  ///< the word that an unknown word was taken for
};

/// One way in which a word or phrase of the query may stand in a text.
struct Alternative {
  std::vector<std::string> terms;  ///< one: a word; more: a phrase, in order
  std::uint32_t window = 0;        ///< 0: exactly side by side; n: at most n words between, any order; or `anywhere`
  double weight = 1.0;             ///< share of an exact match's weight: 1 for the word itself, less when expanded
  Likeness likeness = Likeness::Same;
  std::vector<std::string> except_papers = {};  ///< sorted ids of papers in which it stands for something else
  bool operator==(const Alternative&) const = default;
};

/// Passages that have any of the values of a facet.
struct FacetTest {
  std::string facet;
  std::vector<std::string> values;  ///< exact values of the index's column; none: nothing matches
  bool operator==(const FacetTest&) const = default;
};

/// A word or phrase of the query with everything that it was expanded to. Its occurrences are those of all
/// alternatives: frequencies in a passage add up (weighted), the document frequency is that of their union.
struct TermGroup {
  std::string label;  ///< as shown in echo and explanation: `sanction`, `"durand line"`
  TextSpan span;      ///< in the query's text
  std::vector<Alternative> alternatives;
  std::vector<Alternative> kin;  ///< words of the same stem of which the library does not show that they are about the
                                 ///< same: they lift passages that match anyway, and make none match
  std::vector<std::string> related;  ///< words near in meaning: of the best passages they lift those that hold them
  FacetTest labels;                  ///< a passage with one of these values holds the group once more; none: no facet
  std::optional<TextField> field;    ///< only in this field; nothing: in text, headings and title
  double weight = 1.0;               ///< of the group in the score; stop words have little or none
  bool optional = false;             ///< not needed for "all words" (a stop word outside quotes)
  bool operator==(const TermGroup&) const = default;
};

/// A node of the tree. `a b -c dyad:X` is And(Soft(a, b), Not(c), Facet(X)): words are soft, all else is strict.
struct MatchNode {
  enum class Kind : std::uint8_t {
    Everything,  ///< all passages (a query of filters only)
    Nothing,     ///< no passage (an unknown word as a strict operand)
    Term,        ///< `group`
    Facet,       ///< `facet`
    Soft,        ///< any child; the more and the rarer, the better
    And,         ///< every child
    Or,          ///< any child
    Not,         ///< passages that do not match the one child
    Preferred,   ///< either of two children; passages of the first come before the others and are counted apart
  };
  Kind kind = Kind::Everything;
  TermGroup group;
  FacetTest facet;
  std::vector<MatchNode> children;
  bool operator==(const MatchNode&) const = default;
};

/// Where a word is looked for: in the field that it is asked for in, else in text, headings and titles.
std::span<const TextField> fields_of(std::optional<TextField> field);

/// How many groups of a tree can take part in the score.
std::size_t weighted_groups(const MatchNode& node);

/// Whether a child of a soft node must be held for "all words".
inline bool counts_for_all_words(const MatchNode& node) {
  return node.kind != MatchNode::Kind::Term || !node.group.optional;
}

/// Every term of a tree, those of negations too.
std::set<std::string, std::less<>> terms_in(const MatchNode& root);

}  // namespace dossier
