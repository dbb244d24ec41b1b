// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "index/own_files.hpp"
#include "web/pages/page.hpp"
#include "web/pages/pages.hpp"
#include "web/views/counting_view.hpp"
#include "web/views/echo_view.hpp"
#include "web/views/export_view.hpp"
#include "web/views/facet_panel.hpp"
#include "web/views/passage_view.hpp"
#include "web/views/wording.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>

namespace dossier::web::pages {
namespace {

constexpr std::uint32_t values_of_a_whole_facet = 5000;
constexpr std::size_t longest_offered_name = 80;  // bytes

/// The time of a search for the developer tools of browsers (W3C Server Timing): not in the body, whose ETag is strong.
std::string server_timing(double milliseconds) {
  std::array<char, 48> text{};
  std::snprintf(text.data(), text.size(), "search;dur=%.1f", milliseconds);
  return text.data();
}

std::string count_text(const SearchResponse& response) {
  if (response.total == 0) return "No passages";
  auto text = counted(response.total, "passage") + " in " + counted(response.papers, "paper");
  if (response.total_all_words != response.total && response.total_all_words > 0) {
    text += ", " + with_separators(response.total_all_words) + " with all words";
  }
  if (response.total_loose > 0)
    text +=
        ", " + with_separators(response.total_loose) + (response.total_loose == 1 ? " loose match" : " loose matches");
  return text;
}

View per_paper_choices(const PageUrl& url) {
  View views = View::array();
  for (const std::uint32_t number : {0U, 1U, 3U}) {
    auto changed = url.at("/search");
    changed.request.per_paper = number;
    views.push_back(
        choice_view(number == 0 ? "all" : std::to_string(number), changed, url.request.per_paper == number));
  }
  return views;
}

PageUrl from_hit(const PageUrl& url, std::uint32_t offset) {
  auto changed = url;
  changed.request.offset = offset;
  return changed;
}

/// Links to the pages of the list around this one. Passages near in meaning make the list longer than the total, and a
/// limit on the hits of a paper makes it shorter: whether this page is the last one the response tells.
View paging(const PageUrl& url, const SearchResponse& response) {
  const auto limit = url.request.limit;
  if (limit == 0 || response.total == 0) return false;
  const auto current = url.request.offset / limit;
  auto last = (response.total - 1) / limit;
  if (response.more) last = std::max(last, current + 1);
  if (!response.more && !response.hits.empty()) last = current;
  if (last == 0 && current == 0) return false;
  View numbers = View::array();
  const auto first_shown = current > 3 ? current - 3 : 0;
  for (auto page = first_shown; page <= std::min(last, current + 3); ++page) {
    numbers.push_back(choice_view(with_separators(page + 1), from_hit(url, page * limit), page == current));
  }
  View view{{"numbers", numbers}, {"previous", false}, {"next", false}};
  if (current > 0) view["previous"] = from_hit(url, std::min(current - 1, last) * limit).text();
  if (current < last) view["next"] = from_hit(url, (current + 1) * limit).text();
  return view;
}

/// What a saved search may be called: the first words of the query.
std::string offered_name(std::string query) {
  std::replace_if(
      query.begin(), query.end(), [](char c) { return c >= 0 && c < ' '; }, ' ');
  if (query.size() > longest_offered_name) query.resize(utf8::boundary_before(query, longest_offered_name));
  return query;
}

View search_view(Call& call, PageUrl& url, const SearchResponse& response) {
  std::string all;
  for (const auto& [name, value] : url.own) {
    if (name == "all") all = value;
  }
  auto view = frame(call, url, url.request.query.empty() ? "Search" : url.request.query);
  view["echo"] = echo_view(response.echo, url, call.index);
  view["count_text"] = count_text(response);
  add_facets(view, url, response.facets, call.catalogue, all);
  view["welcome"] = url.request.query.empty() && url.request.filters.empty();
  view["hits"] = hit_views(response.hits, response.hit_papers, url, call.catalogue);
  view["none"] = response.total == 0;
  view["empty_library"] = call.catalogue.info().passages == 0;
  if (call.catalogue.info().passages == 0) {
    view["library"] = folder_of_own_files(call.catalogue.location()).string();
    view["welcome"] = false;
  }
  view["can_save"] = !url.request.query.empty() || !url.request.filters.empty();
  view["saved_search"] = url.at("/search").query_text();
  view["saved_name"] = offered_name(url.request.query);
  view["sorts"] = sort_choices(url);
  view["per_paper"] = per_paper_choices(url);
  view["paging"] = paging(url, response);
  view["exported"] = !response.hits.empty();
  view["exports"] = export_views(url, sets_of(response.hits.size(), response.total, "passage", "passages"));
  view["first_number"] = std::to_string(url.request.offset + 1);
  return view;
}

}  // namespace

Result<Reply> search(Call& call) {
  auto url = page_url(call, "/search", {"all"});
  auto request = url.request;
  if (!url.own.empty()) request.facet_values = values_of_a_whole_facet;
  auto response = call.searcher.search(request);
  if (!response) return response.error();
  if (response->hits.empty() && response->total > 0 && request.limit > 0) {  // past the end: the last page
    url.request.offset = request.offset = (response->total - 1) / request.limit * request.limit;
    response = call.searcher.search(request);
    if (!response) return response.error();
  }
  auto view = search_view(call, url, *response);
  if (auto added = add_counting(view, url, call.index); !added) return std::move(added).error();
  auto reply = page(call, "search", view);
  if (reply) reply->headers.emplace_back("Server-Timing", server_timing(response->milliseconds));
  return reply;
}

}  // namespace dossier::web::pages
