// SPDX-License-Identifier: GPL-3.0-or-later
// CSV and JSON lines: a passage a row.
#include "base/strings.hpp"
#include "index/page_text.hpp"
#include "searcher/output/csv.hpp"
#include "searcher/output/export_writers.hpp"

#include "searcher/output/json_parts.hpp"

#include <algorithm>
#include <utility>

namespace dossier::export_writers {
namespace {

using Row = std::vector<std::string>;

std::string values_of(const Passage& passage, std::string_view facet) {
  std::vector<std::string> values;
  for (const auto& label : passage.labels) {
    if (label.facet == facet) values.push_back(label.value);
  }
  return joined(values, "; ");
}

std::string number(std::uint32_t value) { return value == 0 ? std::string() : std::to_string(value); }

Row cells_of(const ExportItem& item, const Citer& citer) {
  const auto* passage = item.passage;
  const auto* paper = item.paper;
  return {citer.cite(*paper, *passage),
          joined(paper->authors, "; "),
          paper->year ? std::to_string(*paper->year) : "",
          paper->title,
          paper->journal,
          paper->doi,
          paper->id,
          std::string(to_string(passage->section)),
          joined(passage->heading, " › "),
          std::string(to_string(passage->kind)),
          page_numbers(*passage),
          number(passage->lines.first),
          number(passage->lines.last),
          values_of(*passage, "dyad"),
          values_of(*passage, "theory"),
          passage->text,
          passage->id};
}

Row with_origin(Row row, const Row& origin) {
  row.insert(row.end(), origin.begin(), origin.end());
  return row;
}

}  // namespace

/// With a column for notes and one for tags where any passage has them.
std::string csv(const Provenance& provenance, const std::vector<ExportItem>& items, const CitingStyle& style) {
  Row head{"citation", "authors", "year",       "title",     "journal", "doi",      "paper", "section", "heading",
           "kind",     "page",    "first_line", "last_line", "dyads",   "theories", "text",  "id"};
  const bool noted = std::any_of(items.begin(), items.end(),
                                 [](const ExportItem& item) { return !item.note.empty() || !item.tags.empty(); });
  if (noted) head.insert(head.end(), {"note", "tags"});
  auto out = std::string(csv_mark) + csv_line(with_origin(head, {"query", "filters", "index_date", "corpus_digest"}));
  const Row origin{provenance.query, joined(provenance.filters, "; "), provenance.index_date, provenance.corpus_digest};
  // Of an empty export the origin alone remains, behind empty cells.
  if (items.empty()) out += csv_line(with_origin(Row(head.size()), origin));
  const Citer citer(style, papers_of(items));
  for (const auto& item : items) {
    auto cells = cells_of(item, citer);
    if (noted) cells.insert(cells.end(), {item.note, item.tags});
    out += csv_line(with_origin(std::move(cells), origin));
  }
  return out;
}

std::string json_lines(const Provenance& provenance, const std::vector<ExportItem>& items, const CitingStyle& style) {
  using json_parts::Json;
  const Json origin{{"query", provenance.query},
                    {"filters", provenance.filters},
                    {"index_date", provenance.index_date},
                    {"corpus_digest", provenance.corpus_digest}};
  const auto line = [](const Json& json) { return json_parts::printed(json, -1) + "\n"; };
  if (items.empty()) return line({{"provenance", origin}});
  std::string out;
  const Citer citer(style, papers_of(items));
  for (const auto& item : items) {
    const auto* passage = item.passage;
    const auto* paper = item.paper;
    auto json = json_parts::of(*passage);
    json["citation"] = citer.cite(*paper, *passage);
    json["paper_data"] = json_parts::of(*paper);
    if (!item.note.empty()) json["note"] = item.note;
    if (!item.tags.empty()) json["tags"] = item.tags;
    json["provenance"] = origin;
    out += line(json);
  }
  return out;
}

}  // namespace dossier::export_writers
