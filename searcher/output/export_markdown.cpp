// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "searcher/output/export_writers.hpp"

namespace dossier::export_writers {
namespace {

// Marks of Markdown as CommonMark and Pandoc read it, wherever they stand.
constexpr std::string_view marks = "\\`*_{}[]<>#|~@$^&";

std::string escaped(std::string_view line) {
  std::string out;
  const auto digits = std::min(line.find_first_not_of("0123456789"), line.size());
  const bool numbered = digits > 0 && digits < line.size() && (line[digits] == '.' || line[digits] == ')');
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool begins_list = i == 0 && (line[i] == '-' || line[i] == '+' || line[i] == '=');
    if (begins_list || (numbered && i == digits) || marks.find(line[i]) != std::string_view::npos) out += '\\';
    out += line[i];
  }
  return out;
}

// A block quote; lines of tables and lists stay lines.
std::string block_quote(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    const auto line = one_line(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!line.empty()) out += (out.empty() ? "> " : "\\\n> ") + escaped(line);
  }
  return out + "\n";
}

std::string bibliography_line(const Paper& paper) {
  const auto year = paper.year ? "(" + std::to_string(*paper.year) + ")" : std::string();
  auto journal = escaped(one_line(paper.journal));
  if (!journal.empty()) journal = "*" + journal + "*";
  const auto issue = paper.issue.empty() ? std::string() : "(" + paper.issue + ")";
  const auto where = joined({journal, escaped(one_line(paper.volume + issue)), escaped(one_line(paper.pages))}, ", ");
  const auto link = paper.doi.empty() ? paper.url : "https://doi.org/" + paper.doi;
  const auto text = joined({joined({escaped(one_line(joined(paper.authors, ", "))), year}, " "),
                            escaped(one_line(paper.title)), where, escaped(one_line(link))},
                           ". ");
  return "- \\@" + citation_key(paper) + ": " + (text.empty() ? escaped(paper.id) : text) + "\n";
}

}  // namespace

std::string markdown(const Provenance& provenance, const std::vector<ExportItem>& items) {
  std::string out = "# " + escaped(one_line(provenance.query.empty() ? "Passages" : provenance.query)) + "\n\n";
  for (const auto& filter : provenance.filters) out += "- " + escaped(one_line(filter)) + "\n";
  out += "- index of " + escaped(provenance.index_date) + ", corpus " + escaped(provenance.corpus_digest) + "\n";
  for (const auto& [passage, paper] : items) {
    const auto place = joined({joined(passage->heading, " › "), std::string(to_string(passage->section))}, " · ");
    out += "\n" + block_quote(passage->text) + "\n" + pandoc_citation(*paper, *passage) + " · " +
           escaped(one_line(place)) + " · `" + one_line(passage->id) + "`\n";
  }
  if (items.empty()) return out;
  out += "\n## Papers\n\n";
  for (const auto& one : by_paper(items)) out += bibliography_line(*one.paper);
  return out;
}

}  // namespace dossier::export_writers
