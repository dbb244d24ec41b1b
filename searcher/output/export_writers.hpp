// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/citing/citer.hpp"
#include "searcher/citing/one_line.hpp"
#include "searcher/output/export.hpp"

/// The writers of the formats, one function each. For export_passages.cpp and the tests only.
namespace dossier::export_writers {

/// A paper with those of its passages that are exported, in their order.
struct PaperQuotes {
  const Paper* paper = nullptr;
  std::vector<const Passage*> passages;
};

std::string markdown(const Provenance& provenance, const std::vector<ExportItem>& items, const CitingStyle& style);
std::string csv(const Provenance& provenance, const std::vector<ExportItem>& items, const CitingStyle& style);
std::string json_lines(const Provenance& provenance, const std::vector<ExportItem>& items, const CitingStyle& style);
std::string docx(const Provenance& provenance, const std::vector<ExportItem>& items, const CitingStyle& style);
std::string bibtex(const Provenance& provenance, const std::vector<PaperQuotes>& papers, const CitingStyle& style);
std::string ris(const Provenance& provenance, const std::vector<PaperQuotes>& papers, const CitingStyle& style);
std::string csl_json(const Provenance& provenance, const std::vector<PaperQuotes>& papers, const CitingStyle& style);

/// What a Citer is made of.
std::vector<const Paper*> papers_of(const std::vector<ExportItem>& items);
std::vector<const Paper*> papers_of(const std::vector<PaperQuotes>& quotes);

/// Each paper once, in the order of its first passage.
std::vector<PaperQuotes> by_paper(const std::vector<ExportItem>& items);
using dossier::one_line;
/// Text of a paper as text of Markdown.
std::string escaped_markdown(std::string_view line);
/// `Note: … · Tags: …`, on one line; empty where there are none.
std::string note_line(const ExportItem& item);
/// What the headings above a passage and the role of its section are, on one line.
std::string location_line(const Passage& passage);
/// `Dossier: query "…"; dyad: China-Pakistan; index of 2026-01-01T00:00:00Z; corpus abc`
std::string provenance_line(const Provenance& provenance);
/// `“text” [@key, p. 7]`, on one line.
std::string quote(const Paper& paper, const Passage& passage, const Citer& citer);

}  // namespace dossier::export_writers
