// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/client/json.hpp"
#include "cluster/query/queries.hpp"
#include "cluster/query/unsure_labels.hpp"
#include "searcher/expand/interpreter.hpp"
#include "searcher/query/match_tree.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Match trees in OpenSearch's query language. What is built here finds the same passages as searcher/match/matcher.cpp.
namespace dossier::cluster {

/// Field of the terms of a text field: `text`.
std::string terms_field(TextField field);

/// A part of a group in one field, in the order in which Dossier adds them up.
struct GroupPart {
  TextField field = TextField::Text;
  const Alternative* alternative = nullptr;
  bool matches = true;  ///< else it lifts passages only that are found otherwise
};
std::vector<GroupPart> parts_of(const TermGroup& group);
/// Whether a group also counts passages with one of its labels.
bool counts_labels(const TermGroup& group);

/// What a node of a tree matches, and subsets of it, each where it is not all of `docs`; see Matcher.
struct NodeQueries {
  Json docs;
  std::optional<Json> full;      ///< with all of its words
  std::optional<Json> first;     ///< as `full`, with what PassageMarks::first counts
  std::optional<Json> by_words;  ///< with a word itself
  [[nodiscard]] const Json& subset(std::optional<Json> NodeQueries::*which) const {
    return this->*which ? *(this->*which) : docs;
  }
};

/// A whole tree.
struct TreeQueries : NodeQueries {
  std::vector<const TermGroup*> groups;  ///< that take part in the score, in the order of the tree
  std::optional<Json> typed;             ///< of a query of one word: passages that hold it as typed
  std::optional<Json> not_as_typed;      ///< those that hold it in another way; where none does, `typed` says nothing
};

/// The passages that have each value of a facet that no field holds (`cites`), by value.
using MadeFacet = std::map<std::string, Json, std::less<>>;

/// Translates trees of one index. Points into nothing but what it was made with.
class Dsl {
 public:
  /// Passages with a term in a field, as the index has it.
  using Frequency = std::function<std::uint32_t(TextField, std::string_view)>;
  /// `unsure`: what facets lose by a least confidence of labels; null where all labels count.
  Dsl(Frequency frequency, const MadeFacet* cites, const UnsureFacets* unsure = nullptr)
      : frequency_(std::move(frequency)), cites_(cites), unsure_(unsure) {}

  /// The parts of a group of which the index holds every term: no other matches anything.
  [[nodiscard]] std::vector<GroupPart> parts(const TermGroup& group) const;
  /// The tree must outlive what comes of it.
  [[nodiscard]] TreeQueries tree(const MatchNode& root) const;
  [[nodiscard]] Json facet(std::string_view facet, const std::vector<std::string>& values) const;
  /// What passes a selection. `known`: whether the index has the facet.
  [[nodiscard]] Json selection(const FacetSelection& selection, bool known) const;
  /// Passages with the group in its first field, in its first two and so on: the number of passages that its weight is
  /// of is the first of these that is not zero.
  [[nodiscard]] std::vector<Json> holders(const TermGroup& group) const;
  /// Passages with the part.
  [[nodiscard]] Json part(const GroupPart& part) const;
  /// The same, whose score is how often it stands there, times its weight; or more than that (see bounds_only()).
  [[nodiscard]] Json scored_part(const GroupPart& part) const;

 private:
  struct Run;
  [[nodiscard]] NodeQueries visit(const MatchNode& node, Run& run, bool positive) const;
  [[nodiscard]] NodeQueries visit_term(const MatchNode& node, Run& run, bool positive) const;
  [[nodiscard]] NodeQueries visit_soft(const MatchNode& node, Run& run, bool positive) const;
  [[nodiscard]] NodeQueries visit_several(const MatchNode& node, Run& run, bool positive) const;
  [[nodiscard]] NodeQueries visit_preferred(const MatchNode& node, Run& run, bool positive) const;
  /// The group where it stands in a way of such a likeness; nothing where it stands in no other.
  [[nodiscard]] std::optional<Json> found_by(const TermGroup& group, const std::function<bool(Likeness)>& wanted) const;
  [[nodiscard]] Json group(const TermGroup& group, const std::function<bool(Likeness)>& wanted) const;
  [[nodiscard]] Json kept(const Alternative& alternative, Json query) const;

  Frequency frequency_;
  const MadeFacet* cites_;
  const UnsureFacets* unsure_;
};

/// Whether a group has a part of which OpenSearch tells no frequency, only that it is there: words near each other.
bool bounds_only(const TermGroup& group);

}  // namespace dossier::cluster
