// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/pages/page.hpp"

#include "base/strings.hpp"
#include "base/system/memory_reserve.hpp"
#include "base/utf8.hpp"
#include "web/views/wording.hpp"

#include <algorithm>
#include <array>

namespace dossier::web {
namespace {

struct Tab {
  std::string_view path;
  std::string_view name;
  bool asks;  ///< takes the search along
};

constexpr std::array<Tab, 10> tabs{{{"/search", "Search", true},
                                    {"/evidence", "Evidence", true},
                                    {"/matrix", "Matrix", true},
                                    {"/kwic", "Concordance", true},
                                    {"/compare", "Side by side", true},
                                    {"/citations", "Citations", true},
                                    {"/timeline", "Charts", true},
                                    {"/papers", "Papers", false},
                                    {"/saved", "Saved", false},
                                    {"/collection", "Collection", false}}};

/// The views behind the tab of charts, which opens the first of them.
constexpr std::array<std::string_view, 6> chart_paths{"/timeline", "/dispersion", "/network",
                                                      "/heat",     "/keyness",    "/citation-network"};

bool is_chart(std::string_view path) {
  return std::find(chart_paths.begin(), chart_paths.end(), path) != chart_paths.end();
}

View tab_views(const PageUrl& url) {
  View views = View::array();
  for (const auto& tab : tabs) {
    views.push_back({{"label", tab.name},
                     {"href", tab.asks ? url.at(tab.path).text() : std::string(tab.path)},
                     {"current", url.path == tab.path || (tab.path == chart_paths[0] && is_chart(url.path))},
                     {"collection", tab.path == "/collection"}});
  }
  return views;
}

/// What a form keeps beside its own fields: all of the state but the query, the offset in the list, and `except`.
View hidden_fields(const PageUrl& url) {
  View fields = View::array();
  auto request = url.request;
  request.query.clear();
  request.offset = 0;
  for (const auto& [name, value] : print_search(request, PageUrl::usual())) {
    fields.push_back({{"field", name}, {"field_value", value}});
  }
  for (const auto& [name, value] : url.own) fields.push_back({{"field", name}, {"field_value", value}});
  return fields;
}

View style_choices(const Call& call) {
  View views = View::array();
  const auto chosen = call.style.chosen();
  for (const auto& info : citation_styles) {
    views.push_back({{"value", info.name}, {"text", info.label}, {"selected", info.name == chosen}});
  }
  for (const auto& [name, title] : call.styles.list()) {
    views.push_back({{"value", name}, {"text", title}, {"selected", name == chosen}});
  }
  return views;
}

View empty_frame(const std::string& title) {
  return {
      {"title", title}, {"query", ""}, {"action", "/search"}, {"hidden", View::array()}, {"notices", View::array()}};
}

}  // namespace

PageUrl page_url(Call& call, std::string_view path, const std::vector<std::string_view>& own) {
  PageUrl url;
  url.path = path;
  url.style = call.style;
  url.request = take_search(call.parameters, call.catalogue.facets(), PageUrl::usual());
  for (const auto name : own) {
    if (auto value = call.parameters.take(name); value && !value->empty())
      url.own.emplace_back(name, std::move(*value));
  }
  return url;
}

View frame(Call& call, const PageUrl& url, const std::string& title) {
  memory_reserve::give_up_if_low();
  auto view = empty_frame(title);
  const bool asks = url.path == "/evidence" || url.path == "/matrix" || url.path == "/kwic" || url.path == "/compare" ||
                    url.path.starts_with("/citations") || is_chart(url.path);
  view["query"] = url.request.query;
  view["action"] = asks ? url.path : std::string("/search");
  view["hidden"] = hidden_fields(asks || url.path == "/search" ? url : url.at("/search"));
  view["tabs"] = tab_views(url);
  view["correcting"] = call.correct != nullptr;
  view["styles"] = style_choices(call);
  view["choosing"] = true;
  view["skips_to_results"] = asks || url.path == "/search";
  view["here"] = url.text();
  for (const auto& notice : call.parameters.finish()) {
    view["notices"].push_back({{"message", notice.message}, {"hint", sentence(notice.hint)}});
  }
  const auto& info = call.catalogue.info();
  view["index_text"] = counted(info.passages, "passage") + " of " + counted(info.papers, "paper") + ", indexed " +
                       info.updated.substr(0, 10);
  return view;
}

Result<std::vector<FacetCounts>> facets_of(const Call& call, const PageUrl& url) {
  auto request = url.request;
  request.limit = request.offset = 0;
  auto response = call.searcher.search(request);
  if (!response) return std::move(response).error();
  return std::move(response->facets);
}

Result<Reply> page(Call& call, std::string_view name, const View& view) {
  memory_reserve::give_up_if_low();
  return Reply{200, "text/html; charset=utf-8", {}, call.templates.render(name, view)};
}

Reply error_page(Templates& templates, int status, std::string_view message, std::string_view hint) {
  auto view = empty_frame(std::string(status_phrase(status)));
  view["tabs"] = tab_views({});
  view["index_text"] = "";
  view["message"] = sentence(message);
  // What to type in a terminal is no remedy for who follows a link.
  view["hint"] = status == 404 && hint.starts_with("dossier ") ? std::string() : sentence(hint);
  return Reply{status, "text/html; charset=utf-8", {}, templates.render("error", view)};
}

}  // namespace dossier::web
