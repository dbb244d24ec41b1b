// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/output/export.hpp"

/// The writers of the formats, one function each. For export_passages.cpp and the tests only.
namespace dossier::export_writers {

/// A paper with those of its passages that are exported, in their order.
struct PaperQuotes {
  const Paper* paper = nullptr;
  std::vector<const Passage*> passages;
};

std::string markdown(const Provenance& provenance, const std::vector<ExportItem>& items);
std::string csv(const Provenance& provenance, const std::vector<ExportItem>& items);
std::string json_lines(const Provenance& provenance, const std::vector<ExportItem>& items);
std::string bibtex(const Provenance& provenance, const std::vector<PaperQuotes>& papers);
std::string ris(const Provenance& provenance, const std::vector<PaperQuotes>& papers);
std::string csl_json(const Provenance& provenance, const std::vector<PaperQuotes>& papers);

/// Each paper once, in the order of its first passage.
std::vector<PaperQuotes> by_paper(const std::vector<ExportItem>& items);
/// The text on one line: each run of white space, line separators and control characters is one space. Characters that
/// turn the direction are left out.
std::string one_line(std::string_view text);
/// `Dossier: query "…"; dyad: China-Pakistan; index of 2026-01-01T00:00:00Z; corpus abc`
std::string provenance_line(const Provenance& provenance);
/// `“text” [@key, p. 7]`, on one line.
std::string quote(const Paper& paper, const Passage& passage);

}  // namespace dossier::export_writers
