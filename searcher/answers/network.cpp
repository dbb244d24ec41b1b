// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/answers/network.hpp"

#include "base/collation.hpp"
#include "searcher/answers/every_hit.hpp"
#include "searcher/rank/ranker.hpp"
#include "taxonomy/taxonomy.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace dossier {
namespace {

/// The pairs of the column with a match.
class Pairs {
 public:
  Pairs(const FacetColumn& column, const Taxonomy& taxonomy, const DocSet& docs, const Ranker& ranker)
      : column_(column), docs_(docs), counts_(column.values.size(), 0), papers_(column.values.size(), 0) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> seen;
    docs.for_each([&](DocId doc) {
      for (const auto id : column.of(doc)) {
        ++counts_[id];
        seen.emplace_back(id, ranker.paper_of(doc));
      }
    });
    std::sort(seen.begin(), seen.end());
    seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
    for (const auto& [id, paper] : seen) ++papers_[id];
    for (std::uint32_t id = 0; id < counts_.size(); ++id) {
      states_.push_back(counts_[id] > 0 ? states_of(taxonomy, column.values[id]) : States());
    }
  }

  void fill(NetworkResponse& response, std::uint32_t most) const {
    const auto ids = ordered(response);
    const auto kept = most == 0 ? ids.size() : std::min<std::size_t>(ids.size(), most);
    response.edges_left_out = static_cast<std::uint32_t>(ids.size() - kept);
    std::map<std::string, std::uint32_t> pairs;
    for (std::size_t i = 0; i < kept; ++i) {
      ++pairs[states_[ids[i]].first];
      ++pairs[states_[ids[i]].second];
    }
    add_nodes(response, pairs);
    std::map<std::string_view, std::uint32_t> places;
    for (std::uint32_t i = 0; i < response.nodes.size(); ++i) places[response.nodes[i].name] = i;
    for (std::size_t i = 0; i < kept; ++i) {
      const auto id = ids[i];
      response.edges.push_back(
          {column_.values[id], places[states_[id].first], places[states_[id].second], counts_[id], papers_[id]});
    }
  }

 private:
  using States = std::pair<std::string, std::string>;

  std::vector<std::uint32_t> ordered(NetworkResponse& response) const {
    std::vector<std::uint32_t> ids;
    for (std::uint32_t id = 0; id < counts_.size(); ++id) {
      if (counts_[id] == 0) continue;
      if (column_.values[id] == unknown_value) {
        response.without = counts_[id];
      } else if (!states_[id].second.empty()) {
        ids.push_back(id);
      }
    }
    const auto ranks = collated_ranks(column_.values);
    std::sort(ids.begin(), ids.end(),
              [&](auto a, auto b) { return counts_[a] != counts_[b] ? counts_[a] > counts_[b] : ranks[a] < ranks[b]; });
    return ids;
  }

  /// A passage about several pairs of a state counts once for it.
  void add_nodes(NetworkResponse& response, const std::map<std::string, std::uint32_t>& pairs) const {
    std::map<std::string_view, std::uint32_t> passages;
    std::set<std::string_view> of_doc;
    docs_.for_each([&](DocId doc) {
      of_doc.clear();
      for (const auto id : column_.of(doc)) {
        if (states_[id].second.empty()) continue;
        of_doc.insert(states_[id].first);
        of_doc.insert(states_[id].second);
      }
      for (const auto state : of_doc) ++passages[state];
    });
    for (const auto& [name, listed] : pairs) response.nodes.push_back({name, passages[name], listed});
    std::stable_sort(response.nodes.begin(), response.nodes.end(),
                     [](const NetworkNode& a, const NetworkNode& b) { return a.passages > b.passages; });
  }

  const FacetColumn& column_;
  const DocSet& docs_;
  std::vector<std::uint32_t> counts_;  ///< by value id, as the others
  std::vector<std::uint32_t> papers_;
  std::vector<States> states_;
};

}  // namespace

std::pair<std::string, std::string> states_of(const Taxonomy& taxonomy, std::string_view dyad) {
  const auto is_state = [&](std::string_view name) {
    const auto* state = taxonomy.find_state(name);
    return state != nullptr && state->name == name;
  };
  for (auto at = dyad.find('-'); at != std::string_view::npos; at = dyad.find('-', at + 1)) {
    if (is_state(dyad.substr(0, at)) && is_state(dyad.substr(at + 1))) {
      return {std::string(dyad.substr(0, at)), std::string(dyad.substr(at + 1))};
    }
  }
  const auto at = dyad.find('-');
  if (at == std::string_view::npos) return {};
  return {std::string(dyad.substr(0, at)), std::string(dyad.substr(at + 1))};
}

Result<NetworkResponse> answer_network(SearchState& state, const NetworkRequest& request) {
  const Stopwatch stopwatch;
  auto search = request.search;
  search.limit = 0;
  const auto every = every_hit(state, search, "network of states");
  if (!every) return every.error();
  const auto column = every->reader.column("dyad");
  if (!column) return column.error();
  const auto ranker = Ranker::of(every->reader, SortOrder::Relevance);
  if (!ranker) return ranker.error();
  NetworkResponse response;
  auto echo = every->run->echo();
  if (!echo) return std::move(echo).error();
  response.echo = *std::move(echo);
  const auto& docs = every->hits();
  response.total = docs.count();
  if (*column != nullptr)
    Pairs(**column, state.ports.catalogue.taxonomy(), docs, *ranker).fill(response, request.most_edges);
  response.milliseconds = stopwatch.milliseconds();
  return response;
}

}  // namespace dossier
