// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/collation.hpp"
#include "base/encoding/percent_encoding.hpp"
#include "base/strings.hpp"
#include "index/read/passage_neighbours.hpp"
#include "web/pages/page.hpp"
#include "web/pages/pages.hpp"
#include "web/views/passage_view.hpp"
#include "web/views/reader_view.hpp"
#include "web/views/wording.hpp"

#include <algorithm>

namespace dossier::web::pages {
namespace {

constexpr std::uint32_t passages_a_part = 400;

struct Matches {
  PaperMatches highlights;  ///< of at most max_limit passages
  std::size_t total = 0;
};

/// The search within one paper, all its matches in reading order.
SearchRequest within(const SearchRequest& asked, const std::string& paper) {
  auto request = asked;
  std::erase_if(request.filters, [](const FacetFilter& one) { return one.facet == "paper"; });
  request.filters.push_back({"paper", {paper}, {}});
  request.sort = SortOrder::Paper;
  request.offset = request.per_paper = 0;
  request.facets = request.meaning = false;
  return request;
}

Result<Matches> matches_in(const Call& call, const SearchRequest& asked, const std::string& paper) {
  Matches matches;
  if (asked.query.empty()) return matches;
  auto request = within(asked, paper);
  request.limit = max_limit;
  const auto response = call.searcher.search(request);
  if (!response) return response.error();
  for (const auto& hit : response->hits) matches.highlights[hit.passage.id] = hit.highlights;
  matches.total = response->total;
  return matches;
}

/// The address of a paper's first match, or its last; empty where it has none.
Result<std::string> match_in(const Call& call, const PageUrl& url, const std::string& paper, bool last) {
  auto request = within(url.request, paper);
  request.limit = 1;
  request.snippets = false;
  auto response = call.searcher.search(request);
  if (response && last && response->total > 1) {
    request.offset = response->total - 1;
    response = call.searcher.search(request);
  }
  if (!response) return response.error();
  return response->hits.empty() ? std::string() : passage_url(response->hits.front().passage.id, url);
}

/// Links to the matches in the papers before and behind this one, in the order of papers.
Result<void> add_neighbours(View& view, const Call& call, const PageUrl& url, const std::string& paper) {
  view["earlier_match"] = view["later_match"] = std::string();
  if (url.request.query.empty()) return {};
  auto request = url.request;
  request.limit = request.offset = 0;
  request.facet_values = 0;
  const auto response = call.searcher.search(request);
  if (!response) return response.error();
  std::vector<std::string> papers;
  for (const auto& facet : response->facets) {
    if (facet.facet != "paper") continue;
    for (const auto& count : facet.counts) {
      if (count.passages > 0) papers.push_back(count.value);
    }
  }
  if (std::find(papers.begin(), papers.end(), paper) == papers.end()) papers.push_back(paper);
  const auto order = collated_order(papers);
  const auto here = std::find_if(order.begin(), order.end(), [&](std::uint32_t one) { return papers[one] == paper; });
  const auto at = here - order.begin();
  if (at > 0) {
    auto earlier = match_in(call, url, papers[order[static_cast<std::size_t>(at - 1)]], true);
    if (!earlier) return std::move(earlier).error();
    view["earlier_match"] = *std::move(earlier);
  }
  if (here + 1 != order.end()) {
    auto later = match_in(call, url, papers[order[static_cast<std::size_t>(at + 1)]], false);
    if (!later) return std::move(later).error();
    view["later_match"] = *std::move(later);
  }
  return {};
}

/// Back to the view that led here, its query, filters, order and part of the list kept, at the passage.
std::string back_address(const PageUrl& url, const std::string& current) {
  if (url.request.query.empty() && url.request.filters.empty()) return {};
  auto back = url;
  back.path = "/search";
  for (const auto& [name, value] : url.own) {
    if (name == "view" && (value == "evidence" || value == "kwic")) back.path = "/" + value;
  }
  std::erase_if(back.own, [](const Parameter& one) { return one.first == "view" || one.first == "part"; });
  return back.text() + (current.empty() ? std::string() : "#hit-" + percent_encode(current));
}

std::string published_text(const Paper& paper) {
  std::string out = paper.journal;
  if (!paper.volume.empty()) out += (out.empty() ? "" : " ") + paper.volume;
  if (!paper.issue.empty()) out += "(" + paper.issue + ")";
  if (!paper.pages.empty()) out += (out.empty() ? "" : ", ") + paper.pages;
  if (paper.year) out += (out.empty() ? "" : ", ") + std::to_string(*paper.year);
  return out;
}

void add_paper(View& view, const Paper& paper) {
  view["paper_title"] = title_of(paper);
  view["paper_id"] = paper.id;
  view["authors"] = joined(paper.authors, ", ");
  view["published"] = published_text(paper);
  view["source"] = paper.source;
  view["doi"] = paper.doi;
  view["doi_href"] = paper.doi.starts_with("10.") ? "https://doi.org/" + percent_encode(paper.doi) : std::string();
}

void add_parts(View& view, const PageUrl& url, const std::string& paper, std::uint32_t part, std::size_t passages) {
  const auto parts = static_cast<std::uint32_t>((passages + passages_a_part - 1) / passages_a_part);
  const auto linked = [&](std::uint32_t number) {
    auto changed = url.with("part", std::to_string(number));
    changed.path = "/paper/" + percent_encode(paper);
    return changed.text();
  };
  view["earlier_href"] = part > 1 ? linked(part - 1) : std::string();
  view["later_href"] = part < parts ? linked(part + 1) : std::string();
  view["part_text"] = parts > 1 ? "Part " + std::to_string(part) + " of " + std::to_string(parts) : std::string();
}

/// The reader on a paper, opened at the passage `current` where there is one.
Result<Reply> reader(Call& call, const std::string& id, const std::string& current) {
  const auto part_asked = call.parameters.take_number("part", 0, 1, UINT32_MAX);
  auto url = page_url(call, call.path, {"view", "order", "papers", "passages", "collocates"});
  url.path = current.empty() ? "/paper/" + percent_encode(id) : "/passage/" + percent_encode(current);
  const auto paper = call.catalogue.paper(id);
  if (!paper) return paper.error();
  const auto docs = call.catalogue.passages_of(id);
  if (!docs) return docs.error();
  std::size_t first = part_asked > 0 ? std::size_t{part_asked - 1} * passages_a_part : 0;
  if (!current.empty() && part_asked == 0) {
    const auto doc = call.catalogue.find(current);
    if (!doc) return doc.error();
    const auto position = std::find(docs->begin(), docs->end(), *doc) - docs->begin();
    first = static_cast<std::size_t>(position) / passages_a_part * passages_a_part;
  }
  if (first >= docs->size() && !docs->empty()) first = (docs->size() - 1) / passages_a_part * passages_a_part;
  const auto end = std::min(docs->size(), first + passages_a_part);
  std::vector<Passage> passages;
  for (auto i = first; i < end; ++i) {
    auto passage = call.catalogue.passage((*docs)[i]);
    if (!passage) return passage.error();
    passages.push_back(std::move(*passage));
  }
  const auto matches = matches_in(call, url.request, id);
  if (!matches) return matches.error();
  const auto notes = notes_by_passage(call.catalogue, *docs);
  if (!notes) return notes.error();
  auto view = frame(call, url, title_of(*paper));
  view["passages"] = reading_view(*paper, passages, matches->highlights, *notes, current, url, call.catalogue);
  view["outline"] = outline_view(passages);
  view["outlined"] = !view["outline"].empty();
  view["back_href"] = back_address(url, current);
  if (auto added = add_neighbours(view, call, url, id); !added) return added.error();
  view["matches_text"] =
      url.request.query.empty() ? std::string() : counted(matches->total, "passage matches", "passages match");
  add_paper(view, *paper);
  add_parts(view, url, id, static_cast<std::uint32_t>(first / passages_a_part) + 1, docs->size());
  return page(call, "reader", view);
}

}  // namespace

Result<Reply> passage(Call& call) {
  const auto doc = call.catalogue.find(call.argument);
  if (!doc) return doc.error();
  const auto passage = call.catalogue.passage(*doc);
  if (!passage) return passage.error();
  return reader(call, passage->paper, passage->id);
}

Result<Reply> paper(Call& call) { return reader(call, call.argument, {}); }

}  // namespace dossier::web::pages
