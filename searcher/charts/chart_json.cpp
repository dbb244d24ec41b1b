// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/charts/chart_json.hpp"

#include "searcher/output/json_parts.hpp"

#include <cmath>

namespace dossier {
namespace {

using json_parts::Json;
using json_parts::of;

Json head(const QueryEcho& echo) { return {{"schema", json_schema}, {"query", of(echo)}}; }

std::string printed(Json json, const JsonStyle& style, double milliseconds) {
  if (style.time) json["milliseconds"] = milliseconds;
  return json_parts::printed(json, style.indent) + "\n";
}

/// To six places, so that the same counts print the same everywhere.
double rounded(double number) { return std::round(number * 1e6) / 1e6; }

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
  return printed(std::move(json), style, response.milliseconds);
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
  return printed(std::move(json), style, response.milliseconds);
}

}  // namespace dossier
