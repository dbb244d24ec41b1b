// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/charts/year_choice.hpp"

#include "index/mentions_year.hpp"
#include "web/views/facet_panel.hpp"

#include <algorithm>

namespace dossier::web::charts {

TimelineBy asked_years(Call& call) {
  const auto by = static_cast<TimelineBy>(
      call.parameters.take_choice("by", {timeline_by_names.begin(), timeline_by_names.end()}, 0));
  const auto& facets = call.catalogue.facets();
  if (by == TimelineBy::Papers || std::find(facets.begin(), facets.end(), mentions_year_facet) != facets.end())
    return by;
  call.parameters.add_notice("by", "This index has no mentioned years.", "index the papers again");
  return TimelineBy::Papers;
}

void keep_years(PageUrl& url, TimelineBy by) {
  if (by == TimelineBy::Mentions) url.own.emplace_back("by", timeline_by_names[1]);
}

View year_choice(const PageUrl& url, TimelineBy by) {
  View options = View::array();
  options.push_back(choice_view("Paper", url.with("by", ""), by == TimelineBy::Papers));
  options.push_back(choice_view("Mentioned", url.with("by", timeline_by_names[1]), by == TimelineBy::Mentions));
  return {{"name", "Year"}, {"options", options}};
}

}  // namespace dossier::web::charts
