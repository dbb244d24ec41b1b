// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/blocks/block.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::reading {

enum class Action : std::uint8_t {
  Drop,    ///< the block is left out
  Retype,  ///< it is of another kind
  Join,    ///< other blocks go into it
  Split,   ///< it becomes several
  SetText,
  Mark,  ///< kind and text stay; what is known of it changes
};

enum class Confidence : std::uint8_t {
  Guess,    ///< the looks of the text alone
  Likely,   ///< several signs agree
  Certain,  ///< the format or the words themselves say so
};

[[nodiscard]] std::string_view to_string(Action action);
[[nodiscard]] std::string_view to_string(Confidence confidence);

/// Text that stands in no block any more.
struct LeftOut {
  std::string reason;  ///< as the report counts it: "running head"
  std::string text;
  std::uint32_t lines = 0;  ///< 0 for a piece of a line
};

/// One change that a stage asks for. Indices count the blocks that the stage was given.
struct Edit {
  Action action = Action::Mark;
  std::size_t at = 0;               ///< the block; what is made stands in its place
  std::vector<std::size_t> joined;  ///< further blocks that are taken away: their text is in `made` or `left_out`
  std::vector<Block> made;          ///< empty where the block is dropped
  std::vector<LeftOut> left_out;
  std::vector<std::string> repairs;  ///< as the report counts them: "joined"
  std::string reason;
  Confidence confidence = Confidence::Likely;
};

}  // namespace dossier::reading
