// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/call/page_url.hpp"

#include "base/encoding/percent_encoding.hpp"

#include <algorithm>

namespace dossier::web {
namespace {

FacetFilter& filter_of(SearchRequest& request, const std::string& facet) {
  const auto found = std::find_if(request.filters.begin(), request.filters.end(),
                                  [&facet](const FacetFilter& filter) { return filter.facet == facet; });
  if (found != request.filters.end()) return *found;
  return request.filters.emplace_back(FacetFilter{facet, {}, {}});
}

void erase_value(SearchRequest& request, const std::string& facet, const std::string& value) {
  for (auto& filter : request.filters) {
    if (filter.facet != facet) continue;
    std::erase(filter.any_of, value);
    std::erase(filter.none_of, value);
  }
  std::erase_if(request.filters,
                [](const FacetFilter& filter) { return filter.any_of.empty() && filter.none_of.empty(); });
}

/// The reader's address keeps the whole search, and the view that it is shown in where that is not search itself: so
/// that the same matches are marked, and the way back leads to where the user was.
PageUrl reading(std::string path, const PageUrl& search) {
  auto url = search;
  url.path = std::move(path);
  if (search.path == "/evidence" || search.path == "/kwic") {
    url.own.emplace_back("view", search.path.substr(1));
  } else if (!search.path.starts_with("/p")) {  // in the reader itself all stays
    url.own.clear();
  }
  std::erase_if(url.own, [](const Parameter& one) { return one.first == "part" || one.first == "all"; });
  return url;
}

}  // namespace

SearchRequest PageUrl::usual() {
  SearchRequest request;
  request.limit = 20;
  return request;
}

std::string PageUrl::query_text() const {
  auto parameters = print_search(request, usual());
  parameters.insert(parameters.end(), own.begin(), own.end());
  return parameters.empty() ? std::string() : '?' + print_query(parameters);
}

std::string PageUrl::text() const { return path + query_text(); }

PageUrl PageUrl::at(std::string_view other_path) const {
  auto url = *this;
  url.path = other_path;
  url.request.offset = 0;
  url.own.clear();
  return url;
}

PageUrl PageUrl::with(std::string_view name, std::string_view value) const {
  auto url = *this;
  std::erase_if(url.own, [name](const Parameter& parameter) { return parameter.first == name; });
  if (!value.empty()) url.own.emplace_back(name, value);
  return url;
}

PageUrl PageUrl::with_query(std::string query) const {
  auto url = *this;
  url.request.query = std::move(query);
  url.request.offset = 0;
  return url;
}

PageUrl PageUrl::including(const std::string& facet, const std::string& value) const {
  auto url = without(facet, value);
  filter_of(url.request, facet).any_of.push_back(value);
  return url;
}

PageUrl PageUrl::only(const std::string& facet, const std::string& value) const {
  auto url = including(facet, value);
  filter_of(url.request, facet).any_of = {value};
  return url;
}

PageUrl PageUrl::excluding(const std::string& facet, const std::string& value) const {
  auto url = without(facet, value);
  filter_of(url.request, facet).none_of.push_back(value);
  return url;
}

PageUrl PageUrl::without(const std::string& facet, const std::string& value) const {
  auto url = *this;
  erase_value(url.request, facet, value);
  url.request.offset = 0;
  return url;
}

PageUrl PageUrl::without(const std::string& facet) const {
  auto url = *this;
  std::erase_if(url.request.filters, [&facet](const FacetFilter& filter) { return filter.facet == facet; });
  url.request.offset = 0;
  return url;
}

std::string passage_url(std::string_view id, const PageUrl& search) {
  return reading("/passage/" + percent_encode(id), search).text() + "#here";
}

std::string paper_url(std::string_view id, const PageUrl& search) {
  return reading("/paper/" + percent_encode(id), search).text();
}

}  // namespace dossier::web
