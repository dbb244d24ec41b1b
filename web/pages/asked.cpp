// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/pages/asked.hpp"

#include "base/encoding/percent_encoding.hpp"
#include "base/strings.hpp"
#include "web/pages/page.hpp"
#include "web/views/counting_view.hpp"

#include <algorithm>

namespace dossier::web {
namespace {

constexpr std::uint32_t usual_matrix_values = 30;
/// The value of an own parameter that names a facet of the index; `otherwise` and a notice where it names none.
std::string facet_choice(Call& call, std::string_view name, std::string_view otherwise) {
  const auto value = call.parameters.take(name);
  if (!value) return std::string(otherwise);
  const auto& facets = call.catalogue.facets();
  if (std::find(facets.begin(), facets.end(), *value) != facets.end()) return *value;
  call.parameters.add_notice(std::string(name), "There is no facet `" + *value + "`.", "select one from the list");
  return std::string(otherwise);
}

/// Evidence, matrix and compare leave the user's notes out where nothing is said. Where there are some, the address
/// says so, so that its links and facets lead to what is counted.
void leave_notes_out(const Call& call, PageUrl& url) {
  const auto noted = has_user_notes(call.index);
  if (noted && *noted && !url.request.user_notes) url.request.user_notes = false;
}

}  // namespace

AskedEvidence asked_evidence(Call& call) {
  AskedEvidence asked;
  auto& request = asked.request;
  request.papers = call.parameters.take_number("papers", usual_evidence_papers, 1, max_limit);
  asked.url = page_url(call, "/evidence");
  leave_notes_out(call, asked.url);
  if (request.papers != usual_evidence_papers) asked.url.own.emplace_back("papers", std::to_string(request.papers));
  request.search = asked.url.request;
  request.offset = asked.url.request.offset;
  return asked;
}

AskedMatrix asked_matrix(Call& call) {
  AskedMatrix asked;
  auto& request = asked.request;
  request.rows = facet_choice(call, "rows", "theory");
  request.columns = facet_choice(call, "columns", "dyad");
  request.most_values = call.parameters.take_number("values", usual_matrix_values, 1, max_matrix_values);
  request.by_name = call.parameters.take_choice("order", {matrix_orders.begin(), matrix_orders.end()}, 0) == 1;
  asked.url = page_url(call, "/matrix");
  leave_notes_out(call, asked.url);
  auto& own = asked.url.own;
  own = {{"rows", request.rows}, {"columns", request.columns}};
  if (request.most_values != usual_matrix_values) own.emplace_back("values", std::to_string(request.most_values));
  if (request.by_name) own.emplace_back("order", "name");
  request.search = asked.url.request;
  return asked;
}

AskedKwic asked_kwic(Call& call) {
  AskedKwic asked;
  auto& request = asked.request;
  const auto order = call.parameters.take_choice("order", {kwic_order_names.begin(), kwic_order_names.end()}, 0);
  request.order = static_cast<KwicOrder>(order);
  request.passages = call.parameters.take_number("passages", kwic_passages, 0, max_kwic_passages);
  request.collocates = call.parameters.take_number("collocates", 0, 0, max_limit);
  asked.url = page_url(call, "/kwic");
  if (order != 0) asked.url.own.emplace_back("order", kwic_order_names[order]);
  if (request.passages != kwic_passages) asked.url.own.emplace_back("passages", std::to_string(request.passages));
  if (request.collocates != 0) asked.url.own.emplace_back("collocates", std::to_string(request.collocates));
  request.search = asked.url.request;
  request.search.limit = kwic_lines_a_page;
  return asked;
}

AskedCompare asked_compare(Call& call) {
  AskedCompare asked;
  auto& request = asked.request;
  const auto usual = request.pairs;
  request.pairs = call.parameters.take_number("pairs", usual, 1, max_limit);
  auto same = call.parameters.take_list("same");
  const auto& facets = call.catalogue.facets();
  for (const auto& facet : same) {
    if (std::find(facets.begin(), facets.end(), facet) != facets.end()) continue;
    call.parameters.add_notice("same", "There is no facet `" + facet + "`.", "use a facet of the index");
    same.clear();
    break;
  }
  asked.url = page_url(call, "/compare");
  leave_notes_out(call, asked.url);
  if (request.pairs != usual) asked.url.own.emplace_back("pairs", std::to_string(request.pairs));
  if (!same.empty()) asked.url.own.emplace_back("same", joined(same, ","));
  if (!same.empty()) request.same = std::move(same);
  request.search = asked.url.request;
  return asked;
}

AskedCitations asked_citations(Call& call, const std::string& paper) {
  AskedCitations asked;
  auto& request = asked.request;
  const auto usual = request.sentences;
  request.sentences = call.parameters.take_number("sentences", usual, 0, max_limit);
  asked.url = page_url(call, "/citations");
  if (!paper.empty()) asked.url.path += '/' + percent_encode(paper);
  if (request.sentences != usual) asked.url.own.emplace_back("sentences", std::to_string(request.sentences));
  request.paper = paper;
  request.search = asked.url.request;
  return asked;
}

AskedSimilar asked_similar(Call& call, const std::string& id) {
  AskedSimilar asked;
  auto& request = asked.request;
  request.id = id;
  const auto usual = request.limit;
  request.limit = call.parameters.take_number("limit", usual, 1, most_similar);
  asked.url = page_url(call, "/similar/");
  asked.url.path = "/similar/" + percent_encode(id);
  if (request.limit != usual) asked.url.own.emplace_back("limit", std::to_string(request.limit));
  request.filters = asked.url.request.filters;
  request.user_notes = asked.url.request.user_notes;
  request.min_confidence = asked.url.request.min_confidence;
  request.sort = asked.url.request.sort;
  return asked;
}

}  // namespace dossier::web
