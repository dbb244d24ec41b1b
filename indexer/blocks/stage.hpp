// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/blocks/account.hpp"
#include "indexer/blocks/apply.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dossier::reading {

class Dehyphenator;

/// What a stage sees. It changes nothing of it.
struct StageInput {
  const std::vector<Block>& blocks;
  const std::string& title;   ///< of the paper, where its metadata block gives one
  const Dehyphenator& words;  ///< that knows the compounds of the paper
};

/// One step from what a reader saw to what the blocks mean.
struct Stage {
  std::string_view name;  ///< small letters and hyphens: "running-heads"
  std::string_view does;  ///< one line
  std::vector<Edit> (*run)(const StageInput& input);
};

/// What a stage did to one block or line, for a person to read.
struct TracedEdit {
  std::string action;
  std::string reason;
  std::string confidence;
  LineRange lines;
  std::uint32_t page = 0;           ///< of a PDF, from 1; it has no lines
  std::string kind;                 ///< of the block before; "line" for an edit of lines
  std::vector<std::string> before;  ///< the texts it was given
  std::vector<std::string> kinds;   ///< of the blocks that it made
  std::vector<std::string> after;   ///< their texts
  std::vector<LeftOut> left_out;
  std::string lost_to;  ///< the reason of the edit that won where this one was not applied
};

struct StageTrace {
  std::string stage;
  std::vector<TracedEdit> edits;
  std::string fault;  ///< why all of its edits were thrown away; else empty
};

/// How to look into the stages.
struct StageProbe {
  /// What is left out: stages by name, rules as "STAGE: REASON" with the reason that its edits give.
  std::vector<std::string> without;
  std::vector<StageTrace> stages;  ///< receives what each stage did

  [[nodiscard]] bool leaves_out(std::string_view stage) const;
  [[nodiscard]] bool leaves_out(std::string_view stage, std::string_view reason) const;
};

/// A paper on its way through the stages.
struct Document {
  std::vector<Block> blocks;
  Paper paper;
  Account account;
  std::vector<LeftOut> left_out;  ///< by all stages of blocks, in order
};

/// Runs one stage: asks it for its edits, applies them, and puts what they left out and mended into the account. Where
/// they would lose a word, none is applied and the account gets a note. `probe` may be null.
void run_stage(const Stage& stage, Document& document, const Dehyphenator& words, StageProbe* probe);

}  // namespace dossier::reading
