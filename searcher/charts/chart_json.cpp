// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/charts/chart_json.hpp"

#include "searcher/output/json_parts.hpp"

#include <cmath>

namespace dossier {
namespace {

using json_parts::answer;
using json_parts::head;
using json_parts::Json;
using json_parts::of;

/// To six places, so that the same counts print the same everywhere.
double rounded(double number) { return std::round(number * 1e6) / 1e6; }

Json of_words(const std::vector<KeyWord>& words) {
  Json list = Json::array();
  for (const auto& word : words) {
    list.push_back({{"term", word.term},
                    {"here", word.here},
                    {"elsewhere", word.elsewhere},
                    {"passages", word.passages},
                    {"likelihood", rounded(word.likelihood)},
                    {"log_ratio", rounded(word.log_ratio)}});
  }
  return list;
}

}  // namespace

std::string to_json(const TimelineResponse& response, JsonStyle style) {
  auto json = head(response.echo);
  json["facet"] = response.facet;
  json["total"] = response.total;
  json["papers"] = response.papers;
  json["undated"] = response.undated;
  json["years"] = Json::array();
  for (const auto& year : response.years) {
    json["years"].push_back({{"value", year.value},
                             {"passages", year.passages},
                             {"papers", year.papers},
                             {"all", year.all},
                             {"share", rounded(year.share())}});
  }
  return answer(std::move(json), style, response.milliseconds);
}

std::string to_json(const DispersionResponse& response, JsonStyle style) {
  auto json = head(response.echo);
  json["total"] = response.total;
  json["papers_with"] = response.papers_with;
  json["papers"] = Json::array();
  for (const auto& one : response.papers) {
    Json marks = Json::array();
    for (const auto& mark : one.marks) marks.push_back({{"n", mark.n}, {"id", mark.id}});
    json["papers"].push_back({{"paper", of(one.paper)}, {"length", one.length}, {"marks", marks}});
  }
  return answer(std::move(json), style, response.milliseconds);
}

std::string to_json(const NetworkResponse& response, JsonStyle style) {
  auto json = head(response.echo);
  json["total"] = response.total;
  json["without"] = response.without;
  json["edges_left_out"] = response.edges_left_out;
  json["nodes"] = Json::array();
  for (const auto& node : response.nodes) {
    json["nodes"].push_back({{"name", node.name}, {"passages", node.passages}, {"pairs", node.pairs}});
  }
  json["edges"] = Json::array();
  for (const auto& edge : response.edges) {
    json["edges"].push_back({{"dyad", edge.dyad},
                             {"from", edge.from},
                             {"to", edge.to},
                             {"passages", edge.passages},
                             {"papers", edge.papers}});
  }
  return answer(std::move(json), style, response.milliseconds);
}

std::string to_json(const KeynessResponse& response, JsonStyle style) {
  auto json = head(response.echo);
  json["total"] = response.total;
  json["here"] = response.here;
  json["elsewhere"] = response.elsewhere;
  json["words"] = of_words(response.words);
  json["pairs"] = of_words(response.pairs);
  return answer(std::move(json), style, response.milliseconds);
}

}  // namespace dossier
