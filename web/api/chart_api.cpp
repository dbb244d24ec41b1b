// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/memory_reserve.hpp"
#include "searcher/charts/chart_json.hpp"
#include "web/api/api.hpp"
#include "web/api/unclear.hpp"
#include "web/call/list_window.hpp"

namespace dossier::web::api {
namespace {

/// Answers a question that was read, unless some of it was not understood.
template <class Ask>
Result<Reply> answered(Call& call, Ask ask) {
  if (auto reply = unclear(call)) return std::move(*reply);
  auto response = ask();
  if (!response) return std::move(response).error();
  memory_reserve::give_up_if_low();
  return Reply{200, "application/json", {}, to_json(*response)};
}

}  // namespace

Result<Reply> timeline(Call& call) {
  TimelineRequest request;
  request.search = take_search(call.parameters, call.reader.facets());
  request.by = static_cast<TimelineBy>(
      call.parameters.take_choice("by", {timeline_by_names.begin(), timeline_by_names.end()}, 0));
  return answered(call, [&] { return call.searcher.timeline(request); });
}

Result<Reply> dispersion(Call& call) {
  constexpr std::uint32_t usual_papers = 50;
  SearchRequest usual;
  usual.limit = usual_papers;
  DispersionRequest request;
  request.search = take_search(call.parameters, call.reader.facets(), usual);
  std::uint32_t papers = 0;
  std::size_t listed = 0;
  auto reply = answered(call, [&] {
    auto response = call.searcher.dispersion(request);
    if (response) {
      papers = response->papers_with;
      listed = response->papers.size();
    }
    return response;
  });
  if (reply && reply->status == 200) {
    add_next_link(*reply, next_address(call, {request.search.offset, request.search.limit}, listed, papers));
  }
  return reply;
}

}  // namespace dossier::web::api
