// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/export.hpp"

#include "base/controls.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "index/page_text.hpp"
#include "searcher/output/export_writers.hpp"

#include <algorithm>
#include <cassert>

namespace dossier {
namespace {

// Letters and digits of ASCII, and what Pandoc and BibTeX both take inside a key.
bool fits_key(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' || c == '.';
}

// `4.2` of `4.2 Sanctions and trade`; empty where the heading has no number.
std::string number_of(std::string_view heading) {
  const auto end = std::min(heading.find_first_not_of("0123456789."), heading.size());
  if (end == 0 || !is_digit(heading[0]) || (end < heading.size() && heading[end] != ' ')) return {};
  auto number = heading.substr(0, end);
  while (number.ends_with('.')) number.remove_suffix(1);
  return std::string(number);
}

std::string section_locator(const std::string& heading) {
  if (const auto number = number_of(heading); !number.empty()) return ", sec. " + number;
  // Marks that Pandoc reads inside a citation are escaped; those that could end it are left out.
  std::string text;
  for (const char c : export_writers::one_line(heading)) {
    if (std::string_view("{}[]@\\").find(c) != std::string_view::npos) continue;
    if (std::string_view("`*_<>$~^|#!").find(c) != std::string_view::npos) text += '\\';
    text += c;
  }
  return text.empty() ? std::string() : ", {sec. " + text + "}";
}

}  // namespace

std::optional<ExportFormat> find_export_format(std::string_view name) {
  const auto* found = std::ranges::find(export_formats, name, &ExportFormatInfo::name);
  return found == export_formats.end() ? std::nullopt : std::optional(found->format);
}

std::string citation_key(const Paper& paper) {
  std::string key;
  for (const char c : paper.citation_key.empty() ? paper.id : paper.citation_key) key += fits_key(c) ? c : '-';
  return key;
}

std::string pandoc_citation(const Paper& paper, const Passage& passage) {
  std::string locator;
  if (const auto page = page_locator(passage); !page.empty()) {
    locator = ", " + page;
  } else if (!passage.heading.empty()) {
    locator = section_locator(passage.heading.back());
  }
  const auto* const prefix = by_user(passage.kind) ? "own note on " : "";
  return std::string("[") + prefix + "@" + citation_key(paper) + locator + "]";
}

std::string export_passages(ExportFormat format, const Provenance& provenance, const std::vector<ExportItem>& items) {
  using namespace export_writers;
  switch (format) {
    case ExportFormat::Markdown:
      return markdown(provenance, items);
    case ExportFormat::Csv:
      return csv(provenance, items);
    case ExportFormat::BibTex:
      return bibtex(provenance, by_paper(items));
    case ExportFormat::Ris:
      return ris(provenance, by_paper(items));
    case ExportFormat::CslJson:
      return csl_json(provenance, by_paper(items));
    case ExportFormat::JsonLines:
      return json_lines(provenance, items);
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

std::string one_line(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto character = utf8::decode(text, at);
    const auto code = character.code;
    if (code == ' ' || is_control(code) || ends_line(code)) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else if (!turns_direction(code)) {
      out += text.substr(at, character.size);
    }
    at += character.size;
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string provenance_line(const Provenance& provenance) {
  std::vector<std::string> parts{"query \"" + one_line(provenance.query) + "\""};
  for (const auto& filter : provenance.filters) parts.push_back(one_line(filter));
  parts.push_back("index of " + provenance.index_date);
  parts.push_back("corpus " + provenance.corpus_digest);
  return "Dossier: " + joined(parts, "; ");
}

std::string quote(const Paper& paper, const Passage& passage) {
  return "“" + one_line(passage.text) + "” " + pandoc_citation(paper, passage);
}

}  // namespace export_writers
}  // namespace dossier
