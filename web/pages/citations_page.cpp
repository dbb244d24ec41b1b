// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/encoding/percent_encoding.hpp"
#include "base/strings.hpp"
#include "base/system/memory_reserve.hpp"
#include "index/page_text.hpp"
#include "searcher/output/citations_output.hpp"
#include "web/pages/asked.hpp"
#include "web/pages/page.hpp"
#include "web/pages/pages.hpp"
#include "web/views/echo_view.hpp"
#include "web/views/export_view.hpp"
#include "web/views/facet_panel.hpp"
#include "web/views/facet_view.hpp"
#include "web/views/passage_view.hpp"
#include "web/views/wording.hpp"

#include <algorithm>

namespace dossier::web::pages {
namespace {

constexpr std::size_t most_rows = 1000;

View sentence_views(const CitationLink& link, const PageUrl& search) {
  View views = View::array();
  for (const auto& sentence : link.sentences) {
    const TextSpan whole{0, static_cast<std::uint32_t>(sentence.text.size())};
    const auto page = page_locator(sentence.pages, sentence.printed);
    views.push_back({{"pieces", pieces_of(sentence.text, whole, sentence.citations)},
                     {"href", passage_url(sentence.id, search)},
                     {"location", page.empty() ? std::string(to_string(sentence.section)) : page}});
  }
  return views;
}

/// The address of a search that finds the passages that a pair counts.
std::string passages_address(const CitationsResponse& response, const CitationLink& link, const PageUrl& search) {
  return address_of_values(search, response.echo.understood,
                           {{"paper", link.citing}, {std::string(cites_facet), link.cited}});
}

/// The same question on one paper.
std::string paper_address(const std::string& id, const PageUrl& url) {
  return url.at("/citations/" + percent_encode(id)).text();
}

/// The papers that cite one, or that it cites.
View link_views(const CitationsResponse& response, bool cited_by, const PageUrl& url) {
  const auto search = url.at("/search");
  View views = View::array();
  for (const auto& link : cited_by ? response.cited_by : response.cites) {
    memory_reserve::give_up_if_low();
    const auto& paper = response.papers.at(cited_by ? link.citing : link.cited);
    const auto shown = link.sentences.size();
    views.push_back({{"name", short_name(paper)},
                     {"paper_title", title_beside_name(paper)},
                     {"paper_href", paper_address(paper.id, url)},
                     {"passages_text", link.passages > 0 ? counted(link.passages, "passage") : std::string()},
                     {"passages_href", passages_address(response, link, search)},
                     {"only_listed", link.passages == 0},
                     {"unlisted", !link.listed},
                     {"whose", cited_by ? "its" : "the"},
                     {"more", link.passages > shown && shown > 0},
                     {"sentences", sentence_views(link, search)}});
  }
  return views;
}

View row_views(const CitationsResponse& response, const PageUrl& url) {
  const auto search = url.at("/search");
  View rows = View::array();
  for (const auto& link : response.cited_by) {
    if (rows.size() == most_rows) break;
    rows.push_back({{"citing_name", short_name(response.papers.at(link.citing))},
                    {"citing_href", paper_address(link.citing, url)},
                    {"cited_name", short_name(response.papers.at(link.cited))},
                    {"cited_href", paper_address(link.cited, url)},
                    {"passages", link.passages > 0 ? with_separators(link.passages) : std::string()},
                    {"passages_href", passages_address(response, link, search)},
                    {"listed", link.listed}});
  }
  return rows;
}

}  // namespace

Result<Reply> citations(Call& call) {
  const auto [url, request] = asked_citations(call, call.argument);
  const auto response = call.searcher.citations(request);
  if (!response && !(response.error().code == ErrorCode::NotFound && request.paper.empty())) return response.error();
  const bool whole = request.paper.empty();
  const auto title =
      whole ? std::string("Who cites whom") : "Citations of " + short_name(response->papers.at(response->paper));
  auto view = frame(call, url, title);
  view["none"] = !response || (response->cited_by.empty() && response->cites.empty());
  view["untold"] = !response;
  view["whole"] = whole;
  view["heading"] = title;
  if (!response) return page(call, "citations", view);
  view["echo"] = echo_view(response->echo, url, call.index);
  const auto facets = facets_of(call, url);
  if (!facets) return facets.error();
  view["facets_above"] = true;
  add_facets(view, url, *facets, call.catalogue);
  const auto pairs = response->cited_by.size() + response->cites.size();
  const auto exports = pairs == 0 ? std::vector<ExportSet>()
                                  : std::vector<ExportSet>{{"The " + counted(pairs, "pair") + " of papers", false}};
  view["exported"] = !exports.empty();
  view["exports"] = export_views(url, exports, true);
  if (whole) {
    view["count_text"] = counted(pairs, "pair") + " of papers, " + counted(response->passages, "citing passage");
    view["rows"] = row_views(*response, url);
    view["drawing_href"] = pairs > 0 ? url.at("/citation-network").text() : std::string();
    view["left_out"] = pairs > most_rows
                           ? counted(pairs - most_rows, "further pair is", "further pairs are") + " not shown."
                           : std::string();
    return page(call, "citations", view);
  }
  const auto& paper = response->papers.at(response->paper);
  view["all_href"] = url.at("/citations").text();
  view["paper_title"] = title_beside_name(paper);
  view["paper_href"] = paper_url(paper.id, url.at("/search"));
  view["cited_by_text"] = response->cited_by.empty() ? std::string("Cited by no paper of the library")
                                                     : "Cited by " + counted(response->cited_by.size(), "paper");
  view["cites_text"] = response->cites.empty() ? std::string("Cites no paper of the library")
                                               : "Cites " + counted(response->cites.size(), "paper");
  view["cited_by"] = link_views(*response, true, url);
  view["cites"] = link_views(*response, false, url);
  view["elsewhere_text"] = response->elsewhere > 0 ? counted(response->elsewhere, "entry of its references is",
                                                             "entries of its references are") +
                                                         " not in the library."
                                                   : std::string();
  return page(call, "citations", view);
}

}  // namespace dossier::web::pages
