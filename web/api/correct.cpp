// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/response_json.hpp"
#include "web/api/api.hpp"
#include "web/api/unclear.hpp"
#include "web/call/take_correction.hpp"

#include <nlohmann/json.hpp>

namespace dossier::web::api {

Result<Reply> correct(Call& call) {
  if (!call.corrections.correct) {
    return Error{ErrorCode::NotFound, "this server takes no corrections", "start it with --corrections always"};
  }
  const auto wanted = take_correction(call);
  if (wanted.empty())
    call.parameters.add_notice("add", "Nothing is to be corrected.", "use add, remove, section or undo");
  if (wanted.undo && !(wanted.add.empty() && wanted.remove.empty() && wanted.section.empty())) {
    call.parameters.add_notice("undo", "`undo` stands alone.", "undo first, then correct");
  }
  if (auto reply = unclear(call)) return std::move(*reply);
  const auto done = call.corrections.correct(wanted);
  if (!done) return done.error();
  const nlohmann::ordered_json json{{"schema", json_schema}, {"id", wanted.id}, {"note", *done}};
  return Reply{200, "application/json", {{"Cache-Control", "no-store"}}, json.dump(2) + "\n"};
}

}  // namespace dossier::web::api
