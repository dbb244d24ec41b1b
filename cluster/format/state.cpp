// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/format/state.hpp"

namespace dossier::cluster {
namespace {

Json visible_at(const IndexState& state, std::uint64_t generation, std::string_view doc) {
  auto filter = Json::array({{{"term", {{"doc", doc}}}}, {{"range", {{"born", {{"lte", generation}}}}}}});
  Json later = {{"range", {{"died", {{"gt", generation}}}}}};
  if (state.given_up.empty()) {
    filter.push_back(std::move(later));
    return {{"bool", {{"filter", std::move(filter)}}}};
  }
  Json never_died = {{"terms", {{"died", state.given_up}}}};
  filter.push_back({{"bool", {{"should", Json::array({std::move(later), std::move(never_died)})}}}});
  return {{"bool", {{"filter", std::move(filter)}, {"must_not", {{{"terms", {{"born", state.given_up}}}}}}}}};
}

}  // namespace

std::string encode_state(const IndexState& state) {
  const auto& claim = state.claim;
  return dumped({{"generation", state.generation},
                 {"previous", state.previous},
                 {"claimed", state.claimed},
                 {"given_up", state.given_up},
                 {"claim",
                  {{"number", claim.number},
                   {"token", claim.token},
                   {"host", claim.host},
                   {"process", claim.process},
                   {"renewed", claim.renewed}}},
                 {"replaced_by", state.replaced_by},
                 {"updated", state.updated},
                 {"corpus_digest", state.corpus_digest},
                 {"passages", state.passages},
                 {"papers", state.papers},
                 {"facets", state.facets}});
}

std::optional<IndexState> decode_state(std::string_view bytes) {
  const auto json = parsed(bytes);
  if (!json.is_object() || !json.contains("generation")) return std::nullopt;
  IndexState state;
  state.generation = number_of(at(json, "generation"));
  state.previous = number_of(at(json, "previous"));
  state.claimed = number_of(at(json, "claimed"));
  for (const auto& number : list_of(at(json, "given_up"))) state.given_up.push_back(number_of(number));
  const auto& claim = at(json, "claim");
  state.claim = {number_of(at(claim, "number")), text_of(at(claim, "token")), text_of(at(claim, "host")),
                 number_of(at(claim, "process")), number_of(at(claim, "renewed"))};
  state.replaced_by = text_of(at(json, "replaced_by"));
  state.updated = text_of(at(json, "updated"));
  state.corpus_digest = text_of(at(json, "corpus_digest"));
  state.passages = number_of(at(json, "passages"));
  state.papers = number_of(at(json, "papers"));
  for (const auto& facet : list_of(at(json, "facets"))) state.facets.push_back(text_of(facet));
  return state;
}

Json visible(const IndexState& state, std::string_view doc) { return visible_at(state, state.generation, doc); }

Json visible_to_writer(const IndexState& state, std::string_view doc) {
  return visible_at(state, state.claim.number, doc);
}

}  // namespace dossier::cluster
