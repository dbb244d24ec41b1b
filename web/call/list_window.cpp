// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/call/list_window.hpp"

#include <cstdint>
#include <nlohmann/json.hpp>
#include "searcher/output/json_parts.hpp"

namespace dossier::web {

ListWindow ListWindow::take(ParameterReader& parameters, std::uint32_t usual_limit) {
  ListWindow window;
  window.limit = parameters.take_number("limit", usual_limit, 1, max_limit);
  window.offset = parameters.take_number("offset", 0, 0, max_offset);
  return window;
}

std::string next_address(const Call& call, const ListWindow& window, std::size_t shown, std::size_t total) {
  const auto next = std::size_t{window.offset} + window.limit;
  if (window.limit == 0 || shown < window.limit || next >= total || next > max_offset) return {};
  auto asked = call.asked;
  std::erase_if(asked, [](const Parameter& parameter) { return parameter.first == "offset"; });
  asked.emplace_back("offset", std::to_string(next));
  return print_target(call.path, asked);
}

std::string next_address(const Call& call, const ListWindow& window, bool more) {
  return more ? next_address(call, window, window.limit, SIZE_MAX) : std::string();
}

void add_next_link(Reply& reply, const std::string& address) {
  if (!address.empty()) reply.headers.emplace_back("Link", "<" + address + ">; rel=\"next\"");
}

Reply with_window(Reply reply, const std::string& name, std::size_t total, const ListWindow& window,
                  const std::string& next) {
  auto json = nlohmann::ordered_json::parse(reply.body);
  json[name] = total;
  json["offset"] = window.offset;
  json["limit"] = window.limit;
  json["next"] = next.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(next);
  reply.body = json_parts::printed(json, 2) + "\n";
  add_next_link(reply, next);
  return reply;
}

}  // namespace dossier::web
