// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/answers/dispersion.hpp"
#include "searcher/answers/timeline.hpp"
#include "searcher/output/export_table.hpp"

namespace dossier {

/// A row a year: passages, papers, all passages of the year, the share.
ExportTable timeline_table(const TimelineResponse& response);
/// A row a match: paper, year, ordinal of the passage, passages of the paper, id of the passage.
ExportTable dispersion_table(const DispersionResponse& response);

}  // namespace dossier
