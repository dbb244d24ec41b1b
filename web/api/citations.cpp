// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/citations_output.hpp"
#include "web/api/answered.hpp"
#include "web/api/api.hpp"
#include "web/call/search_url.hpp"

namespace dossier::web::api {

Result<Reply> citations(Call& call) {
  CitationsRequest request;
  request.search = take_question(call.parameters, call.catalogue.facets());
  request.paper = call.argument;
  if (!call.argument.empty())
    request.sentences = call.parameters.take_number("sentences", request.sentences, 0, max_limit);
  return answered(call, [&] { return call.searcher.citations(request); });
}

}  // namespace dossier::web::api
