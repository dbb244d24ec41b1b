// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/memory_reserve.hpp"
#include "base/strings.hpp"
#include "base/text_direction.hpp"
#include "index/page_text.hpp"
#include "searcher/output/export_items.hpp"
#include "searcher/output/export_kwic.hpp"
#include "web/pages/page.hpp"
#include "web/pages/pages.hpp"
#include "web/views/echo_view.hpp"
#include "web/views/facet_view.hpp"
#include "web/views/wording.hpp"

#include <array>
#include <map>

namespace dossier::web::pages {
namespace {

constexpr std::uint32_t lines_a_page = 100;
constexpr std::uint32_t csv_lines = 100000;
constexpr std::array<std::string_view, 3> order_names{"relevance", "left", "right"};
constexpr std::array<std::string_view, 3> order_labels{"Relevance", "Word before", "Word after"};

View line_views(Call& call, const KwicResponse& response, const PageUrl& url) {
  std::map<std::string, std::string> names;
  View views = View::array();
  for (const auto& line : response.lines) {
    memory_reserve::give_up_if_low();
    auto& name = names[line.paper];
    if (name.empty()) {
      const auto paper = call.reader.paper(line.paper);
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
  for (std::size_t i = 0; i < order_names.size(); ++i) {
    views.push_back({{"label", order_labels[i]},
                     {"href", url.with("order", i == 0 ? std::string_view() : order_names[i]).text()},
                     {"current", i == chosen}});
  }
  return views;
}

std::string count_text(const KwicResponse& response) {
  auto text = counted(response.total, "line") + " in " + counted(response.looked_at, "passage");
  if (response.passages > response.looked_at) text += ", the best of " + with_separators(response.passages);
  return text;
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

PageUrl all_lines(const PageUrl& url) {
  auto all = url;
  all.request.offset = 0;
  return all;
}

Reply csv_file(const Call& call, const PageUrl& url, const KwicResponse& response) {
  const auto provenance = provenance_of(call.reader.info(), response.echo.understood, url.request.filters);
  Reply reply{200, "text/csv; charset=utf-8", {}, kwic_csv(provenance, response)};
  reply.headers.emplace_back("Content-Disposition", "attachment; filename=\"dossier-concordance.csv\"");
  return reply;
}

}  // namespace

Result<Reply> kwic(Call& call) {
  const auto order = call.parameters.take_choice("order", {order_names.begin(), order_names.end()}, 0);
  const bool as_csv = call.parameters.take_choice("format", {"page", "csv"}, 0) == 1;
  auto url = page_url(call, "/kwic");
  if (order != 0) url.own.emplace_back("order", order_names[order]);
  KwicRequest request;
  request.search = url.request;
  request.search.limit = lines_a_page;
  request.order = static_cast<KwicOrder>(order);
  if (as_csv) request.search.limit = csv_lines;
  auto response = call.searcher.kwic(request);
  if (!response) return response.error();
  if (as_csv) return csv_file(call, url, *response);
  if (response->lines.empty() && response->total > 0) {  // past the end: the last page
    url.request.offset = request.search.offset = (response->total - 1) / lines_a_page * lines_a_page;
    response = call.searcher.kwic(request);
    if (!response) return response.error();
  }
  auto view = frame(call, url, "Concordance: " + url.request.query);
  view["echo"] = echo_view(response->echo, url, call.reader);
  view["invitation"] = url.request.query.empty();
  view["count_text"] = count_text(*response);
  view["filters"] = filter_views(url, call.reader);
  view["filtered"] = !url.request.filters.empty();
  auto cleared = url;
  cleared.request.filters.clear();
  view["clear_filters_href"] = cleared.text();
  view["csv_href"] = all_lines(url).with("format", "csv").text();
  view["orders"] = order_choices(url, order);
  view["lines"] = line_views(call, *response, url);
  view["right_to_left"] = !response->lines.empty() && runs_right_to_left(response->lines.front().keyword);
  view["none"] = response->lines.empty() && !url.request.query.empty();
  view["any"] = !response->lines.empty();
  view["paging"] = paging(url, response->total);
  return page(call, "kwic", view);
}

}  // namespace dossier::web::pages
