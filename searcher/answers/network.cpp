// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/answers/network.hpp"

#include "base/collation.hpp"
#include "searcher/answers/search_state.hpp"
#include "searcher/rank/query_run.hpp"
#include "taxonomy/taxonomy.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace dossier {
namespace {

const std::string dyad_facet = "dyad";

/// The pairs of states with a match.
class Pairs {
 public:
  Pairs(const Found& found, const Taxonomy& taxonomy) : found_(found), taxonomy_(taxonomy) {}

  Result<void> fill(NetworkResponse& response, std::uint32_t most) {
    if (auto counted = count(); !counted) return counted;
    const auto ids = ordered(response);
    const auto kept = most == 0 ? ids.size() : std::min<std::size_t>(ids.size(), most);
    response.edges_left_out = static_cast<std::uint32_t>(ids.size() - kept);
    std::map<std::string, std::uint32_t> pairs;
    for (std::size_t i = 0; i < kept; ++i) {
      ++pairs[states_[ids[i]].first];
      ++pairs[states_[ids[i]].second];
    }
    if (auto added = add_nodes(response, pairs); !added) return added;
    std::map<std::string_view, std::uint32_t> places;
    for (std::uint32_t i = 0; i < response.nodes.size(); ++i) places[response.nodes[i].name] = i;
    for (std::size_t i = 0; i < kept; ++i) {
      const auto id = ids[i];
      response.edges.push_back(
          {dyads_.values[id], places[states_[id].first], places[states_[id].second], dyads_.counts[id], papers_[id]});
    }
    return {};
  }

 private:
  using States = std::pair<std::string, std::string>;

  Result<void> count() {
    auto dyads = found_.values(dyad_facet);
    if (!dyads) return std::move(dyads).error();
    dyads_ = *std::move(dyads);
    const auto spread = found_.spread(dyad_facet);
    if (!spread) return spread.error();
    papers_.assign(dyads_.counts.size(), 0);
    for (const auto& one : *spread) ++papers_[one.value];
    for (std::size_t id = 0; id < dyads_.counts.size(); ++id) {
      states_.push_back(dyads_.counts[id] > 0 ? states_of(taxonomy_, dyads_.values[id]) : States());
    }
    return {};
  }

  std::vector<std::uint32_t> ordered(NetworkResponse& response) const {
    const auto& counts = dyads_.counts;
    std::vector<std::uint32_t> ids;
    for (std::uint32_t id = 0; id < counts.size(); ++id) {
      if (counts[id] == 0) continue;
      if (dyads_.values[id] == unknown_value) {
        response.without = counts[id];
      } else if (!states_[id].second.empty()) {
        ids.push_back(id);
      }
    }
    const auto ranks = collated_ranks(dyads_.values);
    std::sort(ids.begin(), ids.end(),
              [&](auto a, auto b) { return counts[a] != counts[b] ? counts[a] > counts[b] : ranks[a] < ranks[b]; });
    return ids;
  }

  /// A passage about several pairs of a state counts once for it.
  Result<void> add_nodes(NetworkResponse& response, const std::map<std::string, std::uint32_t>& pairs) const {
    std::map<std::string_view, std::vector<std::string>> dyads_of;
    for (std::size_t id = 0; id < states_.size(); ++id) {
      if (states_[id].second.empty()) continue;
      for (const auto& name : {states_[id].first, states_[id].second}) {
        if (const auto listed = pairs.find(name); listed != pairs.end()) {
          dyads_of[listed->first].push_back(dyads_.values[id]);
        }
      }
    }
    std::vector<std::vector<std::string>> groups;
    for (auto& [name, dyads] : dyads_of) groups.push_back(std::move(dyads));
    const auto passages = found_.having(dyad_facet, groups);
    if (!passages) return passages.error();
    std::size_t next = 0;
    for (const auto& [name, dyads] : dyads_of) {
      response.nodes.push_back({std::string(name), (*passages)[next++], pairs.at(std::string(name))});
    }
    std::stable_sort(response.nodes.begin(), response.nodes.end(),
                     [](const NetworkNode& a, const NetworkNode& b) { return a.passages > b.passages; });
    return {};
  }

  const Found& found_;
  const Taxonomy& taxonomy_;
  ValueCounts dyads_;
  std::vector<std::uint32_t> papers_;  ///< by ordinal of the value, as the states
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
  const auto run = QueryRun::start(state.ports, search, {});
  if (!run) return run.error();
  const auto& found = (*run)->found();
  NetworkResponse response;
  response.total = found.total();
  Pairs pairs(found, state.ports.catalogue.taxonomy());
  if (auto filled = pairs.fill(response, request.most_edges); !filled) return std::move(filled).error();
  auto echo = (*run)->echo();
  if (!echo) return std::move(echo).error();
  response.echo = *std::move(echo);
  response.milliseconds = stopwatch.milliseconds();
  return response;
}

}  // namespace dossier
