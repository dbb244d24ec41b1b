// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "index/mentions_year.hpp"
#include "searcher/charts/chart_json.hpp"
#include "searcher/charts/chart_tables.hpp"
#include "searcher/charts/timeline_chart.hpp"
#include "web/charts/chart_page.hpp"
#include "web/charts/charts.hpp"
#include "web/charts/timeline_figure.hpp"
#include "web/views/facet_panel.hpp"

#include <algorithm>

namespace dossier::web::charts {
namespace {

struct Asked {
  PageUrl url;
  TimelineRequest request;
};

bool knows_mentions(const Call& call) {
  const auto& facets = call.reader.facets();
  return std::find(facets.begin(), facets.end(), mentions_year_facet) != facets.end();
}

Asked asked_timeline(Call& call) {
  Asked asked;
  const auto by = call.parameters.take_choice("by", {timeline_by_names.begin(), timeline_by_names.end()}, 0);
  asked.request.by = static_cast<TimelineBy>(by);
  if (asked.request.by == TimelineBy::Mentions && !knows_mentions(call)) {
    asked.request.by = TimelineBy::Papers;
    call.parameters.add_notice("by", "The index knows no years that passages mention.", "index the papers again");
  }
  asked.url = page_url(call, "/timeline");
  if (asked.request.by == TimelineBy::Mentions) asked.url.own.emplace_back("by", timeline_by_names[by]);
  asked.request.search = asked.url.request;
  return asked;
}

View by_choice(const PageUrl& url, TimelineBy by) {
  View options = View::array();
  options.push_back(choice_view("Paper", url.with("by", ""), by == TimelineBy::Papers));
  options.push_back(choice_view("Mentioned", url.with("by", timeline_by_names[1]), by == TimelineBy::Mentions));
  return {{"name", "Year"}, {"options", options}};
}

}  // namespace

Figure timeline_figure(const TimelineResponse& response, const PageUrl& search) {
  const auto address = [&](const std::string& value) {
    return address_of_value(search, response.echo.understood, response.facet, value);
  };
  const bool of_papers = response.facet == "year";
  Figure figure;
  figure.caption = of_papers ? "Passages by year of the paper" : "Passages by year mentioned";
  figure.svg = chart::timeline_chart(response, address).inside_page();
  figure.head = {of_papers ? "Year" : "Year or decade", "Passages", "Papers", "All passages of the year", "Share"};
  for (const auto& year : response.years) {
    View row = View::array();
    row.push_back(cell(year.value));
    row.push_back(cell(with_separators(year.passages), address(year.value)));
    row.push_back(cell(with_separators(year.papers)));
    row.push_back(cell(with_separators(year.all)));
    row.push_back(cell(chart::number(year.share() * 100) + "%"));
    figure.rows.push_back({{"cells", row}});
  }
  return figure;
}

Result<Reply> timeline(Call& call) {
  const auto [url, request] = asked_timeline(call);
  const auto response = call.searcher.timeline(request);
  if (!response) return response.error();
  auto framed = chart_frame(call, url, response->echo, "Timeline", "how many passages, by year");
  if (!framed) return std::move(framed).error();
  auto& view = *framed;
  view["choices"].push_back(by_choice(url, request.by));
  view["count_text"] = counted(response->total, "passage") + " in " + counted(response->papers, "paper");
  view["none"] = response->years.empty();
  view["none_text"] = response->total == 0 ? "No passage matches." : "No passage that matches has a year.";
  if (!response->years.empty()) view["figures"].push_back(figure_view(timeline_figure(*response, url.at("/search"))));
  view["rest_text"] = response->undated > 0 ? counted(response->undated, "passage") + " without a year" : std::string();
  view["rest_href"] =
      address_of_value(url.at("/search"), response->echo.understood, response->facet, std::string(unknown_value));
  return page(call, "chart", view);
}

Result<Reply> timeline_file(Call& call) {
  const auto asked = asked_timeline(call);
  const auto response = call.searcher.timeline(asked.request);
  if (!response) return response.error();
  return chart_file(
      call, asked.request.search, response->echo, [&] { return to_json(*response); },
      [&] { return timeline_table(*response); }, [&] { return chart::timeline_chart(*response, {}); });
}

}  // namespace dossier::web::charts
