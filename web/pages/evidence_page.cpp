// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "base/system/memory_reserve.hpp"
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

namespace dossier::web::pages {
namespace {

View paper_view(const PaperEvidence& evidence, const PageUrl& url, double strongest, const Catalogue& catalogue) {
  memory_reserve::give_up_if_low();
  View hits = View::array();
  for (const auto& hit : evidence.hits) hits.push_back(hit_view(hit, evidence.paper, url, catalogue));
  const auto share = strongest > 0 ? evidence.strength / strongest : 0;
  return {{"paper_name", short_name(evidence.paper)},
          {"paper_title", title_beside_name(evidence.paper)},
          {"paper_href", paper_url(evidence.paper.id, url)},
          {"passages_text", counted(evidence.passages, "passage")},
          {"strong_text", evidence.strong < evidence.passages ? with_separators(evidence.strong) + " strong" : ""},
          {"narrow_href", url.at("/search").only("paper", evidence.paper.id).text()},
          {"strength", std::to_string(std::max(1, static_cast<int>(share * 100)))},
          {"hits", hits}};
}

View bare_view(const Paper& paper, const PageUrl& url) {
  return {{"paper_name", short_name(paper)},
          {"paper_title", title_beside_name(paper)},
          {"paper_href", paper_url(paper.id, url)}};
}

/// A paper whose matches are all weak: a line of its own, without passages.
View weak_view(const PaperEvidence& evidence, const PageUrl& url) {
  auto view = bare_view(evidence.paper, url);
  view["passages_text"] = counted(evidence.passages, "passage");
  view["narrow_href"] = url.at("/search").only("paper", evidence.paper.id).text();
  return view;
}

/// Links to the papers before and behind those that are shown.
View paging(const PageUrl& url, const EvidenceRequest& request, const EvidenceResponse& response) {
  const auto linked = [&](std::uint32_t offset) {
    auto changed = url;
    changed.request.offset = offset;
    return changed.text();
  };
  const auto behind = std::size_t{request.offset} + response.papers.size();
  if (request.offset == 0 && behind >= response.papers_with) return false;
  View view{{"numbers", View::array()}, {"previous", false}, {"next", false}};
  if (request.offset > 0) view["previous"] = linked(request.offset - std::min(request.offset, request.papers));
  if (behind < response.papers_with) view["next"] = linked(static_cast<std::uint32_t>(behind));
  return view;
}

std::string shown_text(const EvidenceRequest& request, const EvidenceResponse& response) {
  const auto shown = response.papers.size();
  if (shown == response.papers_with) return {};
  return "Showing papers " + with_separators(request.offset + 1) + " to " + with_separators(request.offset + shown) +
         " of " + with_separators(response.papers_with) + ".";
}

void add_papers(View& view, const Call& call, const PageUrl& url, const EvidenceResponse& response) {
  view["papers"] = View::array();
  view["weak"] = View::array();
  double strongest = 0;
  for (const auto& paper : response.papers) strongest = std::max(strongest, paper.strength);
  for (const auto& paper : response.papers) {
    if (paper.strong > 0) {
      view["papers"].push_back(paper_view(paper, url, strongest, call.catalogue));
    } else {
      view["weak"].push_back(weak_view(paper, url));
    }
  }
  view["any_weak"] = view["weak"].size() > 0;
  const auto weak = response.papers_with - response.papers_strong;
  view["weak_text"] = "Only weak matches in " + counted(weak, "paper");
  view["without"] = View::array();
  for (const auto& paper : response.without) view["without"].push_back(bare_view(paper, url));
  view["any_without"] = response.papers_without > 0;
  view["without_text"] = "No match in " + counted(response.papers_without, "paper");
  const auto unnamed = response.papers_without - static_cast<std::uint32_t>(response.without.size());
  view["unnamed_text"] = unnamed > 0 ? "and " + with_separators(unnamed) + " more" : std::string();
  view["none"] = response.papers.empty();
}

std::vector<ExportSet> sets(const EvidenceResponse& response) {
  const auto strong = std::count_if(response.papers.begin(), response.papers.end(),
                                    [](const PaperEvidence& paper) { return paper.strong > 0; });
  std::vector<ExportSet> sets;
  const auto named = [](std::size_t papers) { return counted(papers, "paper"); };
  if (strong > 0) {
    sets.push_back({"The passages shown of " + named(static_cast<std::size_t>(strong)), false});
  }
  if (static_cast<std::size_t>(strong) < response.papers_with) {
    sets.push_back({"The best passages of all " + named(response.papers_with) + ", including weak ones", true});
  }
  return sets;
}

View evidence_view(Call& call, const AskedEvidence& asked, const EvidenceResponse& response,
                   const std::vector<FacetCounts>& facets) {
  const auto& url = asked.url;
  auto view = frame(call, url, "Evidence: " + url.request.query);
  view["echo"] = echo_view(response.echo, url, call.index);
  view["count_text"] = counted(response.passages, "passage") + " in " + with_separators(response.papers_with) + " of " +
                       counted(response.papers_asked, "paper");
  view["facets_above"] = true;
  add_facets(view, url, facets, call.catalogue);
  view["sorts"] = sort_choices(url);
  add_papers(view, call, url, response);
  view["shown_text"] = shown_text(asked.request, response);
  view["paging"] = paging(url, asked.request, response);
  const auto exports = sets(response);
  view["exported"] = !exports.empty();
  view["exports"] = export_views(url, exports);
  return view;
}

}  // namespace

Result<Reply> evidence(Call& call) {
  auto asked = asked_evidence(call);
  auto& request = asked.request;
  if (asked.url.request.query.empty() && asked.url.request.filters.empty()) {
    auto view = frame(call, asked.url, "Evidence");
    view["invitation"] = true;
    return page(call, "evidence", view);
  }
  auto response = call.searcher.evidence(request);
  if (!response) return response.error();
  if (response->papers.empty() && response->papers_with > 0) {  // past the end: the last page
    request.offset = (response->papers_with - 1) / request.papers * request.papers;
    asked.url.request.offset = request.offset;
    response = call.searcher.evidence(request);
    if (!response) return response.error();
  }
  const auto facets = facets_of(call, asked.url);
  if (!facets) return facets.error();
  auto view = evidence_view(call, asked, *response, *facets);
  if (auto added = add_counting(view, asked.url, call.index); !added) return std::move(added).error();
  return page(call, "evidence", view);
}

}  // namespace dossier::web::pages
