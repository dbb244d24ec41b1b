// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/answers/timeline.hpp"
#include "web/charts/chart_page.hpp"

namespace dossier::web::charts {

/// Passages by year, drawn and as a table; `search` is where its links begin.
Figure timeline_figure(const TimelineResponse& response, const PageUrl& search);

}  // namespace dossier::web::charts
