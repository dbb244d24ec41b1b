// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/api/api.hpp"

#include "base/system/memory_reserve.hpp"
#include "embedded_web_assets.hpp"
#include "index/read/passage_neighbours.hpp"
#include "searcher/output/json_parts.hpp"
#include "searcher/output/response_json.hpp"
#include "vectors/make_vectors.hpp"
#include "web/api/answered.hpp"
#include "web/api/suggest.hpp"
#include "web/call/list_window.hpp"
#include "web/call/paper_list.hpp"
#include "web/http/problem.hpp"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

namespace dossier::web::api {
namespace {

constexpr std::uint32_t papers_in_an_answer = 100;
constexpr std::uint32_t files_in_an_answer = 1000;

}  // namespace

Result<Reply> search(Call& call) {
  const auto request = take_search(call.parameters, call.catalogue.facets());
  return answered_in_parts(
      call, request, [&] { return call.searcher.search(request); },
      [&](const SearchResponse& response) {
        // The list is longer than the total where passages near in meaning are among its hits.
        const auto all = request.offset + response.hits.size() + (response.more ? 1 : 0);
        return std::pair<std::size_t, std::size_t>(response.hits.size(), all);
      });
}

Result<Reply> evidence(Call& call) {
  EvidenceRequest request;
  SearchRequest usual;
  usual.limit = request.papers;
  request.search = take_search(call.parameters, call.catalogue.facets(), usual);
  request.passages_per_paper = call.parameters.take_number("passages", request.passages_per_paper, 1, 100);
  request.papers = request.search.limit;
  request.offset = request.search.offset;
  return answered_in_parts(
      call, request.search, [&] { return call.searcher.evidence(request); },
      [](const EvidenceResponse& response) {
        return std::pair<std::size_t, std::size_t>(response.papers.size(), response.papers_with);
      });
}

Result<Reply> matrix(Call& call) {
  MatrixRequest request;
  request.search = take_search(call.parameters, call.catalogue.facets());
  request.rows = call.parameters.take("rows").value_or("theory");
  request.columns = call.parameters.take("columns").value_or("dyad");
  request.most_values = call.parameters.take_number("values", request.most_values, 1, max_matrix_values);
  return answered(call, [&] { return call.searcher.matrix(request); });
}

Result<Reply> kwic(Call& call) {
  KwicRequest request;
  request.search = take_search(call.parameters, call.catalogue.facets());
  request.order = static_cast<KwicOrder>(
      call.parameters.take_choice("order", {kwic_order_names.begin(), kwic_order_names.end()}, 0));
  request.words = call.parameters.take_number("words", request.words, 1, 50);
  request.passages = call.parameters.take_number("passages", request.passages, 0, max_kwic_passages);
  request.collocates = call.parameters.take_number("collocates", 0, 0, max_limit);
  request.span = call.parameters.take_number("span", request.span, 1, 50);
  return answered_in_parts(
      call, request.search, [&] { return call.searcher.kwic(request); },
      [](const KwicResponse& response) {
        return std::pair<std::size_t, std::size_t>(response.lines.size(), response.total);
      });
}

Result<Reply> similar(Call& call) {
  SimilarRequest request;
  request.id = call.argument;
  request.filters = call.parameters.take_filters(call.catalogue.facets());
  request.limit = call.parameters.take_number("limit", request.limit, 1, max_limit);
  request.per_paper = call.parameters.take_number("per-paper", request.per_paper, 0, max_limit);
  request.user_notes = call.parameters.take_notes(std::nullopt);
  request.min_confidence = call.parameters.take_confidence("min-confidence", 0);
  return answered(call, [&] { return call.searcher.similar(request); });
}

Result<Reply> passage(Call& call) {
  const auto context = call.parameters.take_number("context", 0, 0, 100);
  if (auto reply = unclear(call)) return std::move(*reply);
  const auto doc = call.catalogue.find(call.argument);
  if (!doc) return doc.error();
  const auto around = passage_neighbours(call.catalogue, *doc, context, context);
  if (!around) return around.error();
  return json_reply(show_json(*around));
}

Result<Reply> papers(Call& call) {
  const auto window = ListWindow::take(call.parameters, papers_in_an_answer);
  if (auto reply = unclear(call)) return std::move(*reply);
  const auto papers = papers_from(call.index, window.offset, window.limit);
  if (!papers) return papers.error();
  const auto file_records = call.catalogue.file_records();
  if (!file_records) return file_records.error();
  const std::size_t total = call.catalogue.info().papers;
  const auto next = next_address(call, window, papers->size(), total);
  return with_window(json_reply(papers_json(*papers, other_files(*file_records))), "total", total, window, next);
}

Result<Reply> facets(Call& call) {
  const auto& facets = call.catalogue.facets();
  auto request = take_search(call.parameters, facets);
  const auto facet = call.parameters.take("facet");
  if (facet && std::find(facets.begin(), facets.end(), *facet) == facets.end()) {
    call.parameters.add_notice("facet", "There is no facet `" + *facet + "`.", "use a facet of the index");
  }
  if (auto reply = unclear(call)) return std::move(*reply);
  const ListWindow window{request.offset, request.facet_values};
  request.limit = request.offset = 0;
  request.facets = true;
  request.facet_values = window.offset + window.limit;
  auto response = call.searcher.search(request);
  if (!response) return std::move(response).error();
  if (facet) std::erase_if(response->facets, [&](const FacetCounts& one) { return one.facet != *facet; });
  bool more = false;
  for (auto& one : response->facets) {
    more = more || one.distinct > std::size_t{window.offset} + window.limit;
    one.keep_part(window.offset, window.limit);
  }
  memory_reserve::give_up_if_low();
  auto reply = json_reply(facets_json(*response));
  add_next_link(reply, next_address(call, window, more));
  return reply;
}

Result<Reply> suggest(Call& call) {
  const auto query = call.parameters.take("q").value_or(std::string());
  const auto limit = call.parameters.take_number("limit", 10, 1, 50);
  const auto format = call.parameters.take_choice("format", {"dossier", "opensearch"}, 0);
  if (auto reply = unclear(call)) return std::move(*reply);
  const auto facets = call.snapshot.facets();
  if (!facets) return facets.error();
  auto suggestions = suggestions_for(query, limit, call.index, **facets);
  if (!suggestions) return std::move(suggestions).error();
  if (format == 0) return json_reply(suggestions_json(query, *suggestions));
  return Reply{200, "application/x-suggestions+json", {}, opensearch_json(query, *suggestions)};
}

Result<Reply> status(Call& call) {
  const auto window = ListWindow::take(call.parameters, files_in_an_answer);
  if (auto reply = unclear(call)) return std::move(*reply);
  auto file_records = call.catalogue.file_records();
  if (!file_records) return std::move(file_records).error();
  const auto total = file_records->size();
  const auto first = file_records->begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(window.offset, total));
  std::vector<FileRecord> files(std::make_move_iterator(first), std::make_move_iterator(file_records->end()));
  if (files.size() > window.limit) files.resize(window.limit);
  const auto next = next_address(call, window, files.size(), total);
  Result<std::optional<VectorSummary>> vectors = std::optional<VectorSummary>();
  if (const auto here = call.index.on_disk()) vectors = vector_summary(**here);
  if (!vectors) return vectors.error();
  return with_window(json_reply(status_json(call.catalogue.info(), *vectors, files)), "files_total", total, window,
                     next);
}

Result<Reply> openapi(Call& call) {
  if (auto reply = unclear(call)) return std::move(*reply);
  return json_reply(std::string(embedded_web_assets("openapi.json")));
}

Result<Reply> health(Call& call) {
  if (auto reply = unclear(call)) return std::move(*reply);
  const nlohmann::ordered_json json{{"status", "ok"}, {"generation", call.catalogue.info().generation}};
  return json_reply(json_parts::printed(json, 2) + "\n");
}

}  // namespace dossier::web::api
