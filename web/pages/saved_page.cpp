// SPDX-License-Identifier: GPL-3.0-or-later
#include "own/news.hpp"
#include "web/call/saved_edit.hpp"
#include "web/pages/page.hpp"
#include "web/pages/pages.hpp"
#include "web/pages/saved_url.hpp"
#include "web/views/passage_view.hpp"
#include "web/views/wording.hpp"

#include "base/strings.hpp"

#include <algorithm>
#include <utility>

namespace dossier::web::pages {
namespace {

constexpr std::size_t passages_of_each = 10;
constexpr std::size_t passages_of_one = 1000;

View filter_texts(const SavedSearch& search, const Catalogue& catalogue) {
  View views = View::array();
  for (const auto& filter : search.request.filters) {
    for (const auto& value : filter.any_of) {
      views.push_back(
          {{"filter_text", facet_title(filter.facet) + ": " + shown_value(filter.facet, value, catalogue)}});
    }
    for (const auto& value : filter.none_of) {
      views.push_back(
          {{"filter_text", facet_title(filter.facet) + ": not " + shown_value(filter.facet, value, catalogue)}});
    }
  }
  return views;
}

View search_view(Call& call, const News& news, std::size_t most) {
  const auto& search = *news.search;
  const auto url = url_of(search);
  const auto gained = news.gained.size();
  View hits = View::array();
  for (std::size_t i = 0; i < std::min(most, gained); ++i) {
    const auto& hit = news.gained[i].hit;
    hits.push_back(hit_view(hit, news.papers.at(hit.passage.paper), url, call.catalogue));
  }
  View view{{"saved_as", search.name},
            {"search_href", url.text()},
            {"query_text", search.request.query},
            {"filter_texts", filter_texts(search, call.catalogue)},
            {"saved_on", "saved on " + search.looks.front().at.substr(0, 10)},
            {"news_text",
             (gained == 0 ? "Nothing new" : counted(gained, "new passage")) + " of " + counted(news.total, "passage")},
            {"gained", false}};
  if (gained == 0) return view;
  view["gained"] = View{{"hits", std::move(hits)},
                        {"generation", std::to_string(call.catalogue.info().generation)},
                        {"more_text", gained > most ? "All " + counted(gained, "new passage") : std::string()},
                        {"more_href", print_target("/saved", {{"name", search.name}})}};
  return view;
}

}  // namespace

Result<Reply> saved(Call& call) {
  const auto names = call.parameters.take_all("name");
  PageUrl url;
  url.path = "/saved";
  auto view = frame(call, url, "Saved searches");
  SavedSearches searches;
  const auto all = all_news(call.searcher, call.catalogue, names, {}, searches);
  if (!all) return all.error();
  std::size_t gained = 0;
  view["searches"] = View::array();
  for (const auto& news : *all) {
    gained += news.gained.size();
    view["searches"].push_back(search_view(call, news, names.empty() ? passages_of_each : passages_of_one));
  }
  view["none"] = searches.all().empty();
  view["any"] = !searches.all().empty();
  view["count_text"] = counted(all->size(), "saved search", "saved searches") + ", " +
                       (gained == 0 ? "nothing new" : counted(gained, "new passage"));
  return page(call, "saved", view);
}

Result<Reply> change_saved(Call& call) {
  if (auto edited = edit_saved(call, first_value(call.form, "name")); !edited) return edited.error();
  return Reply{303, "text/plain", {{"Location", "/saved"}}, {}};
}

}  // namespace dossier::web::pages
