// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/file_record.hpp"
#include "indexer/quality/reading_signs.hpp"

#include <string>

namespace dossier::reading {

/// How well a file was read, by the reader's own estimate.
struct ReadingEstimate {
  double right = 1;                ///< share of the paragraphs that begin and end where they should, 0 to 1
  Sign main = Sign::UnendedWords;  ///< the sign that speaks most against it
};

/// The estimate: each sign's share, or its square root, times a weight. bench/fit_quality.py fits the weights on papers
/// with known passages.
ReadingEstimate estimate_of(const ReadingSigns& signs);

/// Below this share of paragraphs the user is warned.
inline constexpr double badly_read = 0.45;

/// What is wrong and what to do, in one sentence; empty where the file was read well enough.
std::string reading_warning(const ReadingSigns& signs, const ReadingEstimate& estimate);

/// Fills `quality` and `badly_read_because` of the record; gives what they stand on.
ReadingSigns note_quality(const std::vector<Passage>& passages, SourceForm form, double pages_without_text,
                          FileRecord& record);

}  // namespace dossier::reading
