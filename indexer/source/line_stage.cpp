// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/source/line_stage.hpp"

#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace dossier::reading {
namespace {

/// Whether the new line is the old one without what was left out, in whatever order.
bool keeps_words(std::string_view before, const LineEdit& edit) {
  auto given = squeeze(before);
  auto kept = squeeze(edit.made.text);
  for (const auto& piece : edit.left_out) kept += squeeze(piece.text);
  std::sort(given.begin(), given.end());
  std::sort(kept.begin(), kept.end());
  return given == kept;
}

TracedEdit traced(const SourceLine& line, const LineEdit& edit) {
  TracedEdit out;
  const bool same = line.text == edit.made.text;
  out.action = to_string(same ? Action::Mark : edit.made.blank() ? Action::Drop : Action::SetText);
  out.reason = edit.reason;
  out.confidence = to_string(edit.confidence);
  out.lines = {line.number, line.number};
  out.kind = "line";
  out.before.emplace_back(trim(line.text));
  if (!edit.made.blank()) {
    out.kinds.emplace_back("line");
    out.after.emplace_back(trim(edit.made.text));
  }
  out.left_out = edit.left_out;
  return out;
}

StageTrace trace_of(std::string_view stage, const std::vector<SourceLine>& lines, const LineEdits& edits) {
  StageTrace trace;
  trace.stage = stage;
  std::transform(edits.edits.begin(), edits.edits.end(), std::back_inserter(trace.edits),
                 [&](const LineEdit& edit) { return traced(lines[edit.at], edit); });
  if (!edits.relaid.empty()) {
    TracedEdit order;
    order.action = to_string(Action::Split);
    order.reason = edits.relaid_because;
    order.confidence = to_string(Confidence::Likely);
    order.lines = {lines.front().number, lines.back().number};
    order.kind = "line";
    trace.edits.push_back(std::move(order));
  }
  if (edits.page_offset != 0) {
    TracedEdit pages;
    pages.action = to_string(Action::Mark);
    pages.reason = "printed page numbers are " + std::to_string(edits.page_offset) + " from the count of pages";
    pages.confidence = to_string(Confidence::Likely);
    pages.lines = {lines.front().number, lines.back().number};
    pages.kind = "line";
    trace.edits.push_back(std::move(pages));
  }
  return trace;
}

void number_pages(std::vector<SourceLine>& lines, long offset) {
  for (auto& line : lines) {
    const long printed = static_cast<long>(line.page) + offset;
    line.printed = line.page > 0 && printed > 0 ? static_cast<std::uint32_t>(printed) : 0;
  }
}

}  // namespace

namespace {

/// How often each byte that is no blank stands in the lines.
std::array<std::size_t, 256> bytes_of(const std::vector<SourceLine>& lines) {
  std::array<std::size_t, 256> counts{};
  for (const auto& line : lines) {
    for (const char c : line.text) {
      if (!is_blank_char(c)) ++counts[static_cast<unsigned char>(c)];
    }
  }
  return counts;
}

/// Erases the lines that part nothing; the line behind them begins a page where they did.
void take_lines(std::vector<SourceLine>& lines, const std::vector<std::size_t>& taken) {
  std::size_t to = 0;
  auto next = taken.begin();
  bool page = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (next != taken.end() && *next == i) {
      ++next;
      page = page || lines[i].starts_page;
      if (lines[i].blank()) continue;
    }
    lines[to] = lines[i];
    lines[to].starts_page = lines[to].starts_page || std::exchange(page, false);
    ++to;
  }
  lines.resize(to);
}

}  // namespace

LineEdit blank_line(const std::vector<SourceLine>& lines, std::size_t at, std::string_view as, std::string_view why,
                    Confidence confidence) {
  LineEdit edit;
  edit.at = at;
  edit.made = lines[at];
  edit.made.text = {};
  edit.left_out.push_back({std::string(as), std::string(trim(lines[at].text)), 1});
  edit.reason = why;
  edit.confidence = confidence;
  return edit;
}

std::optional<LineEdit> less_indented(const std::vector<SourceLine>& lines, std::size_t at, std::size_t blanks,
                                      std::string_view why) {
  const auto indent = lines[at].text.find_first_not_of(' ');
  if (lines[at].blank() || indent == 0 || blanks == 0) return std::nullopt;
  LineEdit edit;
  edit.at = at;
  edit.made = lines[at];
  edit.made.text.remove_prefix(std::min(indent, blanks));
  edit.reason = why;
  return edit;
}

void run_line_stage(const LineStage& stage, std::vector<SourceLine>& lines, Account& account, StageProbe* probe) {
  if (probe != nullptr && probe->leaves_out(stage.name)) return;
  auto edits = stage.run(lines);
  if (probe != nullptr) {
    auto& all = edits.edits;
    all.erase(std::remove_if(all.begin(), all.end(),
                             [&](const LineEdit& edit) { return probe->leaves_out(stage.name, edit.reason); }),
              all.end());
    probe->stages.push_back(trace_of(stage.name, lines, edits));
  }
  if (!edits.relaid.empty() && (probe == nullptr || !probe->leaves_out(stage.name, edits.relaid_because))) {
    if (bytes_of(lines) == bytes_of(edits.relaid)) {
      lines = std::move(edits.relaid);
      if (!edits.relaid_repair.empty()) account.repair(edits.relaid_repair);
    } else {
      account.notes.push_back("The stage " + std::string(stage.name) +
                              " would have lost words; its changes were left out.");
    }
    return;
  }
  const auto wrong = std::find_if(edits.edits.begin(), edits.edits.end(),
                                  [&](const LineEdit& edit) { return !keeps_words(lines[edit.at].text, edit); });
  if (wrong != edits.edits.end()) {
    const auto fault = "line " + std::to_string(lines[wrong->at].number) + " (" + wrong->reason + ')';
    account.notes.push_back("The stage " + std::string(stage.name) + " would have lost words at " + fault +
                            "; its changes were left out.");
    if (probe != nullptr) probe->stages.back().fault = fault;
    return;
  }
  for (const auto& edit : edits.edits) {
    for (const auto& piece : edit.left_out) account.drop(piece.reason, piece.text, piece.lines);
    if (!edit.repair.empty()) account.repair(edit.repair);
    lines[edit.at] = edit.made;
  }
  if (edits.page_offset != 0) number_pages(lines, edits.page_offset);
  if (!edits.taken.empty()) take_lines(lines, edits.taken);
}

}  // namespace dossier::reading
