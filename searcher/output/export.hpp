// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/passage.hpp"
#include "searcher/citing/cite.hpp"
#include "searcher/citing/citing_style.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// Formats in which found passages leave the program, for a manuscript, a spreadsheet or a reference manager.
enum class ExportFormat : std::uint8_t { Markdown, Csv, BibTex, Ris, CslJson, JsonLines, Docx };

struct ExportFormatInfo {
  ExportFormat format;
  std::string_view name;        ///< as --format and the API take it
  std::string_view label;       ///< as the page names it
  std::string_view media_type;  ///< of HTTP
  std::string_view extension;   ///< of a file, without dot
  bool is_text = true;          ///< not an archive of bytes
};

/// The one table of formats, for command line, API and page alike; in the order of the enumerators.
inline constexpr std::array<ExportFormatInfo, 7> export_formats{{
    {ExportFormat::Markdown, "markdown", "Markdown", "text/markdown; charset=utf-8", "md"},
    {ExportFormat::Csv, "csv", "CSV", "text/csv; charset=utf-8", "csv"},
    {ExportFormat::BibTex, "bibtex", "BibTeX", "application/x-bibtex; charset=utf-8", "bib"},
    {ExportFormat::Ris, "ris", "RIS", "application/x-research-info-systems; charset=utf-8", "ris"},
    {ExportFormat::CslJson, "csl-json", "CSL-JSON", "application/vnd.citationstyles.csl+json; charset=utf-8", "json"},
    {ExportFormat::JsonLines, "jsonl", "JSON Lines", "application/jsonl; charset=utf-8", "jsonl"},
    {ExportFormat::Docx, "docx", "DOCX", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
     "docx", false},
}};

constexpr const ExportFormatInfo& info_of(ExportFormat format) {
  return export_formats[static_cast<std::size_t>(format)];
}

/// Whether a paper may stand in the format without a passage.
constexpr bool is_bibliography(ExportFormat format) {
  return format == ExportFormat::BibTex || format == ExportFormat::Ris || format == ExportFormat::CslJson;
}

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
  std::string note = {};  ///< what the user says of it
  std::string tags = {};
};

/// The passages, in the order given, with citations in the style. Formats of bibliographies hold each paper once, with
/// the quotes as its annotation. Each record says where it comes from; without passages that alone remains: a heading,
/// a comment, or one record that holds nothing else. Text of papers is escaped for the format: it can neither break out
/// of a field nor run as a formula. UTF-8; lines end as the format wants it (CR LF in CSV and RIS). DOCX is an archive,
/// the same bytes for the same passages.
std::string export_passages(ExportFormat format, const Provenance& provenance, const std::vector<ExportItem>& items,
                            const CitingStyle& style = {});

}  // namespace dossier
