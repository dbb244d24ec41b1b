// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/encoding/percent_encoding.hpp"
#include "base/strings.hpp"
#include "base/system/memory_reserve.hpp"
#include "searcher/output/compare_output.hpp"
#include "web/pages/asked.hpp"
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

namespace dossier::web::pages {
namespace {

View passage_side(const CompareResponse& response, const ComparedPassage& compared, const PageUrl& search) {
  const auto& passage = compared.hit.passage;
  const auto& paper = response.papers.at(passage.paper);
  View cited = View::array();
  std::vector<std::string> seen;
  for (const auto& one : compared.citations) {
    if (std::find(seen.begin(), seen.end(), one.paper) != seen.end()) continue;
    seen.push_back(one.paper);
    cited.push_back({{"cited_name", short_name(response.papers.at(one.paper))},
                     {"cited_href", search.at("/citations/" + percent_encode(one.paper)).text()}});
  }
  const TextSpan whole{0, static_cast<std::uint32_t>(passage.text.size())};
  return {{"name", short_name(paper)},
          {"paper_title", title_beside_name(paper)},
          {"href", passage_url(passage.id, search)},
          {"location", location_text(passage)},
          {"pieces", pieces_of(passage.text, whole, compared.cues)},
          {"cited", cited},
          {"any_cited", !cited.empty()}};
}

View pair_views(Call& call, const CompareResponse& response, const PageUrl& url) {
  const auto search = url.at("/search");
  View views = View::array();
  for (const auto& pair : response.pairs) {
    memory_reserve::give_up_if_low();
    std::vector<std::string> same;
    for (const auto& [facet, values] : pair.same) {
      for (const auto& value : values) same.push_back(shown_value(facet, value, call.catalogue));
    }
    std::array<char, 16> likeness{};
    std::snprintf(likeness.data(), likeness.size(), "%.2f", pair.likeness);
    View sides = View::array();
    sides.push_back(passage_side(response, response.passages[pair.first], search));
    sides.push_back(passage_side(response, response.passages[pair.second], search));
    views.push_back(
        {{"same", joined(same, " · ")}, {"likeness", likeness.data()}, {"one_cites", pair.cites}, {"sides", sides}});
  }
  return views;
}

/// `a dyad and a theory`
std::string one_of_each(const std::vector<std::string>& facets) {
  constexpr std::string_view vowels = "aeiou";
  std::string text;
  for (std::size_t i = 0; i < facets.size(); ++i) {
    const bool vowel = !facets[i].empty() && vowels.find(facets[i].front()) != std::string_view::npos;
    if (i > 0) text += i + 1 < facets.size() ? ", " : " and ";
    text += (vowel ? "an " : "a ") + facets[i];
  }
  return text;
}

}  // namespace

Result<Reply> compare(Call& call) {
  const auto asked = asked_compare(call);
  const auto& url = asked.url;
  auto view = frame(call, url, "Side by side");
  const bool invitation = url.request.query.empty() && url.request.filters.empty();
  view["invitation"] = invitation;
  view["none"] = false;
  view["count_text"] = std::string();
  view["pairs"] = View::array();
  if (invitation) return page(call, "compare", view);
  const auto response = call.searcher.compare(asked.request);
  if (!response) return response.error();
  view["echo"] = echo_view(response->echo, url, call.index);
  const auto facets = facets_of(call, url);
  if (!facets) return facets.error();
  view["facets_above"] = true;
  add_facets(view, url, *facets, call.catalogue);
  if (auto added = add_counting(view, url, call.index); !added) return std::move(added).error();
  view["none"] = response->pairs.empty();
  view["none_text"] = "No two passages of different papers share " + one_of_each(response->same) + ".";
  view["count_text"] = counted(response->total, "passage") + ". Among the best " + with_separators(response->compared) +
                       ": " + counted(response->found, "pair") + " from different papers with the same " +
                       joined(response->same, " and ");
  view["pairs"] = pair_views(call, *response, url);
  std::vector<ExportSet> exports;
  if (!response->pairs.empty()) exports.push_back({"The " + counted(response->pairs.size(), "pair") + " shown", false});
  view["exported"] = !exports.empty();
  view["exports"] = export_views(url, exports, true);
  return page(call, "compare", view);
}

}  // namespace dossier::web::pages
