// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/answers/timeline.hpp"
#include "web/charts/chart_page.hpp"

namespace dossier::web::charts {

/// The parameter `by`: which years a chart counts by. A notice where the index does not know those that are asked for.
TimelineBy asked_years(Call& call);
/// Puts it into the address of the chart.
void keep_years(PageUrl& url, TimelineBy by);
/// The choice beside a chart.
View year_choice(const PageUrl& url, TimelineBy by);

}  // namespace dossier::web::charts
