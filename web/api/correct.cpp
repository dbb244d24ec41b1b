// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/response_json.hpp"
#include "web/api/api.hpp"
#include "web/api/unclear.hpp"
#include "web/call/correction_of.hpp"
#include "web/http/problem.hpp"

#include <nlohmann/json.hpp>

namespace dossier::web::api {

Result<Reply> correct(Call& call) {
  if (!call.correct) return takes_no_corrections(call.catalogue);
  if (auto reply = unclear(call)) return std::move(*reply);
  const auto wanted = correction_of(call);
  if (!wanted) return wanted.error();
  const auto done = call.correct(*wanted);
  if (!done) return done.error();
  nlohmann::ordered_json json;
  json["schema"] = json_schema;
  json["id"] = wanted->id;
  json["note"] = *done;
  return Reply{200, "application/json", {{"Cache-Control", "no-store"}}, json.dump(2) + "\n"};
}

Result<Reply> only_post(Call& /*call*/) {
  auto reply = problem(405, "method-not-allowed", "Only POST is allowed.");
  reply.headers.emplace_back("Allow", "POST");
  return reply;
}

}  // namespace dossier::web::api
