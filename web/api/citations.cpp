// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/memory_reserve.hpp"
#include "searcher/output/citations_output.hpp"
#include "web/api/api.hpp"
#include "web/api/unclear.hpp"
#include "web/call/search_url.hpp"

namespace dossier::web::api {

Result<Reply> citations(Call& call) {
  CitationsRequest request;
  request.search = take_search(call.parameters, call.reader.facets());
  request.paper = call.argument;
  request.sentences = call.parameters.take_number("sentences", request.sentences, 0, max_limit);
  if (auto reply = unclear(call)) return std::move(*reply);
  const auto response = call.searcher.citations(request);
  if (!response) return response.error();
  memory_reserve::give_up_if_low();
  return Reply{200, "application/json", {}, to_json(*response)};
}

}  // namespace dossier::web::api
