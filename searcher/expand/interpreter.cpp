// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/expand/interpreter.hpp"

#include "base/edit_distance.hpp"
#include "base/strings.hpp"
#include "searcher/expand/query_budget.hpp"
#include "searcher/expand/tree_builder.hpp"
#include "searcher/expand/vocabulary.hpp"
#include "searcher/query/fields.hpp"
#include "searcher/query/lexer.hpp"
#include "searcher/query/parser.hpp"
#include "searcher/query/query_limits.hpp"
#include "taxonomy/taxonomy.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace dossier {
namespace {

/// A kind of passages that is left out unless the query asks for it.
struct ImpliedKind {
  std::string_view kind;
  std::string_view section;  ///< consists of them: whoever asks for it asks for the kind; may be empty
  bool by_user = false;
};
constexpr std::array<ImpliedKind, 4> implied_kinds{
    {{"annotation", "", true}, {"front", "front", false}, {"note", "", true}, {"reference", "references", false}}};

/// The query without some of the children of its root.
QueryNode without(const QueryNode& query, const std::vector<const QueryNode*>& left_out) {
  std::vector<QueryNode> kept;
  for (const auto& child : query.children) {
    if (std::find(left_out.begin(), left_out.end(), &child) == left_out.end()) kept.push_back(child);
  }
  return make_list(query.kind, std::move(kept));
}

std::string text_of(const std::vector<const QueryNode*>& nodes) {
  std::vector<QueryNode> copies;
  for (const auto* const node : nodes) copies.push_back(*node);
  return to_text(make_list(QueryNode::Kind::Soft, std::move(copies)));
}

/// Words near in meaning rank hits by relevance, and do nothing else.
ExpansionSwitches expansion_for(const SearchRequest& request) {
  auto expansion = request.expansion;
  expansion.related = expansion.related && request.limit > 0 && request.sort == SortOrder::Relevance;
  return expansion;
}

void leave_out_related(MatchNode& node, const std::set<std::string, std::less<>>& terms) {
  std::erase_if(node.group.related, [&](const std::string& word) { return terms.contains(word); });
  for (auto& child : node.children) leave_out_related(child, terms);
}

/// What the query asks for or excludes itself is not near in meaning to its words.
void leave_out_related(MatchNode& root, std::vector<Expansion>& expansions) {
  const auto terms = terms_in(root);
  leave_out_related(root, terms);
  for (auto& expansion : expansions) {
    if (expansion.kind != Expansion::Kind::Related) continue;
    std::erase_if(expansion.to, [&](const std::string& word) { return terms.contains(word); });
  }
  std::erase_if(expansions, [](const Expansion& expansion) { return expansion.to.empty(); });
}

/// Where the words that a query asks for stand in it; values of fields and what it excludes aside.
void words_asked(const QueryNode& query, std::vector<TextSpan>& words) {
  if (query.kind == QueryNode::Kind::Field || query.kind == QueryNode::Kind::Not) return;
  for (const auto& term : query.terms) words.push_back(term.span);
  for (const auto& child : query.children) words_asked(child, words);
}

class Interpreter {
 public:
  Interpreter(const SearchRequest& request, const Vocabulary& vocabulary, const Taxonomy& taxonomy)
      : request_(request),
        vocabulary_(vocabulary),
        expansion_(expansion_for(request)),
        facets_(vocabulary, taxonomy, diagnostics_),
        expander_(vocabulary, taxonomy, expansion_, diagnostics_),
        builder_(expander_, facets_) {}

  InterpretedQuery run() {
    out_.echo.given = readable_query(request_.query, diagnostics_);
    expander_.set_text(out_.echo.given);
    const auto tokens = lex_query(out_.echo.given, diagnostics_);
    const auto query = parse_query(tokens, diagnostics_);
    out_.echo.understood = to_text(query);
    if (query.kind == QueryNode::Kind::Empty && says_something()) {
      diagnostics_.add(DiagnosticCode::NoWords, {0, static_cast<std::uint32_t>(out_.echo.given.size())},
                       "The query contains no word; all passages are shown.");
    }
    if (const auto loose = without_quotes(query); !(loose == query)) out_.unquoted = to_text(loose);
    build_root(query);
    take_compounds(query);
    keep_affordable(out_.root, vocabulary_, diagnostics_);
    for (const auto& filter : request_.filters) select(filter);
    imply();
    out_.echo.expansions = expander_.take_expansions();
    leave_out_related(out_.root, out_.echo.expansions);
    out_.echo.diagnostics = diagnostics_.take();
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool says_something() const {
    const auto& text = out_.echo.given;
    return std::any_of(text.begin(), text.end(), [](char c) { return c != ' '; });
  }

  void build_root(const QueryNode& query) {
    auto parts = builder_.parts(query);
    std::vector<MatchNode> nodes;
    nodes.reserve(parts.size());
    for (auto& part : parts) nodes.push_back(std::move(part.node));
    const auto count = nodes.size();
    out_.root = all_of(std::move(nodes));
    if (out_.root.kind != MatchNode::Kind::And) return;
    const auto shift = out_.root.children.size() - count;  // Everything may stand before negations
    for (std::size_t i = 0; i < std::min(count, query_limits::relaxations); ++i) {
      const bool whole = query.kind != QueryNode::Kind::Soft && query.kind != QueryNode::Kind::And;
      out_.parts.push_back(
          {text_of(parts[i].from), whole ? std::string() : to_text(without(query, parts[i].from)), i + shift});
    }
  }

  void take_compounds(const QueryNode& query) {
    std::vector<TextSpan> words;
    words_asked(query, words);
    for (const auto& noted : expander_.take_compounds()) {
      auto compound = typed_compound(noted.terms, out_.echo.given);
      if (!compound ||
          (noted.with_dash_only && std::ranges::find(compound->joints, Joint::Dash) == compound->joints.end()))
        continue;
      const auto known = [&](const TypedCompound& other) {
        return other.terms == compound->terms && other.joints == compound->joints;
      };
      if (std::ranges::any_of(out_.compounds, known)) continue;
      compound->alone = compound->terms.size() == words.size() && std::ranges::all_of(words, [&](const TextSpan& word) {
                          return compound->span.begin <= word.begin && word.end <= compound->span.end;
                        });
      out_.compounds.push_back(*std::move(compound));
    }
  }

  FacetSelection& selection(const std::string& facet) {
    const auto found = std::find_if(out_.selections.begin(), out_.selections.end(),
                                    [&](const FacetSelection& other) { return other.facet == facet; });
    if (found != out_.selections.end()) return *found;
    out_.selections.emplace_back();
    out_.selections.back().facet = facet;
    return out_.selections.back();
  }

  void select(const FacetFilter& filter) {
    auto facet = facets_.find_facet(filter.facet);
    if (facet.empty()) {
      diagnostics_.add(DiagnosticCode::UnknownField, {},
                       "The index has no facet " + in_quotes(filter.facet) + "; its filter matches nothing.",
                       nearest_names(filter.facet, vocabulary_.facets(), query_limits::suggestions));
      facet = filter.facet;
      if (!filter.any_of.empty()) selection(facet).any_of.emplace();
      return;
    }
    auto& chosen = selection(facet);
    if (!filter.any_of.empty() && !chosen.any_of) chosen.any_of.emplace();
    for (const auto& text : filter.any_of) add_values(*chosen.any_of, facet, text);
    for (const auto& text : filter.none_of) add_values(chosen.none_of, facet, text);
    const bool tells_kind = facet == "kind" || facet == "section";
    if (tells_kind && chosen.any_of) filtered_for_.insert(chosen.any_of->begin(), chosen.any_of->end());
  }

  void add_values(std::vector<std::string>& values, const std::string& facet, const std::string& text) {
    const bool prefix = text.ends_with('*');
    const auto plain = std::string_view(text).substr(0, text.size() - (prefix ? 1 : 0));
    add_sorted(values, facets_.resolve(facet, plain, prefix, {}));
  }

  /// Leaves references, front matter and, where wanted, the user's notes out, as far as nobody asked for them.
  void imply() {
    const auto asked = [&](std::string_view value) {
      return builder_.asked_for().contains(std::string(value)) || filtered_for_.contains(std::string(value));
    };
    const auto* const kinds = vocabulary_.facet_values("kind");
    std::vector<std::string> left_out;
    for (const auto& implied : implied_kinds) {
      if (implied.by_user && request_.user_notes.value_or(true)) continue;
      const bool there = kinds != nullptr && std::binary_search(kinds->begin(), kinds->end(), implied.kind);
      if (there && !asked(implied.kind) && !asked(implied.section)) left_out.emplace_back(implied.kind);
    }
    if (left_out.empty()) return;
    auto& kind = selection("kind");
    if (kind.any_of) return;
    for (const auto& value : left_out) {
      const auto& none_of = kind.none_of;
      if (std::find(none_of.begin(), none_of.end(), value) != none_of.end()) continue;
      kind.implied = true;
      out_.echo.implied += (out_.echo.implied.empty() ? "-kind:(" : " OR ") + value;
      kind.none_of.push_back(value);
    }
    std::sort(kind.none_of.begin(), kind.none_of.end());
    if (!out_.echo.implied.empty()) out_.echo.implied += ')';
  }

  const SearchRequest& request_;
  const Vocabulary& vocabulary_;
  ExpansionSwitches expansion_;
  Diagnostics diagnostics_;
  FacetResolver facets_;
  Expander expander_;
  TreeBuilder builder_;
  InterpretedQuery out_;
  std::set<std::string> filtered_for_;
};

}  // namespace

InterpretedQuery interpret(const SearchRequest& request, const Vocabulary& vocabulary, const Taxonomy& taxonomy) {
  return Interpreter(request, vocabulary, taxonomy).run();
}

}  // namespace dossier
