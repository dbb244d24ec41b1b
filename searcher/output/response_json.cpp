// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/response_json.hpp"

#include "searcher/output/json_parts.hpp"

namespace dossier {
namespace {

using json_parts::answer;
using json_parts::head;
using json_parts::Json;
using json_parts::list_of;
using json_parts::of;

/// The head of what answers no query.
Json plain_head() { return {{"schema", json_schema}}; }

/// An answer that was not timed.
std::string printed(const Json& json, const JsonStyle& style) { return json_parts::printed(json, style.indent) + "\n"; }

Json cell(const MatrixCell& cell) { return {{"passages", cell.passages}, {"papers", cell.papers}}; }

Json cells(const std::vector<MatrixCell>& row) {
  Json list = Json::array();
  for (const auto& one : row) list.push_back(cell(one));
  return list;
}

Json shared_terms(const std::vector<SharedTerm>& terms) {
  Json list = Json::array();
  for (const auto& term : terms) list.push_back({{"term", term.term}, {"weight", term.weight}});
  return list;
}

}  // namespace

std::string to_json(const SearchResponse& response, JsonStyle style) {
  auto json = head(response.echo);
  json["total"] = response.total;
  json["total_all_words"] = response.total_all_words;
  json["total_loose"] = response.total_loose;
  json["papers"] = response.papers;
  json["hits"] = of(response.hits);
  json["hit_papers"] = of(response.hit_papers);
  json["facets"] = list_of(response.facets);
  return answer(std::move(json), style, response.milliseconds);
}

std::string to_json(const EvidenceResponse& response, JsonStyle style) {
  auto json = head(response.echo);
  json["passages"] = response.passages;
  json["papers_asked"] = response.papers_asked;
  json["all_words"] = response.all_words;
  json["papers_with"] = response.papers_with;
  json["papers_strong"] = response.papers_strong;
  json["papers"] = Json::array();
  for (const auto& paper : response.papers) {
    json["papers"].push_back({{"paper", of(paper.paper)},
                              {"strength", paper.strength},
                              {"passages", paper.passages},
                              {"strong", paper.strong},
                              {"all_words", paper.all_words},
                              {"hits", of(paper.hits)}});
  }
  json["papers_without"] = response.papers_without;
  json["without"] = list_of(response.without);
  return answer(std::move(json), style, response.milliseconds);
}

std::string to_json(const MatrixResponse& response, JsonStyle style) {
  auto json = head(response.echo);
  json["row_facet"] = response.row_facet;
  json["column_facet"] = response.column_facet;
  json["rows"] = response.rows;
  json["columns"] = response.columns;
  json["cells"] = Json::array();
  for (const auto& row : response.cells) json["cells"].push_back(cells(row));
  json["row_totals"] = cells(response.row_totals);
  json["column_totals"] = cells(response.column_totals);
  json["total"] = cell(response.total);
  json["rows_left_out"] = response.rows_left_out;
  json["columns_left_out"] = response.columns_left_out;
  return answer(std::move(json), style, response.milliseconds);
}

std::string to_json(const SimilarResponse& response, JsonStyle style) {
  auto json = plain_head();
  json["passage"] = of(response.passage);
  json["terms"] = shared_terms(response.terms);
  json["hits"] = Json::array();
  for (const auto& similar : response.hits) {
    auto hit = of(similar.hit);
    hit["shared"] = shared_terms(similar.shared);
    json["hits"].push_back(std::move(hit));
  }
  json["hit_papers"] = of(response.hit_papers);
  json["diagnostics"] = of(response.diagnostics);
  return answer(std::move(json), style, response.milliseconds);
}

std::string to_json(const KwicResponse& response, JsonStyle style) {
  auto json = head(response.echo);
  json["passages"] = response.passages;
  json["looked_at"] = response.looked_at;
  json["total"] = response.total;
  json["lines"] = Json::array();
  for (const auto& line : response.lines) {
    json["lines"].push_back({{"id", line.id},
                             {"paper", line.paper},
                             {"page", of(line.pages)},
                             {"printed", of(line.printed)},
                             {"left", line.left},
                             {"keyword", line.keyword},
                             {"right", line.right},
                             {"span", of(line.span)}});
  }
  if (!response.collocates.empty()) {
    json["collocates"] = Json::array();
    for (const auto& one : response.collocates) {
      json["collocates"].push_back(
          {{"term", one.term}, {"near", one.near}, {"all", one.all}, {"likelihood", one.likelihood}});
    }
  }
  return answer(std::move(json), style, response.milliseconds);
}

std::string facets_json(const SearchResponse& response, JsonStyle style) {
  auto json = head(response.echo);
  json["total"] = response.total;
  json["papers"] = response.papers;
  json["facets"] = list_of(response.facets);
  return answer(std::move(json), style, response.milliseconds);
}

std::string papers_json(const std::vector<Paper>& papers, const OtherFiles& others, JsonStyle style) {
  auto json = plain_head();
  auto list = Json::array();
  for (const auto& paper : papers) {
    auto entry = of(paper);
    entry["author"] = json_parts::csl_names(people_of(paper));
    entry["sources"] = paper.sources;
    if (const auto found = others.find(paper.source); found != others.end()) entry["other_files"] = found->second;
    list.push_back(std::move(entry));
  }
  json["papers"] = std::move(list);
  return printed(json, style);
}

std::string status_json(const IndexInfo& info, const std::optional<VectorSummary>& vectors,
                        const std::vector<FileRecord>& file_records, JsonStyle style) {
  auto json = plain_head();
  json["index"] = {{"format", info.format},   {"fingerprint", info.fingerprint},     {"generation", info.generation},
                   {"updated", info.updated}, {"corpus_digest", info.corpus_digest}, {"passages", info.passages},
                   {"papers", info.papers}};
  if (vectors) {
    json["index"]["vectors"] = {
        {"model", vectors->model}, {"dimension", vectors->dimension}, {"passages", vectors->passages}};
  }
  json["files"] = list_of(file_records);
  return printed(json, style);
}

std::string check_json(const CheckReport& report, JsonStyle style) {
  auto json = plain_head();
  json["sound"] = report.sound();
  json["passages"] = report.passages;
  json["papers"] = report.papers;
  json["files"] = report.files;
  json["findings"] = report.findings;
  return printed(json, style);
}

std::string show_json(const PassageNeighbours& shown, JsonStyle style) {
  auto json = plain_head();
  json["paper"] = of(shown.paper);
  json["passages"] = list_of(shown.passages);
  json["at"] = shown.at;
  if (!shown.notes.empty()) json["notes"] = list_of(shown.notes);
  return printed(json, style);
}

std::string passage_line(const Passage& passage) { return json_parts::printed(of(passage), -1); }

}  // namespace dossier
