// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "base/system/memory_reserve.hpp"
#include "searcher/charts/chart_json.hpp"
#include "searcher/charts/chart_tables.hpp"
#include "searcher/charts/dispersion_chart.hpp"
#include "web/charts/chart_page.hpp"
#include "web/charts/charts.hpp"
#include "web/charts/timeline_figure.hpp"
#include "web/views/facet_panel.hpp"
#include "web/views/wording.hpp"

namespace dossier::web::charts {
namespace {

constexpr std::uint32_t papers_a_page = 50;

struct Asked {
  PageUrl url;
  DispersionRequest request;
};

Asked asked_dispersion(Call& call) {
  Asked asked;
  asked.url = page_url(call, "/dispersion");
  asked.request.search = asked.url.request;
  asked.request.search.limit = papers_a_page;
  return asked;
}

Figure marks_figure(const DispersionResponse& response, const PageUrl& search) {
  const auto of_passage = [&](const std::string& id) { return passage_url(id, search); };
  const auto of_paper = [&](const std::string& id) {
    return address_of_value(search, response.echo.understood, "paper", id);
  };
  Figure figure;
  figure.caption = "Where in each paper the passages stand";
  figure.svg = chart::dispersion_chart(response, {of_passage, of_paper, short_name}).inside_page();
  figure.head = {"Paper", "Passages", "Of", "Places, from the first passage"};
  for (const auto& one : response.papers) {
    memory_reserve::give_up_if_low();
    std::vector<std::pair<std::string, std::string>> places;
    for (const auto& mark : one.marks) places.emplace_back(with_separators(mark.n), of_passage(mark.id));
    View row = View::array();
    row.push_back(cell(short_name(one.paper)));
    row.push_back(cell(with_separators(one.marks.size()), of_paper(one.paper.id)));
    row.push_back(cell(with_separators(one.length)));
    row.push_back(cell_of_links(places));
    figure.rows.push_back({{"cells", row}});
  }
  return figure;
}

View sort_choice(const PageUrl& url) {
  auto options = sort_choices(url);
  options[0]["label"] = "Passages";
  return {{"name", "Sort by"}, {"options", options}};
}

View paging(const PageUrl& url, std::uint32_t papers) {
  const auto at = url.request.offset;
  const auto linked = [&url](std::uint32_t offset) {
    auto changed = url;
    changed.request.offset = offset;
    return changed.text();
  };
  if (at == 0 && papers <= papers_a_page) return false;
  View view{{"numbers", View::array()}, {"previous", false}, {"next", false}};
  if (at > 0) view["previous"] = linked(at > papers_a_page ? at - papers_a_page : 0);
  if (papers > papers_a_page && at < papers - papers_a_page) view["next"] = linked(at + papers_a_page);
  return view;
}

}  // namespace

Result<Reply> dispersion(Call& call) {
  const auto [url, request] = asked_dispersion(call);
  const auto response = call.searcher.dispersion(request);
  if (!response) return response.error();
  TimelineRequest by_year;
  by_year.search = request.search;
  const auto years = call.searcher.timeline(by_year);
  if (!years) return years.error();
  auto framed = chart_frame(call, url, response->echo, "Dispersion", "where the passages stand");
  if (!framed) return std::move(framed).error();
  auto& view = *framed;
  const auto search = url.at("/search");
  view["choices"].push_back(sort_choice(url));
  view["count_text"] = counted(response->total, "passage") + " in " + counted(response->papers_with, "paper");
  view["none"] = response->total == 0;
  view["none_text"] = "No passage matches.";
  if (!response->papers.empty()) view["figures"].push_back(figure_view(marks_figure(*response, search)));
  if (!years->years.empty()) view["figures"].push_back(figure_view(timeline_figure(*years, search)));
  view["rest_text"] = view["rest_href"] = "";
  view["paging"] = paging(url, response->papers_with);
  return page(call, "chart", view);
}

Result<Reply> dispersion_file(Call& call) {
  const auto asked = asked_dispersion(call);
  const auto response = call.searcher.dispersion(asked.request);
  if (!response) return response.error();
  return chart_file(
      call, asked.request.search, response->echo, [&] { return to_json(*response); },
      [&] { return dispersion_table(*response); },
      [&] {
        return chart::dispersion_chart(*response, {{}, {}, short_name});
      });
}

}  // namespace dossier::web::charts
