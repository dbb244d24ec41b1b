// SPDX-License-Identifier: GPL-3.0-or-later
#include "collection/collections.hpp"
#include "web/call/collection_edit.hpp"
#include "web/http/problem.hpp"
#include "web/pages/collection_sort.hpp"
#include "web/pages/pages.hpp"
#include "web/views/wording.hpp"

#include <nlohmann/json.hpp>
#include "searcher/output/json_parts.hpp"

namespace dossier::web::pages {
Result<Reply> change_collection(Call& call) {
  const auto& form = call.form;
  const auto given = first_value(form, "name");
  auto name = given.empty() ? current_collection(call) : Collections::cleaned(given);
  const auto edit = edit_collections(call, name, "the page");
  if (!edit) {
    const auto& error = edit.error();
    const bool may_pass = error.code == ErrorCode::IndexLocked || error.code == ErrorCode::IndexDamaged;
    if (first_value(form, "answer") != "json" || may_pass) return error;
    return problem(http_status(error.code), to_string(error.code), sentence(error.message), error.hint);
  }
  if (first_value(form, "answer") == "json") {
    const nlohmann::ordered_json json{{"did", sentence(edit->did)},
                                      {"step", edit->step ? nlohmann::ordered_json(*edit->step) : nullptr}};
    return Reply{200, "application/json", {{"Cache-Control", "no-store"}}, json_parts::printed(json, 2) + "\n"};
  }
  if (first_value(form, "do") == "rename") name = Collections::cleaned(first_value(form, "to"));
  Parameters to{{"name", name}};
  if (first_value(form, "do") == "delete") to.clear();
  if (const auto back = first_value(form, "back"); is_own_address(back)) to.emplace_back("back", back);
  Reply reply{303, "text/plain; charset=utf-8", {}, sentence(edit->did) + "\n"};
  reply.headers.emplace_back("Location", print_target("/collection", to));
  if (first_value(form, "do") == "delete") {  // so that nothing is collected under its name again
    reply.headers.emplace_back("Set-Cookie", std::string(collection_cookie) + "=; Path=/; Max-Age=0; SameSite=Lax");
  }
  return reply;
}

}  // namespace dossier::web::pages
