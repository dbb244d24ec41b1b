// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/text_span.hpp"
#include "searcher/query/query_token.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace dossier {

/// The syntax tree of a query: what was written, before any word is looked up.
///
/// Rules that parser and printer keep: Soft, And, Or and Near have two children or more; Soft never stands directly in
/// Soft, And in And, Or in Or, Near in Near; Not never holds Not, Must holds a word, a prefix or a phrase; Field holds
/// one child, in which there is no Field.
struct QueryNode {
  enum class Kind : std::uint8_t {
    Empty,   ///< nothing was asked: all passages
    Word,    ///< `text`, `terms`
    Prefix,  ///< the last of `terms` is the beginning of a word
    Phrase,  ///< `terms` side by side, or with at most `distance` words between
    Field,   ///< `text` is its name
    Soft,    ///< side by side: the more of them, the better
    And,
    Or,
    Not,
    Must,  ///< `+`: the one child, a word or phrase, is strict among words side by side
    Near,  ///< at most `distance` words between the children
  };
  Kind kind = Kind::Empty;
  std::string text;
  std::vector<QueryTerm> terms;
  std::uint32_t distance = 0;
  TextSpan span;
  std::vector<QueryNode> children;
};

/// Whether two queries say the same; offsets are not compared.
bool operator==(const QueryNode& a, const QueryNode& b);

/// Canonical text: parsing it gives the same tree.
std::string to_text(const QueryNode& query);

/// S-expression: `(soft (word gas) (not (field dyad (word pak-us))))`.
std::string to_string(const QueryNode& query);

/// A list node of one kind, made to keep the rules above: children of the same kind are spliced in, a single child
/// stands for itself, none gives Empty.
QueryNode make_list(QueryNode::Kind kind, std::vector<QueryNode> children);

/// Whether a word of a phrase is the beginning of a word: `"bal* of power"`.
bool has_star(const QueryNode& phrase);

/// The query with the words of its phrases side by side. What is excluded, names
/// values of a facet or stands beside NEAR stays quoted.
QueryNode without_quotes(const QueryNode& query);

}  // namespace dossier
