// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "web/pages/asked.hpp"
#include "web/pages/page.hpp"
#include "web/pages/pages.hpp"
#include "web/views/export_view.hpp"
#include "web/views/facet_panel.hpp"
#include "web/views/passage_view.hpp"

namespace dossier::web::pages {
namespace {

View similar_hits(const SimilarResponse& response, const PageUrl& url, const Catalogue& catalogue) {
  View views = View::array();
  for (const auto& one : response.hits) {
    auto hit = hit_view(one.hit, response.hit_papers.at(one.hit.passage.paper), url, catalogue);
    hit["shared"] = View::array();
    for (const auto& term : one.shared) hit["shared"].push_back({{"term", term.term}});
    hit["shares"] = !one.shared.empty();
    hit["partial"] = false;
    views.push_back(std::move(hit));
  }
  return views;
}

}  // namespace

Result<Reply> similar(Call& call) {
  auto [url, request] = asked_similar(call, call.argument);
  request.facets = true;
  const auto response = call.searcher.similar(request);
  if (!response) return response.error();
  auto view = frame(call, url, "Similar passages");
  Paper given;
  given.id = response->passage.paper;
  const auto paper = response->hit_papers.find(response->passage.paper);
  if (paper != response->hit_papers.end()) given = paper->second;
  view["given"] = passage_head(response->passage, given, url);
  view["given"]["text"] = response->passage.text;
  view["hits"] = similar_hits(*response, url, call.catalogue);
  view["none"] = response->hits.empty();
  view["count_text"] = counted(response->hits.size(), "similar passage") + " in other papers";
  view["facets_above"] = true;
  add_facets(view, url, response->facets, call.catalogue);
  view["sorts"] = sort_choices(url);
  const bool more = response->hits.size() == request.limit && request.limit < most_similar;
  view["more_href"] = more ? url.with("limit", std::to_string(most_similar)).text() : std::string();
  view["exported"] = !response->hits.empty();
  view["exports"] = export_views(url, sets_of(response->hits.size(), response->hits.size(), "passage", "passages"));
  return page(call, "similar", view);
}

}  // namespace dossier::web::pages
