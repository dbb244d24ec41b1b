// SPDX-License-Identifier: GPL-3.0-or-later
// The tools that put a question: search, evidence.
#include "mcp/calls.hpp"

#include "base/strings.hpp"
#include "mcp/content.hpp"
#include "mcp/structured.hpp"
#include "searcher/output/response_json.hpp"

#include <algorithm>

namespace dossier::mcp::calls {
namespace {

constexpr std::size_t most_without = 20;  // papers without a match that are named in text

SortOrder take_sort(ArgumentReader& arguments) {
  const auto sort = arguments.take_choice("sort", {"relevance", "year", "paper"});
  return sort == "year" ? SortOrder::Year : sort == "paper" ? SortOrder::Paper : SortOrder::Relevance;
}

void need_question(ArgumentReader& arguments, const SearchRequest& request) {
  if (request.query.empty() && request.filters.empty()) arguments.add_problem("`query` is missing.");
}

std::string totals(const SearchResponse& response) {
  auto text = "Total, exact: " + counted(response.total, "passage") + " in " + counted(response.papers, "paper") +
              ", " + with_separators(response.total_all_words) + " with all words";
  if (response.total_loose > 0) {
    text += "; " + with_separators(response.total_loose) +
            " of the total only by derived or corrected words, or without the quotation";
  }
  return text + ".\n";
}

/// Which hits are shown. Those near in meaning stand among the others, though they are not of the total: so the list is
/// longer than the total, and only asking for one hit more tells whether it goes on.
std::string hits_window(const SearchResponse& response, std::size_t offset, bool more) {
  const auto near = std::ranges::count(response.hits, true, &Hit::near_in_meaning);
  auto text = window_text(offset, response.hits.size(), {}, more);
  if (near > 0) text += "Of these, " + std::to_string(near) + " only near in meaning, beside the total.\n";
  return text;
}

/// Takes away the hit that was asked for beyond the limit; whether there was one.
bool take_surplus(SearchResponse& response, std::size_t limit) {
  if (response.hits.size() <= limit) return false;
  response.hits.resize(limit);
  std::erase_if(response.hit_papers, [&](const auto& entry) {
    return std::ranges::none_of(response.hits, [&](const Hit& hit) { return hit.passage.paper == entry.first; });
  });
  return true;
}

std::string evidence_text(const EvidenceResponse& response, std::size_t offset) {
  auto text = echo_text(response.echo) + "Total, exact: " + counted(response.passages, "passage") + " in " +
              with_separators(response.papers_with) + " of " + counted(response.papers_asked, "paper") + "; " +
              counted(response.papers_strong, "paper") + " with strong evidence, " +
              counted(response.papers_without, "paper") + " without a match.\n" +
              window_text(offset, response.papers.size(),
                          counted(response.papers_with, "paper with a match", "papers with a match"),
                          offset + response.papers.size() < response.papers_with);
  text += quotation_notice;
  std::size_t number = offset;
  for (const auto& one : response.papers) {
    text += "\n## Paper " + std::to_string(++number) + ", id `" + inline_text(one.paper.id) +
            "`: " + counted(one.passages, "passage") + ", " + with_separators(one.strong) + " strong\n" +
            paper_line(one.paper) + "\n";
    for (std::size_t i = 0; i < one.hits.size(); ++i) text += hit_text(i + 1, one.hits[i], one.paper, response.echo);
    if (one.hits.size() < one.passages) {
      text += "Shown: " + std::to_string(one.hits.size()) + " of " + counted(one.passages, "passage") +
              " of this paper. The rest: `search` with filters {\"paper\": [id]}.\n";
    }
  }
  if (response.papers_without == 0) return text;
  text += "\nPapers without a match:";
  const auto named = std::min(response.without.size(), most_without);
  for (std::size_t i = 0; i < named; ++i) text += " `" + inline_text(response.without[i].id) + "`";
  if (named < response.papers_without) text += " and " + with_separators(response.papers_without - named) + " more";
  return text + "\n";
}

}  // namespace

Result<Answer> search(Library& library, ArgumentReader& arguments) {
  auto request = take_question(arguments, library.catalogue().facets());
  need_question(arguments, request);
  const auto limit = arguments.take_number("limit", 10, 1, most_hits);
  request.limit = limit + 1;
  request.offset = arguments.take_number("offset", 0, 0, most_passed);
  request.per_paper = arguments.take_number("per_paper", 0, 0, most_hits);
  request.sort = take_sort(arguments);
  request.facets = false;
  if (auto fine = arguments.finish(); !fine) return std::move(fine).error();
  auto response = library.searcher().search(request);
  if (!response) return std::move(response).error();
  const bool more = take_surplus(*response, limit);

  Answer answer{parsed(to_json(*response)), {}};
  answer.structured.erase("facets");
  answer.text = echo_text(response->echo) + totals(*response);
  if (request.per_paper > 0) {
    answer.text += "At most " + counted(request.per_paper, "passage") + " of each paper: others are left out.\n";
  }
  answer.text += hits_window(*response, request.offset, more);
  answer.text += quotation_notice;
  answer.text += "\n";
  std::size_t i = 0;
  for (const auto& hit : response->hits) {
    const auto paper = response->hit_papers.find(hit.passage.paper);
    const auto& from = paper == response->hit_papers.end() ? Paper{} : paper->second;
    adapt_hit(answer.structured["hits"][i], hit, from, response->echo);
    ++i;
    answer.text += hit_text(request.offset + i, hit, from, response->echo);
  }
  add_window(answer.structured, request.offset, response->hits.size(), more);
  return answer;
}

Result<Answer> evidence(Library& library, ArgumentReader& arguments) {
  EvidenceRequest request;
  request.search = take_question(arguments, library.catalogue().facets());
  need_question(arguments, request.search);
  request.search.sort = take_sort(arguments);
  request.search.facets = false;
  request.papers = arguments.take_number("limit", 10, 1, most_hits);
  request.offset = arguments.take_number("offset", 0, 0, most_passed);
  request.passages_per_paper = arguments.take_number("passages", request.passages_per_paper, 1, 20);
  if (auto fine = arguments.finish(); !fine) return std::move(fine).error();
  const auto response = library.searcher().evidence(request);
  if (!response) return response.error();

  Answer answer{parsed(to_json(*response)), evidence_text(*response, request.offset)};
  for (std::size_t p = 0; p < response->papers.size(); ++p) {
    const auto& one = response->papers[p];
    for (std::size_t i = 0; i < one.hits.size(); ++i) {
      adapt_hit(answer.structured["papers"][p]["hits"][i], one.hits[i], one.paper, response->echo);
    }
  }
  const auto end = request.offset + response->papers.size();
  add_window(answer.structured, request.offset, response->papers.size(), end < response->papers_with);
  return answer;
}

}  // namespace dossier::mcp::calls
