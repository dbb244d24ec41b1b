// SPDX-License-Identifier: GPL-3.0-or-later
// CSV and JSON lines: a passage a row.
#include "base/strings.hpp"
#include "searcher/export_writers.hpp"

#include "searcher/json_parts.hpp"

namespace dossier::export_writers {
namespace {

using Row = std::vector<std::string>;

// RFC 4180. A cell that a spreadsheet would take for a formula is kept from it by an apostrophe.
std::string cell(std::string_view text) {
  std::string out = "\"";
  if (!text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos) out += '\'';
  for (const char c : text) {
    if (c == '"') out += '"';
    if (c != '\0') out += c;
  }
  return out + "\"";
}

std::string line(const Row& row) {
  std::string out;
  for (const auto& text : row) out += (out.empty() ? "" : ",") + cell(text);
  return out + "\r\n";
}

std::string values_of(const Passage& passage, std::string_view facet) {
  std::vector<std::string> values;
  for (const auto& label : passage.labels) {
    if (label.facet == facet) values.push_back(label.value);
  }
  return joined(values, "; ");
}

std::string number(std::uint32_t value) { return value == 0 ? std::string() : std::to_string(value); }

}  // namespace

std::string csv(const Provenance& provenance, const std::vector<ExportItem>& items) {
  std::string out = line({"citation", "authors", "year", "title", "journal",    "doi",        "paper",
                          "section",  "heading", "kind", "page",  "first_line", "last_line",  "dyads",
                          "theories", "text",    "id",   "query", "filters",    "index_date", "corpus_digest"});
  for (const auto& [passage, paper] : items) {
    out += line({pandoc_citation(*paper, *passage),
                 joined(paper->authors, "; "),
                 paper->year ? std::to_string(*paper->year) : "",
                 paper->title,
                 paper->journal,
                 paper->doi,
                 paper->id,
                 std::string(to_string(passage->section)),
                 joined(passage->heading, " › "),
                 std::string(to_string(passage->kind)),
                 passage->page ? std::to_string(*passage->page) : "",
                 number(passage->lines.first),
                 number(passage->lines.last),
                 values_of(*passage, "dyad"),
                 values_of(*passage, "theory"),
                 passage->text,
                 passage->id,
                 provenance.query,
                 joined(provenance.filters, "; "),
                 provenance.index_date,
                 provenance.corpus_digest});
  }
  return out;
}

std::string json_lines(const Provenance& provenance, const std::vector<ExportItem>& items) {
  using json_parts::Json;
  std::string out;
  for (const auto& [passage, paper] : items) {
    auto json = json_parts::of(*passage);
    json["citation"] = pandoc_citation(*paper, *passage);
    json["paper_data"] = json_parts::of(*paper);
    json["provenance"] = {{"query", provenance.query},
                          {"filters", provenance.filters},
                          {"index_date", provenance.index_date},
                          {"corpus_digest", provenance.corpus_digest}};
    out += json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  }
  return out;
}

}  // namespace dossier::export_writers
