// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "searcher/output/export_writers.hpp"

#include <algorithm>

namespace dossier::export_writers {
namespace {

// Marks of Markdown as CommonMark and Pandoc read it, wherever they stand.
constexpr std::string_view marks = "\\`*_{}[]<>#|~@$^&";

/// Offset of the stop or bracket behind the number or letter that begins a list: `1.`, `a)`, `(iv)`; npos where none
/// does.
std::size_t list_mark(std::string_view line) {
  const std::size_t begin = line.starts_with('(') ? 1 : 0;
  const auto item = line.substr(begin);
  auto end = item.find_first_not_of("0123456789");
  if (end == 0) end = item.find_first_not_of("ivxlcdmIVXLCDM");
  if (end == 0 && is_alpha_ascii(item.front())) end = 1;
  if (item.empty() || end == 0 || end == std::string_view::npos) return std::string_view::npos;
  return item[end] == ')' || (item[end] == '.' && begin == 0) ? begin + end : std::string_view::npos;
}

std::string escaped(std::string_view line) { return escaped_markdown(line); }

/// The same for text that begins no line.
std::string escaped_inside(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (marks.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

/// As code, in a fence of more backticks than any row of them inside.
std::string code(std::string_view line) {
  std::size_t longest = 0;
  std::size_t row = 0;
  for (const char c : line) {
    row = c == '`' ? row + 1 : 0;
    longest = std::max(longest, row);
  }
  const std::string fence(longest + 1, '`');
  const std::string_view pad = longest > 0 ? " " : "";
  return fence + std::string(pad) + std::string(line) + std::string(pad) + fence;
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

std::string bibliography_line(const Citer::Entry& entry, const CitingStyle& style) {
  std::string text;
  for (const auto& part : entry.parts) {
    const auto words = text.empty() ? escaped(part.text) : escaped_inside(part.text);
    text += part.italic ? "*" + words + "*" : words;
  }
  const auto key = style.is(CitationStyle::Pandoc) ? "\\@" + citation_key(*entry.paper) + ": " : std::string();
  return "- " + key + text + "\n";
}

std::string citation(const Citer& citer, const Paper& paper, const Passage& passage) {
  const auto text = citer.cite(paper, passage);
  return citer.style().is(CitationStyle::Pandoc) ? text : escaped(text);
}

}  // namespace

std::string escaped_markdown(std::string_view line) {
  std::string out;
  const auto mark = list_mark(line);
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool begins_block = i == 0 && std::string_view("-+=:%").find(line[i]) != std::string_view::npos;
    if (begins_block || i == mark || marks.find(line[i]) != std::string_view::npos) out += '\\';
    out += line[i];
  }
  return out;
}

std::string markdown(const Provenance& provenance, const std::vector<ExportItem>& items, const CitingStyle& style) {
  std::string out = "# " + escaped(one_line(provenance.query.empty() ? "Passages" : provenance.query)) + "\n\n";
  for (const auto& filter : provenance.filters) out += "- " + escaped(one_line(filter)) + "\n";
  out += "- index of " + escaped(provenance.index_date) + ", corpus " + escaped(provenance.corpus_digest) + "\n";
  const Citer citer(style, papers_of(items));
  for (const auto& item : items) {
    const auto* passage = item.passage;
    const auto* paper = item.paper;
    out += "\n" + block_quote(passage->text) + "\n" + citation(citer, *paper, *passage) + " · " +
           escaped(location_line(*passage)) + " · " + code(one_line(passage->id)) + "\n";
    if (const auto note = note_line(item); !note.empty()) out += "\n" + escaped(note) + "\n";
  }
  if (items.empty()) return out;
  out += "\n## Papers\n\n";
  for (const auto& entry : citer.references()) out += bibliography_line(entry, style);
  return out;
}

}  // namespace dossier::export_writers
