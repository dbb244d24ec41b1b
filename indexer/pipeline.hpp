// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/blocks/stage.hpp"
#include "indexer/paper_reader.hpp"
#include "indexer/quality/reading_signs.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dossier::reading {

/// How to look into a reading.
struct ReadingProbe : StageProbe {
  std::vector<Block> blocks;          ///< receives the blocks behind the last stage
  std::vector<std::string> left_out;  ///< receives every text that was left out
  ReadingSigns signs;                 ///< receives what the estimate of quality stands on
};

/// read_paper, looked into where `probe` is set: nothing may vanish without standing either in a passage, or in a
/// heading, or in `left_out`.
Result<PaperReading> read_paper_traced(std::string_view bytes, ReadingProbe* probe);

}  // namespace dossier::reading
