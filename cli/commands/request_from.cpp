// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/request_from.hpp"

#include "cli/options/arguments.hpp"
#include "cli/terminal/console.hpp"
#include "index/cluster_address.hpp"
#include "searcher/types/confidence.hpp"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <string_view>

namespace dossier {
namespace {

constexpr std::size_t most_input = 65536;  // the searcher cuts a query far below

std::string from_input() {
  std::string text;
  char c = 0;
  while (text.size() < most_input && std::cin.get(c)) text += c;
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

FacetFilter& filter_on(std::vector<FacetFilter>& filters, std::string_view facet) {
  const auto found = std::ranges::find(filters, facet, &FacetFilter::facet);
  if (found != filters.end()) return *found;
  FacetFilter filter;
  filter.facet = facet;
  filters.push_back(std::move(filter));
  return filters.back();
}

}  // namespace

Result<IndexReader> open_index(const Arguments& arguments, Console& console) {
  std::error_code error;
  const auto here = std::filesystem::current_path(error);
  auto path = locate_index(arguments.value("index"), here);
  if (!path) return std::move(path).error();
  console.resolve_links_from(std::filesystem::absolute(*path, error).parent_path().string());
  return IndexReader::open(*path);
}

std::string cluster_place(const Arguments& arguments) {
  std::error_code error;
  const auto path = locate_index(arguments.value("index"), std::filesystem::current_path(error));
  return path && is_cluster_address(path->native()) ? path->string() : std::string();
}

std::string query_text(const Arguments& arguments, std::size_t first) {
  std::string text;
  const auto& words = arguments.operands();
  if (words.size() == first + 1 && words[first] == "-") return from_input();
  for (std::size_t i = first; i < words.size(); ++i) text += (i > first ? " " : "") + words[i];
  return text;
}

std::vector<FacetFilter> facet_filters(const Arguments& arguments) {
  std::vector<FacetFilter> filters;
  for (const auto facet : standard_facets) {
    for (const auto& value : arguments.values(facet)) filter_on(filters, facet).any_of.push_back(value);
  }
  for (const auto& text : arguments.values("filter")) {
    const auto equals = text.find('=');
    const bool leaves_out = text[equals - 1] == '!';
    auto& filter = filter_on(filters, std::string_view(text).substr(0, equals - (leaves_out ? 1 : 0)));
    (leaves_out ? filter.none_of : filter.any_of).push_back(text.substr(equals + 1));
  }
  return filters;
}

std::uint32_t min_confidence(const Arguments& arguments) {
  return read_confidence(arguments.value("min-confidence", "0")).value_or(0);
}

std::optional<bool> user_notes(const Arguments& arguments) {
  if (arguments.has("no-notes")) return false;
  return arguments.has("with-notes") ? std::optional(true) : std::nullopt;
}

SearchRequest search_request(const Arguments& arguments, std::string query) {
  SearchRequest request;
  request.query = std::move(query);
  request.filters = facet_filters(arguments);
  request.min_confidence = min_confidence(arguments);
  request.user_notes = user_notes(arguments);
  const bool exact = arguments.has("exact");
  request.expansion.stems = !exact && !arguments.has("no-stems");
  request.expansion.spelling = !exact && !arguments.has("no-spelling");
  request.expansion.synonyms = !exact && !arguments.has("no-synonyms");
  request.expansion.acronyms = !exact && !arguments.has("no-acronyms");
  request.expansion.variants = !exact && !arguments.has("no-variants");
  request.expansion.related = !exact && !arguments.has("no-related");
  request.meaning = !exact && !arguments.has("no-meaning");
  request.limit = arguments.number("limit", request.limit);
  request.offset = arguments.number("offset", 0);
  request.per_paper = arguments.number("per-paper", 0);
  request.facets = !arguments.has("no-facets");
  request.explain = arguments.has("explain");
  request.feedback = arguments.has("feedback");
  const auto sort = arguments.value("sort");
  if (sort == "year") request.sort = SortOrder::Year;
  if (sort == "paper") request.sort = SortOrder::Paper;
  return request;
}

}  // namespace dossier
