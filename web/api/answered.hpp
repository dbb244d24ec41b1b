// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/system/memory_reserve.hpp"
#include "web/api/unclear.hpp"
#include "web/call/list_window.hpp"

#include <string>
#include <utility>

namespace dossier::web::api {

inline Reply json_reply(std::string body) { return Reply{200, "application/json", {}, std::move(body)}; }

/// Answers a question that was read, unless some of it was not understood. `ask` gives a Result of what to_json()
/// takes; `look` sees the response and the reply.
template <class Ask, class Look>
Result<Reply> answered(Call& call, Ask ask, Look look) {
  if (auto reply = unclear(call)) return std::move(*reply);
  auto response = ask();
  if (!response) return std::move(response).error();
  memory_reserve::give_up_if_low();
  auto reply = json_reply(to_json(*response));
  look(*response, reply);
  return reply;
}

template <class Ask>
Result<Reply> answered(Call& call, Ask ask) {
  return answered(call, ask, [](const auto&, Reply&) {});
}

/// The same with a link to the next part of the list; `shown` gives the number of items and of all.
template <class Ask, class Shown>
Result<Reply> answered_in_parts(Call& call, const SearchRequest& request, Ask ask, Shown shown) {
  return answered(call, ask, [&](const auto& response, Reply& reply) {
    const auto [items, total] = shown(response);
    add_next_link(reply, next_address(call, {request.offset, request.limit}, items, total));
  });
}

}  // namespace dossier::web::api
