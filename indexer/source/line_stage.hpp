// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/blocks/stage.hpp"
#include "indexer/source/source_lines.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Stages that look at the lines of a text before a reader makes blocks of them.
namespace dossier::reading {

/// One line as a stage wants it. What the text lacks of the line before stands in `left_out`.
struct LineEdit {
  std::size_t at = 0;  ///< ordinal of the line, from 0
  SourceLine made;
  std::vector<LeftOut> left_out;
  std::string repair;  ///< as the report counts it; may be empty
  std::string reason;
  Confidence confidence = Confidence::Likely;
};

struct LineEdits {
  std::vector<LineEdit> edits;     ///< at most one a line, in order
  std::vector<std::size_t> taken;  ///< blank lines, or lines that an edit blanks, that part nothing: they go; ascending
  std::vector<SourceLine> relaid;  ///< where not empty: all lines anew, in another order; `edits` is empty then
  std::string relaid_because;
  std::string relaid_repair = "columns taken apart";  ///< as the report counts it; may be empty
  long page_offset = 0;                               ///< printed numbers of pages less their count
};

struct LineStage {
  std::string_view name;
  std::string_view does;
  LineEdits (*run)(const std::vector<SourceLine>& lines);
};

/// The edit that blanks a line.
LineEdit blank_line(const std::vector<SourceLine>& lines, std::size_t at, std::string_view as, std::string_view why,
                    Confidence confidence = Confidence::Likely);

/// The edit that takes up to so many blanks from the front of a line; nothing for a line that has none there, or no
/// text.
std::optional<LineEdit> less_indented(const std::vector<SourceLine>& lines, std::size_t at, std::size_t blanks,
                                      std::string_view why);

/// Runs one stage as run_stage does: where its edits would lose a word, none is applied and the account gets a note.
void run_line_stage(const LineStage& stage, std::vector<SourceLine>& lines, Account& account, StageProbe* probe);

}  // namespace dossier::reading
