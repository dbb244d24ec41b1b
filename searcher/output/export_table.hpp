// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/answers/kwic.hpp"
#include "searcher/answers/matrix.hpp"
#include "searcher/output/export.hpp"

#include <string>
#include <vector>

namespace dossier {

/// A table that leaves the program; its first row is the head.
struct ExportTable {
  std::string title;
  std::vector<std::vector<std::string>> rows;
};

/// Rows and columns of a matrix with their totals, under `all`; of passages or of papers. `empty` is what a cell
/// without passages holds.
ExportTable matrix_table(const MatrixResponse& response, bool papers, const std::string& empty);
/// A concordance, a row a match: paper, page, text before, match, text after, id of the passage.
ExportTable kwic_table(const KwicResponse& response);
/// The same, and the collocates in a table of their own where there are any: word, occurrences near and in all texts,
/// log-likelihood.
std::vector<ExportTable> kwic_tables(const KwicResponse& response);

/// Whether a table can be written in the format; the others hold passages or papers.
constexpr bool holds_tables(ExportFormat format) {
  return format == ExportFormat::Csv || format == ExportFormat::Markdown || format == ExportFormat::Docx;
}
/// The tables in a format that holds tables, with where they come from: in each row of CSV, above the others. In CSV a
/// further table stands behind an empty line.
std::string export_tables(ExportFormat format, const Provenance& provenance, const std::vector<ExportTable>& tables);
inline std::string export_table(ExportFormat format, const Provenance& provenance, const ExportTable& table) {
  return export_tables(format, provenance, {table});
}

}  // namespace dossier
