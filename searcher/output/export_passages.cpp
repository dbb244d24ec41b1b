// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/export.hpp"

#include "base/strings.hpp"
#include "searcher/output/export_writers.hpp"

#include <algorithm>
#include <cassert>

namespace dossier {

std::optional<ExportFormat> find_export_format(std::string_view name) {
  const auto* found = std::ranges::find(export_formats, name, &ExportFormatInfo::name);
  return found == export_formats.end() ? std::nullopt : std::optional(found->format);
}

std::string export_passages(ExportFormat format, const Provenance& provenance, const std::vector<ExportItem>& items,
                            const CitingStyle& style) {
  using namespace export_writers;
  switch (format) {
    case ExportFormat::Markdown:
      return markdown(provenance, items, style);
    case ExportFormat::Csv:
      return csv(provenance, items, style);
    case ExportFormat::BibTex:
      return bibtex(provenance, by_paper(items), style);
    case ExportFormat::Ris:
      return ris(provenance, by_paper(items), style);
    case ExportFormat::CslJson:
      return csl_json(provenance, by_paper(items), style);
    case ExportFormat::JsonLines:
      return json_lines(provenance, items, style);
    case ExportFormat::Docx:
      return docx(provenance, items, style);
  }
  assert(false);
  return {};
}

namespace export_writers {

std::vector<PaperQuotes> by_paper(const std::vector<ExportItem>& items) {
  std::vector<PaperQuotes> papers;
  for (const auto& item : items) {
    auto found = std::ranges::find_if(papers, [&](const PaperQuotes& one) { return one.paper->id == item.paper->id; });
    if (found == papers.end()) {
      papers.push_back({item.paper, {}});
      found = papers.end() - 1;
    }
    if (item.passage != nullptr) found->passages.push_back(item.passage);
  }
  return papers;
}

std::vector<const Paper*> papers_of(const std::vector<ExportItem>& items) {
  std::vector<const Paper*> papers;
  for (const auto& item : items) papers.push_back(item.paper);
  return papers;
}

std::vector<const Paper*> papers_of(const std::vector<PaperQuotes>& quotes) {
  std::vector<const Paper*> papers;
  for (const auto& one : quotes) papers.push_back(one.paper);
  return papers;
}

std::string note_line(const ExportItem& item) {
  return joined({item.note.empty() ? std::string() : "Note: " + one_line(item.note),
                 item.tags.empty() ? std::string() : "Tags: " + one_line(item.tags)},
                " · ");
}

std::string location_line(const Passage& passage) {
  return one_line(joined({joined(passage.heading, " › "), std::string(to_string(passage.section))}, " · "));
}

std::string provenance_line(const Provenance& provenance) {
  std::vector<std::string> parts{"query \"" + one_line(provenance.query) + "\""};
  for (const auto& filter : provenance.filters) parts.push_back(one_line(filter));
  parts.push_back("index of " + provenance.index_date);
  parts.push_back("corpus " + provenance.corpus_digest);
  return "Dossier: " + joined(parts, "; ");
}

std::string quote(const Paper& paper, const Passage& passage, const Citer& citer) {
  return "“" + one_line(passage.text) + "” " + citer.cite(paper, passage);
}

}  // namespace export_writers
}  // namespace dossier
