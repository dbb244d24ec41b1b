// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/compare_output.hpp"
#include "web/api/answered.hpp"
#include "web/api/api.hpp"
#include "web/call/search_url.hpp"

namespace dossier::web::api {

Result<Reply> compare(Call& call) {
  CompareRequest request;
  request.search = take_question(call.parameters, call.catalogue.facets());
  if (auto same = call.parameters.take_list("same"); !same.empty()) request.same = std::move(same);
  request.pairs = call.parameters.take_number("pairs", request.pairs, 1, max_limit);
  return answered(call, [&] { return call.searcher.compare(request); });
}

}  // namespace dossier::web::api
