// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output/reading_output.hpp"

#include "base/columns.hpp"
#include "cli/output/text_output.hpp"
#include "cli/terminal/console.hpp"
#include "cli/terminal/safe_text.hpp"
#include "indexer/structure/block_view.hpp"

#include <algorithm>

namespace dossier::text {
namespace {

constexpr std::size_t lines_column = 11;

std::string lines_of(LineRange lines) {
  const auto first = std::to_string(lines.first);
  return lines.first == lines.last ? first : first + "-" + std::to_string(lines.last);
}

std::string padded(std::string text, std::size_t columns) {
  text.resize(std::max(text.size(), columns), ' ');
  return text;
}

/// As much of a text as fits on the rest of a line.
std::string cut(const Console& console, std::string_view text, std::size_t used) {
  const auto safe = safe_text(text);
  const auto columns = console.looks().columns;
  const auto room = columns > used + 1 ? columns - used - 1 : 1;
  const auto shown = fitting(safe, room);
  return std::string(shown) + (shown.size() < safe.size() ? "…" : "");
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string all;
  for (const auto& part : parts) {
    if (!all.empty()) all += between;
    all += part;
  }
  return all;
}

/// "drop", "heading → paragraph", "join 2".
std::string change_of(const reading::TracedEdit& edit) {
  if (edit.action == "join") return "join " + std::to_string(edit.before.size()) + " " + edit.kind + "s";
  const auto made = joined(edit.kinds, ", ");
  return edit.action + " " + edit.kind + (made.empty() || made == edit.kind ? "" : " → " + made);
}

void write_edit(Console& console, const reading::TracedEdit& edit) {
  const auto& shown = edit.after.empty() ? edit.before : edit.after;
  const auto lost = edit.lost_to.empty() ? std::string() : "; not applied: " + edit.lost_to;
  const auto where = edit.page > 0 ? "page " + std::to_string(edit.page) : lines_of(edit.lines);
  const auto margin = std::string(2, ' ') + padded(where, lines_column);
  console.write(margin + console.paint(Style::Label, change_of(edit)) +
                console.paint(Style::Faint, ": " + edit.reason + " (" + edit.confidence + ")" + lost) + "\n");
  if (shown.empty() || shown.front().empty()) return;
  const std::string indent(margin.size(), ' ');
  console.write(indent + cut(console, joined(shown, " ¶ "), indent.size()) + "\n");
}

}  // namespace

void reading(Console& console, const PaperReading& reading, const reading::ReadingProbe& probe) {
  console.write(console.paint(Style::Title, text::reference(reading.paper)) + "\n");
  for (const auto& view : reading::view_blocks(probe.blocks)) {
    const auto page = view.page > 0 ? " · page " + std::to_string(view.page) : std::string();
    const auto where = lines_of(view.lines) + " · " + view.kind + " · " + view.section + page;
    console.write("\n" + console.paint(Style::Faint, where) + "\n");
    text::body(console, view.text, {0, static_cast<std::uint32_t>(view.text.size())}, {}, 2);
  }
  for (const auto& note : reading.record.notes) console.note(note);
}

void stages(Console& console, const reading::ReadingProbe& probe) {
  for (const auto& stage : probe.stages) {
    const auto count = stage.edits.size();
    const auto told = count == 0 ? "nothing" : count == 1 ? "1 edit" : std::to_string(count) + " edits";
    console.write(console.paint(Style::Strong, stage.stage) + console.paint(Style::Faint, ": " + told) + "\n");
    if (!stage.fault.empty()) {
      console.write(console.paint(Style::Warning, "  left out, since words would have been lost at " + stage.fault) +
                    "\n");
    }
    for (const auto& edit : stage.edits) write_edit(console, edit);
  }
}

}  // namespace dossier::text
