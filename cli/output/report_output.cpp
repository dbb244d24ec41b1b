// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output/report_output.hpp"

#include "base/strings.hpp"
#include "cli/output/text_output.hpp"
#include "cli/terminal/console.hpp"
#include "indexer/intake/file_walk.hpp"
#include "searcher/output/report_words.hpp"

#include <array>
#include <map>
#include <numeric>
#include <string_view>
#include <utility>

namespace dossier {
namespace {

// In the order of PassageKind: one, and many.
constexpr std::array<std::pair<const char*, const char*>, 8> kinds{{{"paragraph", "paragraphs"},
                                                                    {"list", "lists"},
                                                                    {"table", "tables"},
                                                                    {"footnote", "footnotes"},
                                                                    {"reference", "references"},
                                                                    {"front matter", "front matter"},
                                                                    {"of your notes", "of your notes"},
                                                                    {"of your annotations", "of your annotations"}}};

std::string by_kind(const FileRecord& record) {
  std::string out;
  for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
    if (record.passages[kind] == 0) continue;
    out += (out.empty() ? "" : ", ") + counted(record.passages[kind], kinds[kind].first, kinds[kind].second);
  }
  return out;
}

using Counts = std::map<std::string, std::uint32_t>;

std::string in_words(const Counts& counts, std::string (*words)(std::string_view, std::uint32_t)) {
  std::vector<std::string> parts;
  for (const auto& [name, count] : counts) parts.push_back(words(name, count));
  return joined(parts, ", ");
}

std::uint32_t sum(const Counts& counts) {
  return std::accumulate(counts.begin(), counts.end(), 0U,
                         [](auto total, const auto& row) { return total + row.second; });
}

void write_detail(Console& console, const std::string& head, const std::string& text) {
  if (text.empty()) return;
  const auto line = head + text;
  text::body(console, line, {0, static_cast<std::uint32_t>(line.size())}, {}, 4);
}

void write_record(Console& console, const FileRecord& record) {
  const auto path = console.link(record.path, 1, console.paint(Style::Strong, record.path));
  if (record.outcome == FileOutcome::Skipped) {
    const auto reason = ": skipped: " + record.skipped_because;
    console.write("  " + path + (record.read_instead.empty() ? console.paint(Style::Warning, reason) : reason) + "\n");
    return;
  }
  console.write("  " + path + "\n");
  const auto total = std::accumulate(record.passages.begin(), record.passages.end(), 0U);
  const auto papers = record.paper_count > 1 ? " in " + counted(record.paper_count, "paper", "papers") : std::string();
  const bool bibliography = format_of(record.path) == FileFormat::Bibliography;
  if (total == 0 && !bibliography) console.write("    no passages\n");
  if (bibliography) {
    for (const auto& note : record.notes) write_detail(console, "", note);
    return;
  }
  write_detail(console, counted(total, "passage", "passages") + papers + ": ", by_kind(record));
  write_detail(console, counted(sum(record.dropped_lines), "line", "lines") + " dropped: ",
               in_words(record.dropped_lines, dropped_in_words));
  write_detail(console, "repaired: ", in_words(record.repairs, repaired_in_words));
  if (!record.badly_read_because.empty()) {
    write_detail(console, console.paint(Style::Warning, "probably read badly: "), record.badly_read_because);
  }
  for (const auto& note : record.notes) write_detail(console, "note: ", note);
}

}  // namespace

void write_file_report(Console& console, const std::vector<FileRecord>& file_records) {
  for (const auto& record : file_records) write_record(console, record);
}

}  // namespace dossier
