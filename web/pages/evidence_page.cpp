// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/memory_reserve.hpp"
#include "base/strings.hpp"
#include "web/pages/page.hpp"
#include "web/pages/pages.hpp"
#include "web/views/counting_view.hpp"
#include "web/views/echo_view.hpp"
#include "web/views/facet_view.hpp"
#include "web/views/passage_view.hpp"
#include "web/views/wording.hpp"

#include <algorithm>

namespace dossier::web::pages {
namespace {

constexpr std::uint32_t usual_papers = 50;

View paper_view(const PaperEvidence& evidence, const PageUrl& url, const PageUrl& search, double strongest,
                const IndexReader& reader) {
  memory_reserve::give_up_if_low();
  View hits = View::array();
  for (const auto& hit : evidence.hits) hits.push_back(hit_view(hit, evidence.paper, url, reader));
  const auto share = strongest > 0 ? evidence.strength / strongest : 0;
  return {{"paper_name", short_name(evidence.paper)},
          {"paper_title", title_beside_name(evidence.paper)},
          {"paper_href", paper_url(evidence.paper.id, url)},
          {"passages_text", counted(evidence.passages, "passage")},
          {"strong_text", evidence.strong < evidence.passages ? with_separators(evidence.strong) + " strong" : ""},
          {"narrow_href", search.only("paper", evidence.paper.id).text()},
          {"strength", std::to_string(std::max(1, static_cast<int>(share * 100)))},
          {"hits", hits}};
}

View bare_view(const Paper& paper, const PageUrl& url) {
  return {{"paper_name", short_name(paper)},
          {"paper_title", title_beside_name(paper)},
          {"paper_href", paper_url(paper.id, url)}};
}

/// A paper whose matches are all weak: a line of its own, without passages.
View weak_view(const PaperEvidence& evidence, const PageUrl& url, const PageUrl& search) {
  auto view = bare_view(evidence.paper, url);
  view["passages_text"] = counted(evidence.passages, "passage");
  view["narrow_href"] = search.only("paper", evidence.paper.id).text();
  return view;
}

/// `search`: for the links to what was counted.
View evidence_view(Call& call, const PageUrl& url, const PageUrl& search, const EvidenceResponse& response) {
  auto view = frame(call, url, "Evidence: " + url.request.query);
  view["echo"] = echo_view(response.echo, url, call.reader);
  view["count_text"] = counted(response.passages, "passage") + " in " + with_separators(response.papers_with) + " of " +
                       counted(response.papers_asked, "paper");
  view["filters"] = filter_views(url, call.reader);
  view["filtered"] = !url.request.filters.empty();
  auto cleared = url;
  cleared.request.filters.clear();
  view["clear_filters_href"] = cleared.text();
  view["papers"] = View::array();
  const auto strongest = response.papers.empty() ? 0.0 : response.papers.front().strength;
  view["weak"] = View::array();
  for (const auto& paper : response.papers) {
    if (paper.strong > 0) {
      view["papers"].push_back(paper_view(paper, url, search, strongest, call.reader));
    } else {
      view["weak"].push_back(weak_view(paper, url, search));
    }
  }
  const auto weak = response.papers_with - response.papers_strong;
  view["any_weak"] = weak > 0;
  view["weak_text"] = "Only weak matches in " + counted(weak, "paper");
  view["without"] = View::array();
  for (const auto& paper : response.without) view["without"].push_back(bare_view(paper, url));
  view["any_without"] = response.papers_without > 0;
  view["without_text"] = "No match in " + counted(response.papers_without, "paper");
  const auto unnamed = response.papers_without - static_cast<std::uint32_t>(response.without.size());
  view["unnamed_text"] = unnamed > 0 ? "and " + with_separators(unnamed) + " more" : std::string();
  view["none"] = response.papers.empty();
  const bool more = response.papers.size() < response.papers_with;
  view["shown_text"] =
      more ? "Showing the " + with_separators(response.papers.size()) + " papers with the strongest evidence."
           : std::string();
  const bool may_grow = more && response.papers.size() < max_limit;
  view["more_href"] = may_grow ? url.with("papers", std::to_string(max_limit)).text() : std::string();
  return view;
}

}  // namespace

Result<Reply> evidence(Call& call) {
  auto url = page_url(call, "/evidence");
  EvidenceRequest request;
  request.papers = call.parameters.take_number("papers", usual_papers, 1, max_limit);
  if (request.papers != usual_papers) url.own.emplace_back("papers", std::to_string(request.papers));
  request.search = url.request;
  if (url.request.query.empty() && url.request.filters.empty()) {
    auto view = frame(call, url, "Evidence");
    view["invitation"] = true;
    return page(call, "evidence", view);
  }
  const auto response = call.searcher.evidence(request);
  if (!response) return response.error();
  const auto search = search_of_counted(url, call.reader);
  if (!search) return search.error();
  auto view = evidence_view(call, url, *search, *response);
  if (auto added = add_counting(view, url, call.reader); !added) return std::move(added).error();
  return page(call, "evidence", view);
}

}  // namespace dossier::web::pages
