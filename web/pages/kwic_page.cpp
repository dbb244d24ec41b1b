// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "base/system/memory_reserve.hpp"
#include "base/text_direction.hpp"
#include "index/page_text.hpp"
#include "web/pages/asked.hpp"
#include "web/pages/page.hpp"
#include "web/pages/pages.hpp"
#include "web/views/echo_view.hpp"
#include "web/views/export_view.hpp"
#include "web/views/facet_panel.hpp"
#include "web/views/wording.hpp"

#include <array>
#include <cstdio>
#include <map>

namespace dossier::web::pages {
namespace {

constexpr auto lines_a_page = kwic_lines_a_page;
constexpr std::uint32_t collocates_shown = 50;
constexpr std::array<std::string_view, 7> order_labels{"Relevance", "1st word before", "2nd before", "3rd before",
                                                       "1st after", "2nd after",       "3rd after"};

View line_views(Call& call, const KwicResponse& response, const PageUrl& url) {
  std::map<std::string, std::string> names;
  View views = View::array();
  for (const auto& line : response.lines) {
    memory_reserve::give_up_if_low();
    auto& name = names[line.paper];
    if (name.empty()) {
      const auto paper = call.catalogue.paper(line.paper);
      name = paper ? short_name(*paper) : line.paper;
    }
    views.push_back({{"left", line.left},
                     {"keyword", line.keyword},
                     {"right", line.right},
                     {"name", name},
                     {"location", page_locator(line.pages, line.printed)},
                     {"href", passage_url(line.id, url)}});
  }
  return views;
}

View order_choices(const PageUrl& url, std::size_t chosen) {
  View views = View::array();
  for (std::size_t i = 0; i < kwic_order_names.size(); ++i) {
    views.push_back({{"label", order_labels[i]},
                     {"href", url.with("order", i == 0 ? std::string_view() : kwic_order_names[i]).text()},
                     {"current", i == chosen}});
  }
  return views;
}

std::string count_text(const KwicResponse& response) {
  auto text = counted(response.total, "line") + " in " + counted(response.looked_at, "passage");
  if (response.passages > response.looked_at) text += ", the best of " + with_separators(response.passages);
  return text;
}

/// The words around the matches, each leading to the passages where it stands near them.
void add_collocates(View& view, const PageUrl& url, const KwicRequest& request, const KwicResponse& response) {
  view["collocates"] = View::array();
  for (const auto& one : response.collocates) {
    std::array<char, 32> likelihood{};
    std::snprintf(likelihood.data(), likelihood.size(), "%.1f", one.likelihood);
    const auto both = "(" + url.request.query + ") AND \"" + one.term + "\"";
    view["collocates"].push_back({{"term", one.term},
                                  {"near", with_separators(one.near)},
                                  {"all", with_separators(one.all)},
                                  {"likelihood", likelihood.data()},
                                  {"href", url.with_query(both).with("collocates", "").text()}});
  }
  view["any_collocates"] = !response.collocates.empty();
  view["no_collocates"] = request.collocates > 0 && response.collocates.empty();
  view["collocates_href"] =
      request.collocates > 0 ? std::string() : url.with("collocates", std::to_string(collocates_shown)).text();
}

View paging(const PageUrl& url, std::uint32_t total) {
  const auto at = url.request.offset;
  const auto linked = [&url](std::uint32_t offset) {
    auto changed = url;
    changed.request.offset = offset;
    return changed.text();
  };
  View view{{"numbers", View::array()}, {"previous", false}, {"next", false}};
  const bool is_last = total <= lines_a_page || at >= total - lines_a_page;
  if (at == 0 && is_last) return false;
  if (at > 0) view["previous"] = linked(at > lines_a_page ? at - lines_a_page : 0);
  if (!is_last) view["next"] = linked(at + lines_a_page);
  return view;
}

}  // namespace

Result<Reply> kwic(Call& call) {
  auto [url, request] = asked_kwic(call);
  auto response = call.searcher.kwic(request);
  if (!response) return response.error();
  if (response->lines.empty() && response->total > 0) {  // past the end: the last page
    url.request.offset = request.search.offset = (response->total - 1) / lines_a_page * lines_a_page;
    response = call.searcher.kwic(request);
    if (!response) return response.error();
  }
  const auto facets = facets_of(call, url);
  if (!facets) return facets.error();
  auto view = frame(call, url, "Concordance: " + url.request.query);
  view["echo"] = echo_view(response->echo, url, call.index);
  view["invitation"] = url.request.query.empty();
  view["count_text"] = count_text(*response);
  view["facets_above"] = true;
  add_facets(view, url, *facets, call.catalogue);
  view["more_href"] = response->passages > response->looked_at ? url.with("passages", "0").text() : std::string();
  view["more_text"] = "Look at all " + with_separators(response->passages) + " passages";
  add_collocates(view, url, request, *response);
  view["orders"] = order_choices(url, static_cast<std::size_t>(request.order));
  view["lines"] = line_views(call, *response, url);
  view["right_to_left"] = !response->lines.empty() && runs_right_to_left(response->lines.front().keyword);
  view["none"] = response->lines.empty() && !url.request.query.empty();
  view["any"] = !response->lines.empty();
  view["exported"] = !response->lines.empty();
  view["exports"] = export_views(url, sets_of(response->lines.size(), response->total, "line", "lines"));
  view["paging"] = paging(url, response->total);
  return page(call, "kwic", view);
}

}  // namespace dossier::web::pages
