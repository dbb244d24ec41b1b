// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/citations_output.hpp"

#include "index/page_text.hpp"
#include "searcher/citing/cite.hpp"
#include "searcher/output/json_parts.hpp"

#include <utility>

namespace dossier {
namespace {

using json_parts::Json;
using json_parts::of;

Json sentence_json(const CitingSentence& sentence) {
  return {{"id", sentence.id},
          {"page", of(sentence.pages)},
          {"printed", of(sentence.printed)},
          {"kind", to_string(sentence.kind)},
          {"section", to_string(sentence.section)},
          {"sentence", sentence.text},
          {"citations", of(sentence.citations)}};
}

Json links_json(const std::vector<CitationLink>& links, bool sentences) {
  Json list = Json::array();
  for (const auto& link : links) {
    Json json{
        {"citing", link.citing}, {"cited", link.cited}, {"passages", link.passages}, {"in_references", link.listed}};
    if (sentences) {
      json["sentences"] = Json::array();
      for (const auto& sentence : link.sentences) json["sentences"].push_back(sentence_json(sentence));
    }
    list.push_back(std::move(json));
  }
  return list;
}

}  // namespace

std::string to_json(const CitationsResponse& response, JsonStyle style) {
  Json json{{"schema", json_schema}};
  json["query"] = of(response.echo);
  json["paper"] = response.paper.empty() ? Json() : Json(response.paper);
  json["passages"] = response.passages;
  if (response.paper.empty()) {
    json["links"] = links_json(response.cited_by, false);
  } else {
    json["cited_by"] = links_json(response.cited_by, true);
    json["cites"] = links_json(response.cites, true);
    json["references_elsewhere"] = response.elsewhere;
  }
  json["papers"] = of(response.papers);
  if (style.time) json["milliseconds"] = response.milliseconds;
  return json_parts::printed(json, style.indent) + "\n";
}

ExportTable citations_table(const CitationsResponse& response) {
  const bool whole = response.paper.empty();
  ExportTable table;
  table.title = whole ? "Who cites whom" : "Citations of and by " + response.paper;
  std::vector<std::string> head{"citing", "citing_title", "cited", "cited_title", "passages", "in_references"};
  if (!whole) head.insert(head.end(), {"page", "section", "sentence", "id"});
  table.rows.push_back(std::move(head));
  for (const auto* links : {&response.cited_by, &response.cites}) {
    for (const auto& link : *links) {
      const std::vector<std::string> pair{link.citing,
                                          response.papers.at(link.citing).title,
                                          link.cited,
                                          response.papers.at(link.cited).title,
                                          std::to_string(link.passages),
                                          link.listed ? "yes" : "no"};
      if (whole || link.sentences.empty()) table.rows.push_back(pair);
      if (!whole && link.sentences.empty()) table.rows.back().insert(table.rows.back().end(), 4, std::string());
      for (const auto& sentence : link.sentences) {
        auto row = pair;
        row.insert(row.end(), {page_numbers(sentence.pages, sentence.printed), std::string(to_string(sentence.section)),
                               sentence.text, sentence.id});
        table.rows.push_back(std::move(row));
      }
    }
  }
  return table;
}

}  // namespace dossier
