// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/passage.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// Formats in which found passages leave the program, for a manuscript, a spreadsheet or a reference manager.
enum class ExportFormat : std::uint8_t { Markdown, Csv, BibTex, Ris, CslJson, JsonLines };

struct ExportFormatInfo {
  ExportFormat format;
  std::string_view name;        ///< as --format and the API take it
  std::string_view media_type;  ///< of HTTP
  std::string_view extension;   ///< of a file, without dot
};

inline constexpr std::array<ExportFormatInfo, 6> export_formats{{
    {ExportFormat::Markdown, "markdown", "text/markdown; charset=utf-8", "md"},
    {ExportFormat::Csv, "csv", "text/csv; charset=utf-8", "csv"},
    {ExportFormat::BibTex, "bibtex", "application/x-bibtex; charset=utf-8", "bib"},
    {ExportFormat::Ris, "ris", "application/x-research-info-systems; charset=utf-8", "ris"},
    {ExportFormat::CslJson, "csl-json", "application/vnd.citationstyles.csl+json; charset=utf-8", "json"},
    {ExportFormat::JsonLines, "jsonl", "application/jsonl; charset=utf-8", "jsonl"},
}};

/// Nothing for an unknown name.
std::optional<ExportFormat> find_export_format(std::string_view name);

/// Where the passages come from; stands in every export, so that it can be traced and made again.
struct Provenance {
  std::string query;                 ///< as it was understood
  std::vector<std::string> filters;  ///< `dyad: China-Pakistan`
  std::string index_date;            ///< IndexInfo::updated
  std::string corpus_digest;
};

/// A passage with its paper; both must outlive the call. In the formats of bibliographies a paper may stand without a
/// passage (null), in the others not.
struct ExportItem {
  const Passage* passage = nullptr;
  const Paper* paper = nullptr;
};

/// The passages, in the order given, with citations. Formats of bibliographies hold each paper once, with the quotes as
/// its annotation. Each record says where it comes from; without passages that alone remains: a heading, a comment, or
/// one record that holds nothing else. Text of papers is escaped for the format: it can neither break out of a field
/// nor run as a formula. UTF-8; lines end as the format wants it (CR LF in CSV and RIS).
std::string export_passages(ExportFormat format, const Provenance& provenance, const std::vector<ExportItem>& items);

/// Citation for Pandoc: `[@key, p. 7]`, `[@key, pp. 7–8]` where the page is known (as printed, see page_text.hpp), else
/// `[@key, sec. 4.2]` or `[@key, {sec. Sanctions}]`, else `[@key]`. For what the user wrote or marked,
/// `[own note on @key, p. 7]`.
std::string pandoc_citation(const Paper& paper, const Passage& passage);

/// The paper's key in citations: its citation_key, else its id without what a key must not hold.
std::string citation_key(const Paper& paper);

}  // namespace dossier
