// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/api/unclear.hpp"

#include "searcher/output/json_parts.hpp"
#include "web/http/problem.hpp"

#include <nlohmann/json.hpp>

namespace dossier::web::api {

std::optional<Reply> unclear(Call& call) {
  const auto notices = call.parameters.finish();
  if (notices.empty()) return std::nullopt;
  const auto& first = notices.front();
  auto reply = problem(400, "bad-parameter", first.message, first.hint);
  auto json = nlohmann::ordered_json::parse(reply.body);
  for (const auto& notice : notices) {
    json["parameters"].push_back({{"name", notice.parameter}, {"detail", notice.message}, {"hint", notice.hint}});
  }
  reply.body = json_parts::printed(json, 2) + "\n";
  return reply;
}

}  // namespace dossier::web::api
