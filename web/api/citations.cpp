// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/citations_output.hpp"
#include "web/api/answered.hpp"
#include "web/api/api.hpp"
#include "web/call/search_url.hpp"

#include <set>
#include <string>

namespace dossier::web::api {
namespace {

constexpr std::uint32_t pairs_in_an_answer = 1000;

/// Cuts the lists of pairs to the same part, and the papers to those that it names. Whether a list goes on behind.
bool keep_part(CitationsResponse& response, const ListWindow& window) {
  const bool more_by = window.keep_part(response.cited_by);
  const bool more_of = window.keep_part(response.cites);
  std::set<std::string> named{response.paper};
  for (const auto* links : {&response.cited_by, &response.cites}) {
    for (const auto& link : *links) named.insert({link.citing, link.cited});
  }
  std::erase_if(response.papers, [&](const auto& paper) { return !named.contains(paper.first); });
  return more_by || more_of;
}

}  // namespace

Result<Reply> citations(Call& call) {
  CitationsRequest request;
  request.search = take_question(call.parameters, call.catalogue.facets());
  request.paper = call.argument;
  if (!call.argument.empty())
    request.sentences = call.parameters.take_number("sentences", request.sentences, 0, max_limit);
  const auto window = ListWindow::take(call.parameters, pairs_in_an_answer);
  if (auto reply = unclear(call)) return std::move(*reply);
  auto response = call.searcher.citations(request);
  if (!response) return std::move(response).error();
  memory_reserve::give_up_if_low();
  const bool more = keep_part(*response, window);
  auto reply = json_reply(to_json(*response));
  add_next_link(reply, next_address(call, window, more));
  return reply;
}

}  // namespace dossier::web::api
