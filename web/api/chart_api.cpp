// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/charts/chart_json.hpp"
#include "web/api/answered.hpp"
#include "web/api/api.hpp"

namespace dossier::web::api {
Result<Reply> timeline(Call& call) {
  TimelineRequest request;
  request.search = take_question(call.parameters, call.catalogue.facets());
  request.by = static_cast<TimelineBy>(
      call.parameters.take_choice("by", {timeline_by_names.begin(), timeline_by_names.end()}, 0));
  return answered(call, [&] { return call.searcher.timeline(request); });
}

Result<Reply> dispersion(Call& call) {
  constexpr std::uint32_t usual_papers = 50;
  SearchRequest usual;
  usual.limit = usual_papers;
  DispersionRequest request;
  request.search = take_question(call.parameters, call.catalogue.facets(), usual);
  request.search.sort = take_sort(call.parameters, usual.sort);
  request.search.limit = call.parameters.take_number("limit", usual.limit, 0, max_limit);
  request.search.offset = call.parameters.take_number("offset", usual.offset, 0, max_offset);
  return answered_in_parts(
      call, request.search, [&] { return call.searcher.dispersion(request); },
      [](const DispersionResponse& response) { return std::pair(response.papers.size(), response.papers_with); });
}

Result<Reply> network(Call& call) {
  NetworkRequest request;
  request.search = take_question(call.parameters, call.catalogue.facets());
  request.most_edges = call.parameters.take_number("pairs", request.most_edges, 1, max_matrix_values);
  return answered(call, [&] { return call.searcher.network(request); });
}

Result<Reply> keyness(Call& call) {
  KeynessRequest request;
  request.search = take_question(call.parameters, call.catalogue.facets());
  request.words = call.parameters.take_number("words", request.words, 1, max_limit);
  return answered(call, [&] { return call.searcher.keyness(request); });
}

}  // namespace dossier::web::api
