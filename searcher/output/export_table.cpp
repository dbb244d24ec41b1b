// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/export_table.hpp"

#include "base/strings.hpp"
#include "index/page_text.hpp"
#include "searcher/output/csv.hpp"
#include "searcher/output/docx_file.hpp"
#include "searcher/output/export_writers.hpp"

#include <cassert>

namespace dossier {
namespace {

std::string csv_of(const Provenance& provenance, const ExportTable& table) {
  std::string out(csv_mark);
  const std::vector<std::string> names{"query", "filters", "index_date", "corpus_digest"};
  const std::vector<std::string> origin{provenance.query, joined(provenance.filters, "; "), provenance.index_date,
                                        provenance.corpus_digest};
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    auto row = table.rows[i];
    const auto& more = i == 0 ? names : origin;
    row.insert(row.end(), more.begin(), more.end());
    out += csv_line(row);
  }
  return out;
}

/// A table in pipes, as Pandoc, GitHub and others read it.
std::string markdown_of(const Provenance& provenance, const ExportTable& table) {
  const auto line = [](const std::string& text) {
    return export_writers::escaped_markdown(export_writers::one_line(text));
  };
  auto out = "# " + line(table.title) + "\n\n" + line(export_writers::provenance_line(provenance)) + "\n\n";
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    for (const auto& cell : table.rows[i]) out += "| " + line(cell) + " ";
    out += "|\n";
    if (i > 0) continue;
    for (std::size_t c = 0; c < table.rows[i].size(); ++c) out += "|---";
    out += "|\n";
  }
  return out;
}

std::string docx_of(const Provenance& provenance, const ExportTable& table) {
  DocxFile file;
  file.title(table.title);
  file.paragraph(export_writers::provenance_line(provenance));
  file.table(table.rows);
  return file.bytes();
}

}  // namespace

ExportTable matrix_table(const MatrixResponse& response, bool papers, const std::string& empty) {
  const auto number = [&](const MatrixCell& cell) {
    const auto count = papers ? cell.papers : cell.passages;
    return count == 0 ? empty : std::to_string(count);
  };
  ExportTable table;
  table.title =
      std::string(papers ? "Papers" : "Passages") + " by " + response.row_facet + " and " + response.column_facet;
  std::vector<std::string> head{response.row_facet + " \\ " + response.column_facet};
  head.insert(head.end(), response.columns.begin(), response.columns.end());
  head.emplace_back("all");
  table.rows.push_back(std::move(head));
  for (std::size_t r = 0; r < response.rows.size(); ++r) {
    std::vector<std::string> row{response.rows[r]};
    for (const auto& cell : response.cells[r]) row.push_back(number(cell));
    row.push_back(number(response.row_totals[r]));
    table.rows.push_back(std::move(row));
  }
  std::vector<std::string> totals{"all"};
  for (const auto& cell : response.column_totals) totals.push_back(number(cell));
  totals.push_back(number(response.total));
  table.rows.push_back(std::move(totals));
  return table;
}

ExportTable kwic_table(const KwicResponse& response) {
  ExportTable table{"Concordance", {{"paper", "page", "left", "keyword", "right", "id"}}};
  for (const auto& line : response.lines) {
    table.rows.push_back(
        {line.paper, page_locator(line.pages, line.printed), line.left, line.keyword, line.right, line.id});
  }
  return table;
}

std::string export_table(ExportFormat format, const Provenance& provenance, const ExportTable& table) {
  assert(holds_tables(format));
  if (format == ExportFormat::Markdown) return markdown_of(provenance, table);
  return format == ExportFormat::Docx ? docx_of(provenance, table) : csv_of(provenance, table);
}

}  // namespace dossier
