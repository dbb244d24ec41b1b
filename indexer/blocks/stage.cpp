// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/blocks/stage.hpp"

#include <algorithm>
#include <utility>

namespace dossier::reading {
namespace {

std::string shown(const Block& block) {
  auto text = block.printed();
  for (const auto& row : block.rows) {
    for (const auto& cell : row) {
      if (!cell.empty()) text += (text.empty() ? "" : " | ") + cell;
    }
  }
  return text;
}

TracedEdit traced(const std::vector<Block>& blocks, const Edit& edit) {
  TracedEdit line;
  line.action = to_string(edit.action);
  line.reason = edit.reason;
  line.confidence = to_string(edit.confidence);
  line.lines = blocks[edit.at].lines;
  line.kind = to_string(blocks[edit.at].kind);
  line.before.push_back(shown(blocks[edit.at]));
  for (const auto at : edit.joined) line.before.push_back(shown(blocks[at]));
  for (const auto& block : edit.made) {
    line.kinds.emplace_back(to_string(block.kind));
    line.after.push_back(shown(block));
  }
  line.left_out = edit.left_out;
  return line;
}

/// Must be called with the blocks as the stage saw them.
StageTrace trace_of(const Stage& stage, const std::vector<Block>& blocks, const std::vector<Edit>& edits) {
  StageTrace trace;
  trace.stage = stage.name;
  std::transform(edits.begin(), edits.end(), std::back_inserter(trace.edits),
                 [&](const Edit& edit) { return traced(blocks, edit); });
  return trace;
}

void tell_account(const Applied& applied, Document& document) {
  for (std::size_t i = 0; i < applied.edits.size(); ++i) {
    if (applied.lost_to[i] != Applied::none) continue;
    const auto& edit = applied.edits[i];
    for (const auto& piece : edit.left_out) document.account.drop(piece.reason, piece.text, piece.lines);
    for (const auto& repair : edit.repairs) document.account.repair(repair);
    document.left_out.insert(document.left_out.end(), edit.left_out.begin(), edit.left_out.end());
  }
}

/// Says in the trace which edits lost, and against which.
void trace_result(const Applied& applied, StageTrace& trace) {
  trace.fault = applied.fault;
  for (std::size_t i = 0; i < applied.edits.size(); ++i) {
    const auto winner = applied.lost_to[i];
    if (winner != Applied::none) trace.edits[i].lost_to = applied.edits[winner].reason;
  }
}

}  // namespace

bool StageProbe::leaves_out(std::string_view stage) const {
  return std::find(without.begin(), without.end(), stage) != without.end();
}

bool StageProbe::leaves_out(std::string_view stage, std::string_view reason) const {
  if (without.empty()) return false;
  for (std::size_t at = 0; at < reason.size();) {  // an edit may have several reasons
    const auto end = std::min(reason.find("; ", at), reason.size());
    if (leaves_out(std::string(stage) + ": " + std::string(reason.substr(at, end - at)))) return true;
    at = end + 2;
  }
  return false;
}

void run_stage(const Stage& stage, Document& document, const Dehyphenator& words, StageProbe* probe) {
  if (probe != nullptr && probe->leaves_out(stage.name)) return;
  auto edits = stage.run({document.blocks, document.paper.title, words});
  if (probe != nullptr) {
    edits.erase(std::remove_if(edits.begin(), edits.end(),
                               [&](const Edit& edit) { return probe->leaves_out(stage.name, edit.reason); }),
                edits.end());
    probe->stages.push_back(trace_of(stage, document.blocks, edits));
  }
  const auto applied = apply_edits(document.blocks, std::move(edits));
  if (probe != nullptr) trace_result(applied, probe->stages.back());
  if (applied.fault.empty()) {
    tell_account(applied, document);
  } else {
    document.account.notes.push_back("The stage " + std::string(stage.name) + " would have lost words at " +
                                     applied.fault + "; its changes were left out.");
  }
}

}  // namespace dossier::reading
