// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/expand/interpreter.hpp"
#include "searcher/expand/tree_builder.hpp"
#include "searcher/query/query_limits.hpp"

#include <algorithm>
#include <utility>

namespace dossier {
namespace {

std::string list_of(const std::vector<std::string>& values) {
  std::string out;
  for (const auto& value : values) {
    const bool plain = value.find_first_of(" ()\"") == std::string::npos;
    out += (out.empty() ? "" : " OR ") + (plain ? value : '"' + value + '"');
  }
  return values.size() == 1 ? out : '(' + out + ')';
}

std::string text_of(const FacetSelection& selection) {
  std::string out;
  if (selection.any_of) {  // a choice of values that no passage has goes by the facet's name alone
    out = selection.facet + (selection.any_of->empty() ? "" : ':' + list_of(*selection.any_of));
  }
  if (!selection.none_of.empty()) {
    out += (out.empty() ? "-" : " -") + selection.facet + ':' + list_of(selection.none_of);
  }
  return out;
}

MatchNode without_child(const MatchNode& root, std::size_t child) {
  std::vector<MatchNode> kept;
  for (std::size_t i = 0; i < root.children.size(); ++i) {
    if (i != child) kept.push_back(root.children[i]);
  }
  return all_of(std::move(kept));
}

}  // namespace

Result<std::vector<Relaxation>> find_relaxations(const InterpretedQuery& query, const CountPassages& count) {
  std::vector<Relaxation> out;
  std::size_t counted = 0;
  const auto add = [&](Relaxation relaxation, const Result<std::uint32_t>& passages) -> Result<void> {
    if (!passages) return passages.error();
    relaxation.passages = *passages;
    if (relaxation.passages > 0) out.push_back(std::move(relaxation));
    return {};
  };
  for (const auto& part : query.parts) {
    if (++counted > query_limits::relaxations) break;
    const auto passages = count(without_child(query.root, part.child), query.selections);
    if (auto added = add({part.text, 0, part.without, ""}, passages); !added) return std::move(added).error();
  }
  for (std::size_t i = 0; i < query.selections.size(); ++i) {
    if (++counted > query_limits::relaxations) break;
    const auto& dropped = query.selections[i];
    auto rest = query.selections;
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
    auto text = query.echo.given;
    // What nobody asked to leave out comes back only when it is asked for.
    if (dropped.implied) text = query.echo.understood + ' ' + query.echo.implied.substr(1);
    auto added =
        add({text_of(dropped), 0, std::move(text), dropped.implied ? "" : dropped.facet}, count(query.root, rest));
    if (!added) return std::move(added).error();
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Relaxation& a, const Relaxation& b) { return a.passages > b.passages; });
  return out;
}

}  // namespace dossier
