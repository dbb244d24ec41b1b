// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/views/facet_panel.hpp"

#include "web/views/facet_view.hpp"

#include <array>
#include <utility>

namespace dossier::web {
namespace {

/// What the form of the facets keeps: all but the facets' own values and the offset in the list.
View hidden_fields(const PageUrl& url) {
  auto request = url.request;
  request.filters.clear();
  request.offset = 0;
  View fields = View::array();
  const auto add = [&](const Parameters& parameters) {
    for (const auto& [name, value] : parameters) {
      if (name != "all") fields.push_back({{"field", name}, {"field_value", value}});
    }
  };
  add(print_search(request, PageUrl::usual()));
  add(url.own);
  return fields;
}

}  // namespace

void add_facets(View& view, const PageUrl& url, const std::vector<FacetCounts>& facets, const Catalogue& catalogue,
                const std::string& all) {
  view["facets_action"] = url.path;
  view["facets"] = facet_views(facets, url, all, catalogue);
  view["facet_hidden"] = hidden_fields(url);
  view["filters"] = filter_views(url, catalogue);
  view["filtered"] = !url.request.filters.empty();
  view["filters_count"] = std::to_string(view["filters"].size());
  auto cleared = url;
  cleared.request.filters.clear();
  cleared.request.offset = 0;
  view["clear_filters_href"] = cleared.text();
}

View choice_view(std::string_view label, const PageUrl& href, bool current) {
  return {{"label", label}, {"href", href.text()}, {"current", current}};
}

View sort_choices(const PageUrl& url) {
  constexpr std::array<std::pair<SortOrder, std::string_view>, 3> orders{
      {{SortOrder::Relevance, "Relevance"}, {SortOrder::Year, "Year"}, {SortOrder::Paper, "Paper"}}};
  View views = View::array();
  for (const auto& [order, label] : orders) {
    auto changed = url;
    changed.request.offset = 0;
    changed.request.sort = order;
    const bool unasked = order == SortOrder::Relevance && url.request.query.empty() && url.path == "/search";
    views.push_back(choice_view(unasked ? "Position" : label, changed, url.request.sort == order));
  }
  return views;
}

}  // namespace dossier::web
