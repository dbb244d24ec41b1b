// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/expand/expander.hpp"
#include "searcher/expand/facet_resolver.hpp"
#include "searcher/query/match_tree.hpp"
#include "searcher/query/query.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace dossier {

/// Makes the matcher's tree out of the syntax tree: words side by side are soft, all else is strict.
class TreeBuilder {
 public:
  TreeBuilder(Expander& expander, FacetResolver& facets) : expander_(expander), facets_(facets) {}

  /// What must be matched for the query to match: the soft words as one part, then each strict part. None for a query
  /// that asks for nothing.
  struct Part {
    MatchNode node;
    std::vector<const QueryNode*> from;  ///< the nodes of the syntax tree that it is made of
  };
  std::vector<Part> parts(const QueryNode& query);

  /// Values of `kind` and `section` that the query asks for, under no NOT.
  [[nodiscard]] const std::set<std::string>& asked_for() const { return asked_for_; }

 private:
  struct Context {
    std::optional<TextField> field;
    bool negative = false;
  };
  std::vector<Part> list_parts(const std::vector<QueryNode>& children, Context context);
  static void prefer(Part& soft, std::vector<Part> quoted);
  MatchNode node(const QueryNode& query, Context context);
  MatchNode list(const QueryNode& query, Context context);
  MatchNode operand_word(const QueryNode& query, Context context);
  MatchNode operand_prefix(const QueryNode& query, Context context);
  MatchNode phrase(const QueryNode& query, Context context);
  void note_compound(const QueryNode& query, Context context);
  MatchNode negation(const QueryNode& query, Context context);
  MatchNode field(const QueryNode& query, Context context);
  MatchNode facet_value(const std::string& facet, const QueryNode& value, Context context);
  MatchNode facet_list(const std::string& facet, const QueryNode& value, Context context);
  MatchNode unknown_field(const QueryNode& query, Context context);
  void ask_for(const FacetTest& test, Context context);

  Expander& expander_;
  FacetResolver& facets_;
  std::set<std::string> asked_for_;
};

/// Joins parts that must all match. None gives Everything; only negations are taken away from Everything.
MatchNode all_of(std::vector<MatchNode> parts);

/// A group as a node; Nothing if it has no alternatives.
MatchNode strict_term(TermGroup group);

/// Operands of NEAR, joined: each combination of their alternatives within the distance.
MatchNode near_node(const QueryNode& query, Expander& expander, std::optional<TextField> field);

}  // namespace dossier
