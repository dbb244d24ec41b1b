// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/export_table.hpp"

#include "base/strings.hpp"
#include "index/page_text.hpp"
#include "searcher/output/csv.hpp"
#include "searcher/output/docx_file.hpp"
#include "searcher/output/export_writers.hpp"

#include <array>
#include <cassert>
#include <cstdio>
#include <utility>

namespace dossier {
namespace {

std::string csv_of(const Provenance& provenance, const ExportTable& table) {
  std::string out;
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

std::string csv_of(const Provenance& provenance, const std::vector<ExportTable>& tables) {
  std::string out(csv_mark);
  for (const auto& table : tables) {
    if (out.size() > csv_mark.size()) out += "\r\n";
    out += csv_of(provenance, table);
  }
  return out;
}

std::string in_markdown(std::string_view text) {
  return export_writers::escaped_markdown(export_writers::one_line(text));
}

/// A table in pipes, as Pandoc, GitHub and others read it.
std::string markdown_of(const ExportTable& table) {
  std::string out;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    for (const auto& cell : table.rows[i]) out += "| " + in_markdown(cell) + " ";
    out += "|\n";
    if (i > 0) continue;
    for (std::size_t c = 0; c < table.rows[i].size(); ++c) out += "|---";
    out += "|\n";
  }
  return out;
}

std::string markdown_of(const Provenance& provenance, const std::vector<ExportTable>& tables) {
  std::string out;
  for (const auto& table : tables) {
    out += (out.empty() ? "# " : "\n## ") + in_markdown(table.title) + "\n\n";
    if (&table == &tables.front()) out += in_markdown(export_writers::provenance_line(provenance)) + "\n\n";
    out += markdown_of(table);
  }
  return out;
}

std::string docx_of(const Provenance& provenance, const std::vector<ExportTable>& tables) {
  DocxFile file;
  for (const auto& table : tables) {
    if (&table == &tables.front()) {
      file.title(table.title);
      file.paragraph(export_writers::provenance_line(provenance));
    } else {
      file.heading(table.title);
    }
    file.table(table.rows);
  }
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

std::vector<ExportTable> kwic_tables(const KwicResponse& response) {
  std::vector<ExportTable> tables{kwic_table(response)};
  if (response.collocates.empty()) return tables;
  ExportTable collocates{"Collocates", {{"word", "near", "all", "log_likelihood"}}};
  for (const auto& one : response.collocates) {
    std::array<char, 32> likelihood{};
    std::snprintf(likelihood.data(), likelihood.size(), "%.1f", one.likelihood);
    collocates.rows.push_back({one.term, std::to_string(one.near), std::to_string(one.all), likelihood.data()});
  }
  tables.push_back(std::move(collocates));
  return tables;
}

std::string export_tables(ExportFormat format, const Provenance& provenance, const std::vector<ExportTable>& tables) {
  assert(holds_tables(format));
  if (format == ExportFormat::Markdown) return markdown_of(provenance, tables);
  return format == ExportFormat::Docx ? docx_of(provenance, tables) : csv_of(provenance, tables);
}

}  // namespace dossier
