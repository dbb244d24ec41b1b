// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/compare_output.hpp"

#include "base/strings.hpp"
#include "index/page_text.hpp"
#include "searcher/output/json_parts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <utility>

namespace dossier {
namespace {

using json_parts::Json;
using json_parts::of;

Json passage_json(const ComparedPassage& passage) {
  Json citations = Json::array();
  for (const auto& one : passage.citations) citations.push_back({{"span", of(one.span)}, {"paper", one.paper}});
  return {{"hit", of(passage.hit)}, {"cues", of(passage.cues)}, {"citations", citations}};
}

std::string two_places(double number) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%.2f", number);
  return text.data();
}

std::string in_common(const ComparedPair& pair) {
  std::vector<std::string> values;
  for (const auto& [facet, list] : pair.same) values.push_back(facet + ": " + joined(list, ", "));
  return joined(values, "; ");
}

void add_cells(std::vector<std::string>& row, const ComparedPassage& passage) {
  const auto& text = passage.hit.passage.text;
  std::vector<std::string> cues;
  for (const auto& cue : passage.cues) cues.emplace_back(cue.of(text));
  std::vector<std::string> cited;
  for (const auto& one : passage.citations) {
    if (std::find(cited.begin(), cited.end(), one.paper) == cited.end()) cited.push_back(one.paper);
  }
  row.insert(row.end(), {passage.hit.passage.paper, page_numbers(passage.hit.passage), passage.hit.passage.id, text,
                         joined(cues, "; "), joined(cited, "; ")});
}

}  // namespace

std::string to_json(const CompareResponse& response, JsonStyle style) {
  Json json{{"schema", json_schema}};
  json["query"] = of(response.echo);
  json["total"] = response.total;
  json["compared"] = response.compared;
  json["found"] = response.found;
  json["passages"] = Json::array();
  for (const auto& passage : response.passages) json["passages"].push_back(passage_json(passage));
  json["pairs"] = Json::array();
  for (const auto& pair : response.pairs) {
    json["pairs"].push_back({{"first", pair.first},
                             {"second", pair.second},
                             {"likeness", static_cast<double>(std::lround(pair.likeness * 1000)) / 1000},
                             {"same", pair.same},
                             {"cites", pair.cites}});
  }
  json["papers"] = of(response.papers);
  if (style.time) json["milliseconds"] = response.milliseconds;
  return json_parts::printed(json, style.indent) + "\n";
}

ExportTable compare_table(const CompareResponse& response) {
  ExportTable table;
  table.title = "Passages side by side";
  table.rows.push_back({"likeness", "same", "cites_the_other", "paper_1", "page_1", "id_1", "text_1", "contrast_1",
                        "cites_1", "paper_2", "page_2", "id_2", "text_2", "contrast_2", "cites_2"});
  for (const auto& pair : response.pairs) {
    std::vector<std::string> row{two_places(pair.likeness), in_common(pair), pair.cites ? "yes" : "no"};
    add_cells(row, response.passages[pair.first]);
    add_cells(row, response.passages[pair.second]);
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace dossier
